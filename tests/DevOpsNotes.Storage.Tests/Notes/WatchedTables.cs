namespace DevOpsNotes.Storage.Tests.Notes;

/// <summary>
/// A real store through which a test can step in at the moments that matter: just before a head is written, and just
/// before notes are read. It also remembers where notes were written, so that nothing can be left behind unseen.
/// </summary>
internal sealed class WatchedTables(ITables tables) : ITables
{
    private readonly HashSet<string> _notePartitions = [];

    /// <summary>Runs once, before the next write or removal of a head.</summary>
    public Func<Task>? BeforeHeadChanges { get; set; }

    /// <summary>Runs once, before the next read of notes.</summary>
    public Func<Task>? BeforeNotesAreRead { get; set; }

    public async Task<ITable> Open(string name, CancellationToken cancellationToken)
    {
        var table = await tables.Open(name, cancellationToken);
        return name switch
        {
            "sources" => new Watched(table) { BeforeWrite = _ => Once(() => BeforeHeadChanges, () => BeforeHeadChanges = null) },
            "notes" => new Watched(table) { BeforeWrite = Remember, BeforeQuery = () => Once(() => BeforeNotesAreRead, () => BeforeNotesAreRead = null) },
            _ => table,
        };
    }

    /// <summary>How many rows are left of all that was written through this store.</summary>
    public async Task<int> NoteRows()
    {
        var notes = await tables.Open("notes", CancellationToken.None);
        var count = 0;
        foreach (var partition in _notePartitions)
            count += await notes.QueryAll(new RowRange(partition)).CountAsync();
        return count;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task Once(Func<Func<Task>?> get, Action clear)
    {
        var step = get();
        clear();
        return step?.Invoke() ?? Task.CompletedTask;
    }

    private Task Remember(string partition)
    {
        _notePartitions.Add(partition);
        return Task.CompletedTask;
    }

    private sealed class Watched(ITable table) : ITable
    {
        public required Func<string, Task> BeforeWrite { get; init; }

        public Func<Task> BeforeQuery { get; init; } = () => Task.CompletedTask;

        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => table.Get(partitionKey, rowKey, cancellationToken);

        public async Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken)
        {
            await BeforeQuery();
            return await table.Query(range, continuation, cancellationToken);
        }

        public async Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken)
        {
            await BeforeWrite(row.PartitionKey);
            return await table.Insert(row, cancellationToken);
        }

        public async Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken)
        {
            await BeforeWrite(row.PartitionKey);
            return await table.Upsert(row, cancellationToken);
        }

        public async Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken)
        {
            await BeforeWrite(row.PartitionKey);
            return await table.Replace(row, expected, cancellationToken);
        }

        public async Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken)
        {
            await BeforeWrite(partitionKey);
            return await table.Delete(partitionKey, rowKey, expected, cancellationToken);
        }

        public async Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
        {
            await BeforeWrite(actions[0].PartitionKey);
            return await table.Submit(actions, cancellationToken);
        }
    }
}
