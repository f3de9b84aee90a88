namespace DevOpsNotes.Storage.Tests.Daily;

/// <summary>A real store through which a test can step in before every operation and after it, reads included.</summary>
internal sealed class HookedTables(ITables tables) : ITables
{
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Func<Task> After { get; set; } = () => Task.CompletedTask;

    /// <summary>How many operations were begun.</summary>
    public int Operations { get; private set; }

    public async Task<ITable> Open(string name, CancellationToken cancellationToken) => new Hooked(this, await tables.Open(name, cancellationToken));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> Run<T>(Func<Task<T>> operation)
    {
        Operations++;
        await Before();
        var result = await operation();
        await After();
        return result;
    }

    private sealed class Hooked(HookedTables owner, ITable table) : ITable
    {
        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => owner.Run(() => table.Get(partitionKey, rowKey, cancellationToken));

        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => owner.Run(() => table.Query(range, continuation, cancellationToken));

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => owner.Run(() => table.Insert(row, cancellationToken));

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => owner.Run(() => table.Upsert(row, cancellationToken));

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => owner.Run(() => table.Replace(row, expected, cancellationToken));

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => owner.Run(() => table.Delete(partitionKey, rowKey, expected, cancellationToken));

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => owner.Run(() => table.Submit(actions, cancellationToken));
    }
}
