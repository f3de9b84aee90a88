namespace DevOpsNotes.Storage.Sqlite;

/// <summary>One table of the file. A single write is a transaction of one action.</summary>
internal sealed class SqliteTable(SqliteThread thread, string name) : ITable
{
    // Sorts after every key, since keys are printable ASCII.
    private const string End = "\u007F";

    public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        await thread.Run(session => session.Read(name, partitionKey, rowKey), cancellationToken) is { } stored ? Row(partitionKey, stored) : null;

    public async Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken)
    {
        var (rows, next) = await thread.Run(
            session => session.ReadPage(name, range.PartitionKey, continuation ?? range.From ?? "", range.Below ?? End), cancellationToken);
        return new TablePage([.. rows.Select(stored => Row(range.PartitionKey, stored))], next);
    }

    public async Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) =>
        (await Submit([new TableAction.Insert(row)], cancellationToken)).ETags?[0];

    public async Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) =>
        (await Submit([new TableAction.Upsert(row)], cancellationToken)).ETags![0]!.Value;

    public async Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) =>
        (await Submit([new TableAction.Replace(row, expected)], cancellationToken)).ETags?[0];

    public async Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) =>
        (await Submit([new TableAction.Delete(partitionKey, rowKey, expected)], cancellationToken)).IsCommitted;

    public async Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
    {
        RowWrite[] writes = [.. actions.Select(RowWrite.Of)];
        return await thread.Run(session => session.Write(name, writes), cancellationToken) is { } conflict
            ? TransactionOutcome.ConflictAt(conflict)
            : TransactionOutcome.Committed([.. writes.Select(write => write.ETag is { } etag ? new ETag(etag) : (ETag?)null)]);
    }

    private TableRow Row(string partitionKey, StoredRow stored)
    {
        var row = new TableRow(partitionKey, stored.RowKey, new ETag(stored.ETag));
        try
        {
            PropertiesJson.Read(stored.Properties, row);
        }
        catch (FormatException e)
        {
            throw new StoreException(
                $"The row '{partitionKey}', '{stored.RowKey}' of the table '{name}' is damaged; put a backup in the store's place or remove the row.", e);
        }

        return row;
    }
}
