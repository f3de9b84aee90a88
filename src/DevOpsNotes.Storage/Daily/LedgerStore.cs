using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>
/// The record of occurrences, a partition for each subscription: <c>inverted local date</c>. Whoever inserts the row of a date
/// sends its post, and nobody else ever does; the row carries where the deck is, so that claiming and advancing are one write.
/// </summary>
/// <remarks>
/// <para>
/// A record stays when its subscription is erased between being read and being claimed for. So whoever claims reads the
/// subscription once more, and where there is none any more, <see cref="Erase"/>s the record and sends nothing.
/// </para>
/// <para>All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write may have been written.</para>
/// </remarks>
public sealed class LedgerStore
{
    private const int Attempts = 20;

    /// <summary>A post once a week is among them.</summary>
    private const int DaysBefore = 10;

    /// <summary>At one moment it is three dates somewhere on earth, and whoever is late may be one more behind.</summary>
    private const int DatesAtOnce = 4;

    private readonly ITable _ledger;

    private LedgerStore(ITable ledger) => _ledger = ledger;

    /// <summary>Opens the store on whatever keeps its table.</summary>
    /// <exception cref="StoreException">The table cannot be used.</exception>
    public static async Task<LedgerStore> Open(ITables tables, CancellationToken cancellationToken) => new(await tables.Open("ledger", cancellationToken));

    /// <summary>The last occurrences of a subscription, the latest first.</summary>
    /// <param name="subscription">Its key.</param>
    /// <param name="since">The earliest date.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<Occurrence>> Since(string subscription, LocalDate since, CancellationToken cancellationToken) =>
        await _ledger.QueryAll(OccurrenceRow.Since(subscription, since), cancellationToken).Select(OccurrenceRow.ToOccurrence).ToListAsync(cancellationToken);

    /// <summary>The occurrence of a date; <see langword="null"/> when there is none.</summary>
    public async Task<Occurrence?> Find(string subscription, LocalDate date, CancellationToken cancellationToken) =>
        await _ledger.Get(subscription, OccurrenceRow.KeyOf(date), cancellationToken) is { } row ? OccurrenceRow.ToOccurrence(row) : null;

    /// <summary>
    /// The latest occurrences of a subscription, however long ago, the latest date first. The one that was claimed last is among
    /// them, but need not be the first: who moves to a zone in the west has a date after the next one.
    /// </summary>
    /// <param name="subscription">Its key.</param>
    /// <param name="date">About when they are looked for: mostly there are some of the days before, and then only these are read.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<Occurrence>> Recent(string subscription, LocalDate date, CancellationToken cancellationToken) =>
        await First(OccurrenceRow.Since(subscription, date.PlusDays(-DaysBefore)), cancellationToken) is { Count: > 0 } recent ? recent : await First(new RowRange(subscription), cancellationToken);

    /// <summary>The one of <see cref="Recent"/> that was claimed last; <see langword="null"/> when there never was one.</summary>
    public async Task<Occurrence?> Last(string subscription, LocalDate date, CancellationToken cancellationToken) =>
        (await Recent(subscription, date, cancellationToken)).MaxBy(occurrence => occurrence.At);

    /// <summary>Inserts an occurrence: a claim, or that nothing is to be posted.</summary>
    /// <returns>The occurrence as it is kept; <see langword="null"/> when its date is taken.</returns>
    public async Task<Occurrence?> Insert(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var named = Named(occurrence);
        return await Kept(named, await _ledger.Insert(OccurrenceRow.From(named), cancellationToken), cancellationToken);
    }

    /// <summary>Records what became of an occurrence, or more of it.</summary>
    /// <param name="kept">As it was inserted or read.</param>
    /// <param name="now">As it is to be; of the same subscription and date.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>As it is kept; <see langword="null"/> when somebody else changed it meanwhile, or erased it.</returns>
    /// <exception cref="ArgumentException">It is another occurrence, or was never kept.</exception>
    public async Task<Occurrence?> Settle(Occurrence kept, Occurrence now, CancellationToken cancellationToken)
    {
        if ((now.Subscription, now.Date) != (kept.Subscription, kept.Date))
            throw new ArgumentException($"That of {now.Date} is not what became of that of {kept.Date}.", nameof(now));
        var named = Named(now);
        return await Kept(named, await _ledger.Replace(OccurrenceRow.From(named), VersionOf(kept), cancellationToken), cancellationToken);
    }

    /// <summary>Frees a date whose post the platform certainly did not take yet, so that it can be claimed again.</summary>
    /// <exception cref="ArgumentException">It was never kept.</exception>
    public Task Release(Occurrence claimed, CancellationToken cancellationToken) =>
        // What is another version by now is no claim of this host's any more.
        _ledger.Delete(claimed.Subscription, OccurrenceRow.KeyOf(claimed.Date), VersionOf(claimed), cancellationToken);

    /// <summary>Deletes what is older than a date.</summary>
    public async Task DeleteBefore(string subscription, LocalDate date, CancellationToken cancellationToken)
    {
        var actions = await _ledger.QueryAll(OccurrenceRow.Before(subscription, date), cancellationToken)
            .Select(row => (TableAction)new TableAction.Delete(row.PartitionKey, row.RowKey, ETag.All)).ToListAsync(cancellationToken);
        // Another host may be at the same rows: what it leaves is found the next time.
        foreach (var transaction in actions.InTransactions())
            await _ledger.Submit(transaction, cancellationToken);
    }

    /// <summary>Deletes the record of a subscription.</summary>
    public async Task Erase(string subscription, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var actions = await _ledger.QueryAll(new RowRange(subscription), cancellationToken)
                .Select(row => (TableAction)new TableAction.Delete(row.PartitionKey, row.RowKey, ETag.All)).ToListAsync(cancellationToken);
            if (actions.Count == 0)
                return;
            foreach (var transaction in actions.InTransactions())
                await _ledger.Submit(transaction, cancellationToken);
        }

        throw new StoreException($"The record of a lesson of the day was written by others {Attempts} times in a row; try again.");
    }

    /// <summary>No further page is read than these are on.</summary>
    private async Task<List<Occurrence>> First(RowRange range, CancellationToken cancellationToken) =>
        await _ledger.QueryAll(range, cancellationToken).Take(DatesAtOnce).Select(OccurrenceRow.ToOccurrence).ToListAsync(cancellationToken);

    /// <summary>What is kept, if this write left it.</summary>
    private async Task<Occurrence?> Kept(Occurrence named, ETag? written, CancellationToken cancellationToken)
    {
        if (written is { } etag)
            return named with { ETag = etag };
        // A lost reply is not a lost race: a repeated request meets what the first one wrote.
        var stored = await _ledger.Get(named.Subscription, OccurrenceRow.KeyOf(named.Date), cancellationToken);
        return stored is not null && stored.GetGuid("Operation") == named.Operation ? OccurrenceRow.ToOccurrence(stored) : null;
    }

    private static Occurrence Named(Occurrence occurrence) => occurrence with { Operation = Guid.NewGuid(), Reason = OccurrenceRow.Bounded(occurrence.Reason) };

    private static ETag VersionOf(Occurrence kept) => kept.ETag ?? throw new ArgumentException($"The occurrence of {kept.Date} was never kept.", nameof(kept));
}
