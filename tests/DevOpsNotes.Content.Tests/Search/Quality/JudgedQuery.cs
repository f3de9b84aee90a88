using System.Text.Json;
using DevOpsNotes.Content.Tests.Importing;

namespace DevOpsNotes.Content.Tests.Search.Quality;

/// <summary>A query over the seed documents and the notes that answer it, as somebody judged who knew the notes and not the search.</summary>
/// <param name="Kind">topic, synonym, typo, speaker, event, question, symptom; or none for what the notes do not cover.</param>
/// <param name="Query">What a person types.</param>
/// <param name="Grades">By id of a note: 3 answers exactly, 2 is a good answer, 1 touches it. A note that is not here does not answer.</param>
internal sealed record JudgedQuery(string Kind, string Query, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>The kind of queries whose only good answer is none.</summary>
    public const string Unanswerable = "none";

    /// <summary>Those that may be looked at while the search is tuned.</summary>
    public static IReadOnlyList<JudgedQuery> Known { get; } = Read("Search.judged.jsonl");

    /// <summary>Those that are set aside: they tell whether tuning helped or only fitted.</summary>
    public static IReadOnlyList<JudgedQuery> HeldOut { get; } = Read("Search.heldout.jsonl");

    private static JudgedQuery[] Read(string file) =>
        [.. File.ReadLines(Repository.PathOf("tests/DevOpsNotes.Content.Tests/Search/Quality/" + file)).Select(line => JsonSerializer.Deserialize<JudgedQuery>(line, JsonSerializerOptions.Web)!)];
}
