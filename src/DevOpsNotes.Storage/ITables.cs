namespace DevOpsNotes.Storage;

/// <summary>A store: tables by name.</summary>
public interface ITables : IAsyncDisposable
{
    /// <summary>Opens a table and creates it if it is missing.</summary>
    /// <param name="name">3 to 63 lower-case letters and digits, a letter first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The name breaks that rule.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    Task<ITable> Open(string name, CancellationToken cancellationToken);
}
