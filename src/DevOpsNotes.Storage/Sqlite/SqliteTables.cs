namespace DevOpsNotes.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file, which several processes may use at the same time. Disposing it finishes what was
/// begun and closes the file.
/// </summary>
public sealed class SqliteTables : ITables
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    private SqliteTables(SqliteThread thread) => Thread = thread;

    internal SqliteThread Thread { get; }

    /// <summary>Opens a store, and creates the file and its folder if missing. Waits up to 10 seconds for a lock, now and later.</summary>
    /// <exception cref="StoreException">The file cannot be a store, or stays locked.</exception>
    public static Task<SqliteTables> Open(string path) => Open(path, BusyTimeout);

    // Whole seconds count, at least one.
    internal static async Task<SqliteTables> Open(string path, TimeSpan busyTimeout) =>
        new(await SqliteThread.Start(Path.GetFullPath(path), busyTimeout));

    public Task<ITable> Open(string name, CancellationToken cancellationToken)
    {
        TableRules.CheckTableName(name);
        return Task.FromResult<ITable>(new CheckedTable(new SqliteTable(Thread, name)));
    }

    /// <summary>What there is in the store: the partitions of all tables with their rows, in order of both names.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    internal Task<IReadOnlyList<StoredPartition>> Partitions(CancellationToken cancellationToken) => Thread.Run(session => session.ReadPartitions(), cancellationToken);

    public ValueTask DisposeAsync() => Thread.DisposeAsync();
}
