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

    /// <summary>Copies what is not copied yet, and compares.</summary>
    /// <param name="name">What the original is called, so that an interrupted copy of it is known again.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="StoreException">The other store is in use, one of them fails, or they differ in the end.</exception>
    public async Task<CopyOutcome> Run(string name, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var partitions = (await from.Partitions(cancellationToken)).Where(partition => partition.Table != CopyMarker.Table).OrderBy(partition => partition.Table == Versions).ToList();
        var marker = await CopyMarker.Read(to, cancellationToken);
        await RefuseUsed(marker, name, cancellationToken);
        var total = partitions.Sum(partition => partition.Rows);
        var done = partitions.Take(marker.Place).Sum(partition => partition.Rows);
        for (var place = marker.Place; place < partitions.Count; place++)
        {
            var after = place == marker.Place ? marker.RowKey : "";
            await marker.Move(name, place, after, cancellationToken);
            await Copy(partitions[place], place, after, name, marker, rows => progress.Report(new CopyProgress(done + rows, total, IsComparing: false)), cancellationToken);
            done += partitions[place].Rows;
        }

        var outcome = await Compare(partitions, name, marker, total, progress, cancellationToken);
        await marker.Remove(cancellationToken);
        return outcome;
    }

    /// <summary>What others already keep there must not be mixed with this, nor written over.</summary>
    private async Task RefuseUsed(CopyMarker marker, string name, CancellationToken cancellationToken)
    {
        if (marker.From is { } other && other != name)
            throw new StoreException($"The store to copy to has an unfinished copy of '{other}'. Finish that one first, or choose an empty store.");
        if (marker.From is not null)
            return;
        if ((await (await to.Open(Versions, cancellationToken)).Query(new RowRange(Versions), null, cancellationToken)).Rows.Count > 0)
            throw new StoreException("The store to copy to is in use: it has notes already. Choose an empty one.");
    }

    private async Task Copy(StoredPartition partition, int place, string after, string name, CopyMarker marker, Action<long> report, CancellationToken cancellationToken)
    {
        var (source, target) = (await from.Open(partition.Table, cancellationToken), await to.Open(partition.Table, cancellationToken));
        var (copied, transactions) = (0L, 0);
        await foreach (var batch in source.QueryAll(new RowRange(partition.PartitionKey, after), cancellationToken).Select(row => (TableAction)new TableAction.Upsert(row)).Chunk(TableLimits.TransactionActions).WithCancellation(cancellationToken))
        {
            foreach (var transaction in batch.InTransactions())
            {
                await target.Submit(transaction, cancellationToken);
                copied += transaction.Count;
                report(copied);
                if (++transactions % BetweenMarks == 0)
                    await marker.Move(name, place, transaction[^1].RowKey, cancellationToken);
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
            var rows = await Add(await from.Open(partition.Table, cancellationToken), partition, originals, cancellationToken);
            var copied = await Add(await to.Open(partition.Table, cancellationToken), partition, copies, cancellationToken);
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
            await marker.Move(name, 0, "", cancellationToken);
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
