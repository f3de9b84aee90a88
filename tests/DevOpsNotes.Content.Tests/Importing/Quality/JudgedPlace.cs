namespace DevOpsNotes.Content.Tests.Importing.Quality;

/// <summary>A line of Seeds.judged.txt.</summary>
internal sealed record JudgedPlace(string What, string Document, string Key, IReadOnlyList<string> Speakers)
{
    public static IReadOnlyList<JudgedPlace> All { get; } =
        [.. File.ReadLines(Repository.PathOf("tests/DevOpsNotes.Content.Tests/Importing/Quality/Seeds.judged.txt")).Where(line => !line.StartsWith('#')).Select(Read)];

    public bool IsIn(string text) => $" {Normal(text)} ".Contains($" {Key} ", StringComparison.Ordinal);

    /// <summary>One of the acceptable answers. A nickname and a title make no difference.</summary>
    public bool IsSpokenBy(IReadOnlyList<string> speakers) => Speakers.Contains(string.Join(" + ", speakers.Select(WithoutNickname)));

    private static JudgedPlace Read(string line)
    {
        var parts = line.Split(" | ");
        return new JudgedPlace(parts[0], parts[1], parts[2], parts.Length < 4 ? [] : [.. parts[3].Split(" / ").Select(names => names == "-" ? "" : names)]);
    }

    private static string Normal(string text) =>
        string.Join(' ', new string([.. text.ToLowerInvariant().Where(c => c is not ('\'' or '’')).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string WithoutNickname(string name) =>
        string.Join(' ', name.Split(' ').Where(word => word[0] is not ('“' or '"')));
}
