using System.Runtime.CompilerServices;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Copying;

/// <summary>
/// Copies an embedded store into another one that is not used yet, and compares both. It may be interrupted at any moment and
/// begun again: it goes on from where it was. Nothing should write to the original meanwhile; if something does, the comparison
/// fails and says so.
/// </summary>
public sealed class StoreCopy(SqliteTables from, ITables to)
{
    /// <summary>Hosts look here for what changed: it comes last, when all that it speaks of is there.</summary>
    private const string Versions = "versions";

    /// <summary>How many transactions are done between two notes of how far it is.</summary>
    private const int BetweenMarks = 10;

    private readonly Dictionary<string, (ITable From, ITable To)> _tables = new(StringComparer.Ordinal);
    private int _transactions;

    /// <summary>Copies what is not copied yet, and compares.</summary>
    /// <param name="name">What the original is called, so that an interrupted copy of it is known again.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="StoreException">The other store is in use, one of them fails, or they differ in the end.</exception>
    public async Task<CopyOutcome> Run(string name, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var partitions = (await from.Partitions(cancellationToken)).Where(partition => partition.Table is not (CopyMarker.Table or StoreProbe.Table)).OrderBy(partition => partition.Table == Versions).ToList();
        var marker = await CopyMarker.Read(to, cancellationToken);
        await RefuseUsed(marker, name, partitions, cancellationToken);
        await marker.Move(name, marker.Place, marker.RowKey, cancellationToken);
        var total = partitions.Sum(partition => partition.Rows);
        var done = partitions.Take(marker.Place).Sum(partition => partition.Rows);
        for (var place = marker.Place; place < partitions.Count; place++)
        {
            var after = place == marker.Place ? marker.RowKey : "";
            if (marker.Empties && after.Length == 0)
                await Clear(partitions[place], cancellationToken);
            await foreach (var (rows, lastKey) in Copy(partitions[place], after, cancellationToken))
            {
                progress.Report(new CopyProgress(done + rows, total, IsComparing: false));
                if (++_transactions % BetweenMarks == 0)
                    await marker.Move(name, place, lastKey, cancellationToken);
            }

            done += partitions[place].Rows;
        }

        var outcome = await Compare(partitions, name, marker, total, progress, cancellationToken);
        await marker.Remove(cancellationToken);
        return outcome;
    }

    /// <summary>What others already keep there must not be mixed with this, nor written over.</summary>
    private async Task RefuseUsed(CopyMarker marker, string name, List<StoredPartition> partitions, CancellationToken cancellationToken)
    {
        if (marker.From is { } other && other != name)
            throw new StoreException($"The store to copy to has an unfinished copy of '{other}'. Finish that one first, or choose an empty store.");
        if (marker.From is not null)
            return;
        foreach (var partition in partitions.Prepend(new StoredPartition(Versions, Versions, 0)))
        {
            var page = await (await Tables(partition.Table, cancellationToken)).To.Query(new RowRange(partition.PartitionKey), null, cancellationToken);
            if (page.Rows.Count > 0 || page.Continuation is not null)
                throw new StoreException($"The store to copy to is in use: its table '{partition.Table}' has rows already. Choose an empty one.");
        }
    }

    private async Task<(ITable From, ITable To)> Tables(string name, CancellationToken cancellationToken)
    {
        if (!_tables.TryGetValue(name, out var tables))
            _tables[name] = tables = (await from.Open(name, cancellationToken), await to.Open(name, cancellationToken));
        return tables;
    }

    private async Task Clear(StoredPartition partition, CancellationToken cancellationToken)
    {
        var (_, target) = await Tables(partition.Table, cancellationToken);
        var keys = await target.QueryAll(new RowRange(partition.PartitionKey), cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
        foreach (var transaction in keys.Select(key => (TableAction)new TableAction.Delete(partition.PartitionKey, key, ETag.All)).InTransactions())
            await target.Submit(transaction, cancellationToken);
    }

    /// <summary>Copies a partition, and tells after each transaction how many of its rows are copied, and up to which.</summary>
    private async IAsyncEnumerable<(long Rows, string LastKey)> Copy(StoredPartition partition, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (source, target) = await Tables(partition.Table, cancellationToken);
        var copied = 0L;
        await foreach (var batch in source.QueryAll(new RowRange(partition.PartitionKey, after), cancellationToken).Select(row => (TableAction)new TableAction.Upsert(row)).Chunk(TableLimits.TransactionActions).WithCancellation(cancellationToken))
        {
            foreach (var transaction in batch.InTransactions())
            {
                await target.Submit(transaction, cancellationToken);
                yield return (copied += transaction.Count, transaction[^1].RowKey);
            }
        }
    }

    private async Task<CopyOutcome> Compare(List<StoredPartition> partitions, string name, CopyMarker marker, long total, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        using var originals = new RowChecksum();
        using var copies = new RowChecksum();
        var compared = 0L;
        foreach (var partition in partitions)
        {
            var (source, target) = await Tables(partition.Table, cancellationToken);
            var rows = await Add(source, partition, originals, cancellationToken);
            var copied = await Add(target, partition, copies, cancellationToken);
            if (rows != copied)
                await Fail($"the partition '{partition.PartitionKey}' of '{partition.Table}' has {rows} rows here and {copied} there");
            progress.Report(new CopyProgress(compared += rows, total, IsComparing: true));
        }

        var (checksum, other) = (originals.Finish(), copies.Finish());
        if (checksum != other)
            await Fail("their rows are as many, but not the same");
        return new CopyOutcome(compared, partitions.Select(partition => partition.Table).Distinct(StringComparer.Ordinal).Count(), checksum);

        async Task Fail(string how)
        {
            // Whatever the reason, the next attempt copies everything again.
            await marker.Reset(name, cancellationToken);
            throw new StoreException($"The copy differs from the original: {how}. Something wrote meanwhile; stop it, and run the copy again.");
        }
    }

    private static async Task<long> Add(ITable table, StoredPartition partition, RowChecksum checksum, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await foreach (var row in table.QueryAll(new RowRange(partition.PartitionKey), cancellationToken))
        {
            checksum.Add(partition.Table, row);
            rows++;
        }

        return rows;
    }
}
