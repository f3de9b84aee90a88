using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Tests;

/// <summary>A real store that a test can take away for a while.</summary>
internal sealed class SwitchedTables(ITables tables) : ITables
{
    public bool IsDown { get; set; }

    public async Task<ITable> Open(string name, CancellationToken cancellationToken) => new Switched(await tables.Open(name, cancellationToken), this);

    public ValueTask DisposeAsync() => tables.DisposeAsync();

    private void Check()
    {
        if (IsDown)
            throw new StoreException("The store was taken away by the test.");
    }

    private sealed class Switched(ITable table, SwitchedTables tables) : ITable
    {
        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => Checked().Get(partitionKey, rowKey, cancellationToken);

        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => Checked().Query(range, continuation, cancellationToken);

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => Checked().Insert(row, cancellationToken);

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => Checked().Upsert(row, cancellationToken);

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => Checked().Replace(row, expected, cancellationToken);

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => Checked().Delete(partitionKey, rowKey, expected, cancellationToken);

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => Checked().Submit(actions, cancellationToken);

        private ITable Checked()
        {
            tables.Check();
            return table;
        }
    }
}
