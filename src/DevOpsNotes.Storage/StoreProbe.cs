namespace DevOpsNotes.Storage;

/// <summary>Finds out whether a store can be used, by one small row. All hosts have the same, and what is in it means nothing.</summary>
public sealed class StoreProbe
{
    /// <summary>It is not copied: a store in which there is nothing else is not in use.</summary>
    internal const string Table = "probe";

    private const string Key = "probe";

    private readonly ITable _probe;

    private StoreProbe(ITable probe) => _probe = probe;

    /// <summary>Opens the probe on whatever keeps its table.</summary>
    /// <exception cref="StoreException">The table cannot be used.</exception>
    public static async Task<StoreProbe> Open(ITables tables, CancellationToken cancellationToken) => new(await tables.Open(Table, cancellationToken));

    /// <summary>Reads the row, whether it is there or not.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task Read(CancellationToken cancellationToken) => _probe.Get(Key, Key, cancellationToken);

    /// <summary>Writes the row, as another version each time. A disk that is full or read-only takes no such write, nor does a file that is no longer in its place.</summary>
    /// <exception cref="StoreException">The store cannot be written to.</exception>
    public Task Write(CancellationToken cancellationToken) => _probe.Upsert(new TableRow(Key, Key), cancellationToken);
}
