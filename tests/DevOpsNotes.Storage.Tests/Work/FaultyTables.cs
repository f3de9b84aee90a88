namespace DevOpsNotes.Storage.Tests.Work;

/// <summary>A real store behind a network that fails at the next write, once.</summary>
internal sealed class FaultyTables(ITables tables) : ITables
{
    public Fault Next { get; set; }

    /// <summary>Runs once, before the next write.</summary>
    public Func<Task>? BeforeWrite { get; set; }

    /// <summary>Runs once, after the next write and before its writer hears of it.</summary>
    public Func<Task>? AfterWrite { get; set; }

    /// <summary>Runs before every write.</summary>
    public Func<Task> EachWrite { get; set; } = () => Task.CompletedTask;

    public async Task<ITable> Open(string name, CancellationToken cancellationToken) =>
        new Faulty(this, await tables.Open(name, cancellationToken));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> Write<T>(Func<Task<T>> write, T conflict)
    {
        var (fault, before, after) = (Next, BeforeWrite, AfterWrite);
        (Next, BeforeWrite, AfterWrite) = (Fault.None, null, null);
        await EachWrite();
        if (before is not null)
            await before();
        if (fault == Fault.LostRequest)
            throw new StoreException("The request was lost.");
        var result = await write();
        if (after is not null)
            await after();
        return fault switch
        {
            Fault.LostReply => throw new StoreException("The reply was lost."),
            Fault.Repeated => conflict,
            _ => result,
        };
    }

    private sealed class Faulty(FaultyTables owner, ITable table) : ITable
    {
        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => table.Get(partitionKey, rowKey, cancellationToken);

        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => table.Query(range, continuation, cancellationToken);

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => owner.Write(() => table.Insert(row, cancellationToken), null);

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => table.Upsert(row, cancellationToken);

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) =>
            owner.Write(() => table.Replace(row, expected, cancellationToken), null);

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) =>
            owner.Write(() => table.Delete(partitionKey, rowKey, expected, cancellationToken), false);

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) =>
            owner.Write(() => table.Submit(actions, cancellationToken), TransactionOutcome.ConflictAt(0));
    }
}
