using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// A gap as a row, <c>gap|hash of the words</c>. Until enough people asked, the row has hashes of who asked what, and not the
/// words; from then on the words, and nothing of who asked.
/// </summary>
internal sealed record GapRow
{
    private const string Kind = "gap";

    /// <summary>Of so many writers one can tell that its write was done, although others wrote since.</summary>
    private const int MostWriters = 16;

    /// <summary>The words; <see langword="null"/> until enough people asked.</summary>
    public string? Words { get; private init; }

    /// <summary>Hashes of who asked; none any more once enough did.</summary>
    public IReadOnlyList<string> Askers { get; private init; } = [];

    public int Asked { get; private init; }

    public DateTimeOffset LastAskedAt { get; private init; }

    /// <summary>Random names of the last writes.</summary>
    public IReadOnlyList<string> Writes { get; private init; } = [];

    public static RowRange All(Scope workspace) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(Kind));

    public static (string Partition, string Row) KeyOf(Scope workspace, AskedWords words) => (TableKey.Of(workspace.Key), TableKey.Of(Kind, TableKey.HashOf(workspace.Key, words.Key)));

    public static GapRow From(TableRow row) => new()
    {
        Words = row.GetString("Words"),
        Askers = row.GetString("Askers")?.Split(',') ?? [],
        Asked = row.GetInt32("Asked") ?? 0,
        LastAskedAt = row.GetDateTimeOffset("LastAskedAt") ?? DateTimeOffset.MinValue,
        Writes = row.GetString("Writes")?.Split(',') ?? [],
    };

    /// <summary>The same after these people asked.</summary>
    public GapRow With(Scope workspace, AskedWords words, IReadOnlyCollection<string> askers, DateTimeOffset at)
    {
        var last = at > LastAskedAt ? at : LastAskedAt;
        if (Words is not null)
            return this with { Asked = Asked + askers.Count, LastAskedAt = last };
        // A hash of both: it does not tell that the same person asked two things.
        var hashes = Askers.Union(askers.Select(asker => TableKey.HashOf(workspace.Key, asker, words.Key)), StringComparer.Ordinal).ToList();
        return hashes.Count < Gap.FewestAskers
            ? this with { Askers = hashes, Asked = hashes.Count, LastAskedAt = last }
            : this with { Words = words.Text, Askers = [], Asked = hashes.Count, LastAskedAt = last };
    }

    public TableRow ToRow(Scope workspace, AskedWords words, string write)
    {
        var (partition, key) = KeyOf(workspace, words);
        return new TableRow(partition, key)
        {
            ["Words"] = Words,
            ["Askers"] = Askers.Count > 0 ? string.Join(',', Askers) : null,
            ["Asked"] = Asked,
            ["LastAskedAt"] = LastAskedAt,
            ["Writes"] = string.Join(',', Writes.Append(write).TakeLast(MostWriters)),
        };
    }
}
