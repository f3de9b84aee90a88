using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Daily;

/// <summary>Erases a subscription with all that is kept for its sake.</summary>
internal sealed class SubscriptionEraser
{
    private readonly ITable _workspaces;
    private readonly DueTable _due;
    private readonly LedgerStore _ledger;

    private SubscriptionEraser(ITable workspaces, ITable due, LedgerStore ledger) => (_workspaces, _due, _ledger) = (workspaces, new DueTable(due), ledger);

    /// <summary>Opens it on whatever keeps the tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<SubscriptionEraser> Open(ITables tables, CancellationToken cancellationToken) => new(
        await tables.Open("workspaces", cancellationToken),
        await tables.Open("due", cancellationToken),
        await LedgerStore.Open(tables, cancellationToken));

    /// <summary>Erases a subscription: its copy, its record and, when these are gone, the row by which they are found.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="row">The row; it stays when somebody changed it since it was read.</param>
    /// <param name="cancellationToken">Stops; doing it again goes on from there.</param>
    public async Task Erase(Scope workspace, TableRow row, CancellationToken cancellationToken)
    {
        var ledger = TableKey.Of(workspace.Key, SubscriptionRow.ConversationOf(row));
        await _due.Delete(SubscriptionRow.PlaceOf(workspace, row), ETag.All, cancellationToken);
        await _ledger.Erase(ledger, cancellationToken);
        await _workspaces.Delete(row.PartitionKey, row.RowKey, row.ETag!.Value, cancellationToken);
        // Once more for what a host claimed meanwhile; whoever claims from now on looks for the subscription again, and finds none.
        await _ledger.Erase(ledger, cancellationToken);
    }
}
