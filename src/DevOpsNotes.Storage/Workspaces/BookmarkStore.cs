using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>The notes that people keep for themselves, in the partition of their workspace: <c>mark|hash of the person|note</c>.</summary>
/// <remarks>All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write may have been written, and doing it again does no harm.</remarks>
public sealed class BookmarkStore
{
    /// <summary>Bookmarks that a person has at most; of several that come in at once, all may be kept.</summary>
    public const int Most = 500;

    private const string Kind = "mark";

    private readonly ITable _workspaces;
    private readonly TimeProvider _time;

    private BookmarkStore(ITable workspaces, TimeProvider time) => (_workspaces, _time) = (workspaces, time);

    /// <summary>Opens the store on whatever keeps its table.</summary>
    /// <exception cref="StoreException">The table cannot be used.</exception>
    public static async Task<BookmarkStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) => new(await tables.Open("workspaces", cancellationToken), time);

    /// <summary>The ids of the notes that a person keeps, the latest first.</summary>
    public async Task<IReadOnlyList<string>> Of(Scope workspace, string person, CancellationToken cancellationToken)
    {
        var rows = await _workspaces.QueryAll(Rows(workspace, person), cancellationToken).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.GetDateTimeOffset("KeptAt")).Select(row => row.GetString("Note")!)];
    }

    /// <summary>Keeps a note. One that is kept already stays where it is among the others.</summary>
    /// <returns><see langword="false"/> when the person keeps <see cref="Most"/> others.</returns>
    public async Task<bool> Keep(Scope workspace, string person, string note, CancellationToken cancellationToken)
    {
        var (partition, key) = KeyOf(workspace, person, note);
        var kept = await _workspaces.QueryAll(Rows(workspace, person), cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
        if (kept.Contains(key, StringComparer.Ordinal))
            return true;
        if (kept.Count >= Most)
            return false;
        // Taken keys are a repeated request's or the same wish's: it is kept all the same.
        await _workspaces.Insert(new TableRow(partition, key) { ["Note"] = note, ["KeptAt"] = _time.GetUtcNow() }, cancellationToken);
        return true;
    }

    /// <summary>Keeps a note no longer.</summary>
    public async Task Drop(Scope workspace, string person, string note, CancellationToken cancellationToken)
    {
        var (partition, key) = KeyOf(workspace, person, note);
        await _workspaces.Delete(partition, key, ETag.All, cancellationToken);
    }

    internal static RowRange Rows(Scope workspace, string person) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(Kind, PersonHash.Of(workspace, person)));

    private static (string Partition, string Row) KeyOf(Scope workspace, string person, string note) =>
        (TableKey.Of(workspace.Key), TableKey.Of(Kind, PersonHash.Of(workspace, person), note));
}
