using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Tests;

/// <summary>A real store that a test can take away or hold up for a while.</summary>
internal sealed class SwitchedTables(ITables tables) : ITables
{
    /// <summary>Whether a table cannot be used now, by its name.</summary>
    public Func<string, bool> IsDown { get; set; } = _ => false;

    /// <summary>What everything waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Whether operations of a table are counted, by its name.</summary>
    public Func<string, bool> IsCounted { get; set; } = _ => true;

    /// <summary>Also queries are counted, by which a host looks for what there is to do.</summary>
    public bool CountsQueries { get; set; } = true;

    /// <summary>How many operations there were, of all tables that are counted.</summary>
    public int Operations => Volatile.Read(ref _operations);

    private int _operations;

    public async Task<ITable> Open(string name, CancellationToken cancellationToken) => new Switched(name, await tables.Open(name, cancellationToken), this);

    public ValueTask DisposeAsync() => tables.DisposeAsync();

    private sealed class Switched(string name, ITable table, SwitchedTables tables) : ITable
    {
        public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => await (await Table()).Get(partitionKey, rowKey, cancellationToken);

        public async Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => await (await Table(isQuery: true)).Query(range, continuation, cancellationToken);

        public async Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => await (await Table()).Insert(row, cancellationToken);

        public async Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => await (await Table()).Upsert(row, cancellationToken);

        public async Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => await (await Table()).Replace(row, expected, cancellationToken);

        public async Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => await (await Table()).Delete(partitionKey, rowKey, expected, cancellationToken);

        public async Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => await (await Table()).Submit(actions, cancellationToken);

        private async Task<ITable> Table(bool isQuery = false)
        {
            if (tables.IsCounted(name) && (tables.CountsQueries || !isQuery))
                Interlocked.Increment(ref tables._operations);
            await tables.Gate;
            return tables.IsDown(name) ? throw new StoreException("The store was taken away by the test.") : table;
        }
    }
}
