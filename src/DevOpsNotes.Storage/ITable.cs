namespace DevOpsNotes.Storage;

/// <summary>
/// Rows under a partition key and a row key. The semantics are those of Azure Table storage, the weaker of the two
/// engines: nothing is atomic beyond one partition, a query reads one partition in the order of its row keys, and
/// nothing else is indexed.
/// </summary>
/// <remarks>
/// <para>
/// A lost race is a value. What the rules of <see cref="TableLimits"/> forbid is an <see cref="ArgumentException"/> that
/// names the key or the property; a store that cannot be used is a <see cref="StoreException"/>.
/// </para>
/// <para>
/// Over a network the answer to a write can be lost and the retry then meets the write's own effect: "conflict" may
/// mean "already done". A claim therefore carries a random operation id, which its owner reads back on a conflict.
/// </para>
/// </remarks>
public interface ITable
{
    /// <summary>Reads one row; <see langword="null"/> when there is none.</summary>
    Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one page of at most <see cref="TableLimits.PageRows"/> rows in ordinal order of their row keys. A page may
    /// be short, even empty, and still carry a continuation: <see cref="TableExtensions.QueryAll"/> reads to the end.
    /// </summary>
    /// <param name="range">The partition and the rows in it.</param>
    /// <param name="continuation">Of the page before, with the same range; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken);

    /// <summary>Writes the row if its keys are free; <see langword="null"/> when they are taken.</summary>
    Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken);

    /// <summary>Writes the row over whatever is there. Properties that the new row lacks are gone.</summary>
    Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken);

    /// <summary>Writes the row over the version <paramref name="expected"/>; <see langword="null"/> when the row is another version or absent.</summary>
    Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken);

    /// <summary>Deletes the version <paramref name="expected"/> of a row; <see langword="false"/> when the row is another version or absent.</summary>
    Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken);

    /// <summary>
    /// Applies all of the actions or none. There are 1 to <see cref="TableLimits.TransactionActions"/> of them, on
    /// different rows of one partition, <see cref="TableLimits.TransactionBytes"/> at most.
    /// </summary>
    Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken);
}
