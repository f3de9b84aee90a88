namespace DevOpsNotes.Storage;

/// <summary>
/// A store whose tables are opened when they are first used, so that whoever holds them can start while the store is out of
/// reach. A table that cannot be opened is tried again at its next use.
/// </summary>
public sealed class LateTables(ITables tables) : ITables
{
    public Task<ITable> Open(string name, CancellationToken cancellationToken)
    {
        TableRules.CheckTableName(name);
        return Task.FromResult<ITable>(new LateTable(() => tables.Open(name, CancellationToken.None)));
    }

    public ValueTask DisposeAsync() => tables.DisposeAsync();

    private sealed class LateTable(Func<Task<ITable>> open) : ITable
    {
        private readonly Lock _lock = new();
        private Task<ITable>? _table;

        public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            await (await Table(cancellationToken)).Get(partitionKey, rowKey, cancellationToken);

        public async Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) =>
            await (await Table(cancellationToken)).Query(range, continuation, cancellationToken);

        public async Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => await (await Table(cancellationToken)).Insert(row, cancellationToken);

        public async Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => await (await Table(cancellationToken)).Upsert(row, cancellationToken);

        public async Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) =>
            await (await Table(cancellationToken)).Replace(row, expected, cancellationToken);

        public async Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) =>
            await (await Table(cancellationToken)).Delete(partitionKey, rowKey, expected, cancellationToken);

        public async Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) =>
            await (await Table(cancellationToken)).Submit(actions, cancellationToken);

        /// <summary>Opened once for all who wait for it; after a failure, once more.</summary>
        private Task<ITable> Table(CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (_table is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                    _table = open();
                return _table.WaitAsync(cancellationToken);
            }
        }
    }
}
