namespace DevOpsNotes.Storage;

/// <summary>Stands in front of every adapter's table and lets through only what both engines accept.</summary>
internal sealed class CheckedTable(ITable table) : ITable
{
    public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableRules.CheckKeys(partitionKey, rowKey);
        return table.Get(partitionKey, rowKey, cancellationToken);
    }

    public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken)
    {
        TableRules.CheckRange(range);
        return table.Query(range, continuation, cancellationToken);
    }

    public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(row);
        return table.Insert(row, cancellationToken);
    }

    public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(row);
        return table.Upsert(row, cancellationToken);
    }

    public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken)
    {
        TableRules.CheckRow(row);
        TableRules.CheckETag(expected);
        return table.Replace(row, expected, cancellationToken);
    }

    public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken)
    {
        TableRules.CheckKeys(partitionKey, rowKey);
        TableRules.CheckETag(expected);
        return table.Delete(partitionKey, rowKey, expected, cancellationToken);
    }

    public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
    {
        TableRules.CheckActions(actions);
        return table.Submit(actions, cancellationToken);
    }
}
