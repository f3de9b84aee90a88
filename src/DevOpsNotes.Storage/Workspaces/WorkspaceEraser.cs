using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// Erases all that is kept of a workspace. A tombstone goes first, the row <c>erased</c> of its partition: while it stands,
/// there is nothing of the workspace for readers. Each step can be done again by whoever finds it unfinished.
/// </summary>
public sealed class WorkspaceEraser
{
    private const string Tombstone = "erased";

    private readonly ITable _workspaces;
    private readonly VersionTable _versions;
    private readonly NoteStore _notes;
    private readonly WorkStore _work;
    private readonly SubscriptionEraser _subscriptions;
    private readonly TimeProvider _time;

    private WorkspaceEraser(ITable workspaces, ITable versions, NoteStore notes, WorkStore work, SubscriptionEraser subscriptions, TimeProvider time) =>
        (_workspaces, _versions, _notes, _work, _subscriptions, _time) = (workspaces, new VersionTable(versions), notes, work, subscriptions, time);

    /// <summary>Opens it on whatever keeps the tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<WorkspaceEraser> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) => new(
        await tables.Open("workspaces", cancellationToken),
        await tables.Open("versions", cancellationToken),
        await NoteStore.Open(tables, time, cancellationToken),
        await WorkStore.Open(tables, time, cancellationToken),
        await SubscriptionEraser.Open(tables, cancellationToken),
        time);

    /// <summary>Whether a workspace is being erased.</summary>
    public async Task<bool> IsErased(Scope workspace, CancellationToken cancellationToken) =>
        await _workspaces.Get(TableKey.Of(workspace.Key), Tombstone, cancellationToken) is not null;

    /// <summary>Has readers see nothing of a workspace any more.</summary>
    public async Task Bury(Scope workspace, CancellationToken cancellationToken)
    {
        await _workspaces.Upsert(new TableRow(TableKey.Of(workspace.Key), Tombstone) { ["At"] = _time.GetUtcNow() }, cancellationToken);
        await _versions.Bump(workspace, cancellationToken);
    }

    /// <summary>Deletes the rows of a workspace: what it made, what was posted and imported for it, and what was to be done for it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="eraser">The id of the work that erases, which stays.</param>
    /// <param name="cancellationToken">Stops; what is left is deleted the next time.</param>
    public async Task EraseRows(Scope workspace, string eraser, CancellationToken cancellationToken)
    {
        if (workspace.IsShared)
            throw new ArgumentException("What everybody has is no workspace's.", nameof(workspace));
        await _notes.Erase(workspace, cancellationToken);
        // Before the partition goes: other partitions are found by what stands in it.
        foreach (var row in await _workspaces.QueryAll(SubscriptionRow.All(workspace), cancellationToken).ToListAsync(cancellationToken))
            await _subscriptions.Erase(workspace, row, cancellationToken);
        var partition = TableKey.Of(workspace.Key);
        var rows = await _workspaces.QueryAll(new RowRange(partition), cancellationToken).Where(row => row.RowKey != Tombstone).ToListAsync(cancellationToken);
        // One by one: what somebody else deletes meanwhile must not keep the rest.
        foreach (var row in rows)
            await _workspaces.Delete(partition, row.RowKey, ETag.All, cancellationToken);
        await _work.Erase(workspace.Key, eraser, cancellationToken);
    }

    /// <summary>Takes the tombstone away: the workspace can begin anew.</summary>
    public async Task Lift(Scope workspace, CancellationToken cancellationToken)
    {
        await _workspaces.Delete(TableKey.Of(workspace.Key), Tombstone, ETag.All, cancellationToken);
        await _versions.Bump(workspace, cancellationToken);
    }
}
