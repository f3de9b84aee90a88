using System.Globalization;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Content.Tests.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Search.Quality;

/// <summary>
/// What finding has to reach on five real documents. The table with all figures, beside plain BM25:
/// <c>dotnet run -c Release --project tests/DevOpsNotes.Benchmarks -- quality</c>.
/// </summary>
public sealed class SearchQualityTests
{
    private static readonly Lazy<NoteIndex> Index = new(() => NoteIndex.Build(SeedNotes.All, TopicCatalog.Default));

    [SeedFact]
    public void Every_judged_note_is_there()
    {
        var ids = SeedNotes.All.Select(note => note.Id).ToHashSet();

        Assert.Empty(JudgedQuery.Known.Concat(JudgedQuery.HeldOut).SelectMany(query => query.Grades.Keys).Where(id => !ids.Contains(id)).Distinct());
    }

    [SeedTheory]
    [InlineData("topic", 0.87, 0.95)]
    [InlineData("synonym", 0.62, 0.73)]
    [InlineData("typo", 0.85, 0.97)]
    [InlineData("speaker", 0.95, 0.98)]
    [InlineData("event", 0.86, 0.92)]
    [InlineData("question", 0.61, 0.75)]
    [InlineData("symptom", 0.51, 0.59)]
    public void Queries_find_what_answers_them(string kind, double ndcg, double successAt1)
    {
        var found = RankingMetrics.Of(JudgedQuery.Known.Where(query => query.Kind == kind), Search);

        Assert.True(found.Ndcg >= ndcg && found.SuccessAt1 >= successAt1, string.Create(CultureInfo.InvariantCulture, $"nDCG@3 {found.Ndcg:f3}, success@1 {found.SuccessAt1:f3}"));
    }

    [SeedFact]
    public void What_the_notes_do_not_cover_finds_nothing()
    {
        var found = RankingMetrics.Of(JudgedQuery.Known.Where(query => query.Kind == JudgedQuery.Unanswerable), Search);

        Assert.InRange(found.Empty, 0.91, 1);
    }

    private static string[] Search(string query) => [.. Index.Value.Search(query, 3).Hits.Select(hit => hit.Note.Id)];
}
