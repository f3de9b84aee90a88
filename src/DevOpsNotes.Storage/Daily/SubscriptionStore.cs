using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>
/// Subscriptions, in the partition of their workspace: <c>sub|conversation</c>. Beside each that goes on stands a copy without
/// content in the table <c>due</c>, by its local time, so that what is due is found by one range of one partition; it is written
/// before the subscription and deleted after it, so that none is missed, and one too many is found out.
/// </summary>
/// <remarks>
/// <para>
/// A copy is only ever deleted in the version that was read before the subscription was read that does not confirm it. Whoever
/// writes a subscription writes its copy before, so that a crash does not lose it, and once more after: so the copy is new to
/// whoever did not see the subscription yet, and stays.
/// </para>
/// <para>A subscription in a zone that this release does not know, because it is gone from the tables of zones, is not told of; it can be set anew.</para>
/// <para>All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write may have been written, and doing it again does no harm.</para>
/// </remarks>
public sealed class SubscriptionStore
{
    /// <summary>Into so many partitions the subscriptions of a zone are cut.</summary>
    public const int Shards = 4;

    private const int Attempts = 20;

    private readonly ITable _workspaces;
    private readonly DueTable _due;

    private SubscriptionStore(ITable workspaces, ITable due) => (_workspaces, _due) = (workspaces, new DueTable(due));

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<SubscriptionStore> Open(ITables tables, CancellationToken cancellationToken) =>
        new(await tables.Open("workspaces", cancellationToken), await tables.Open("due", cancellationToken));

    /// <summary>The subscription of a conversation, also a stopped one; <see langword="null"/> when there never was one.</summary>
    public async Task<Subscription?> Find(Scope workspace, string conversation, CancellationToken cancellationToken) =>
        await Get(workspace, conversation, cancellationToken) is { } row ? SubscriptionRow.ToSubscription(workspace, row) : null;

    /// <summary>The subscriptions of a workspace, also stopped ones.</summary>
    public async Task<IReadOnlyList<Subscription>> All(Scope workspace, CancellationToken cancellationToken)
    {
        var subscriptions = new List<Subscription>();
        await foreach (var row in _workspaces.QueryAll(SubscriptionRow.All(workspace), cancellationToken))
        {
            if (SubscriptionRow.ToSubscription(workspace, row) is { } subscription)
                subscriptions.Add(subscription);
        }

        return subscriptions;
    }

    /// <summary>Sets one up, or puts it in the place of what a conversation has.</summary>
    /// <exception cref="ArgumentException">It is of no workspace.</exception>
    public async Task Set(Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.Workspace.IsShared)
            throw new ArgumentException("A subscription is a workspace's.", nameof(subscription));
        await Write(subscription.Workspace, subscription.Conversation, _ => subscription, isSet: true, cancellationToken);
    }

    /// <summary>Changes one; others who change it at the same time are not written over.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="change">As it is to be; <see langword="null"/> or the same to leave it. It may be asked several times.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The subscription as this call wrote it; <see langword="null"/> when it did not.</returns>
    public Task<Subscription?> Change(Scope workspace, string conversation, Func<Subscription, Subscription?> change, CancellationToken cancellationToken) =>
        Write(workspace, conversation, row => Changed(workspace, row, change), isSet: false, cancellationToken);

    /// <summary>The zones that subscriptions are or were in.</summary>
    public Task<IReadOnlyList<DateTimeZone>> Zones(CancellationToken cancellationToken) => _due.Zones(cancellationToken);

    /// <summary>What is due in a part of a zone at a span of times of day.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="shard">Below <see cref="Shards"/>.</param>
    /// <param name="first">The first minute.</param>
    /// <param name="last">The last minute, inclusive.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IAsyncEnumerable<DueRow> Due(DateTimeZone zone, int shard, LocalTime first, LocalTime last, CancellationToken cancellationToken) =>
        _due.Between(zone, shard, first, last, cancellationToken);

    /// <summary>What is due from a row on, at its time, in its workspace and its part of the zone; that row is the first, if it is still there.</summary>
    public IAsyncEnumerable<DueRow> DueFrom(DueRow first, CancellationToken cancellationToken) => _due.From(first, cancellationToken);

    /// <summary>Deletes a copy that its subscription does not confirm, unless it does by now.</summary>
    public Task Drop(DueRow stale, CancellationToken cancellationToken) =>
        DropUnlessConfirmed(stale.Workspace, stale.Conversation, stale.Key, stale.ETag, cancellationToken);

    private static Subscription? Changed(Scope workspace, TableRow? row, Func<Subscription, Subscription?> change)
    {
        if (row is null || SubscriptionRow.ToSubscription(workspace, row) is not { } current)
            return null;
        var next = change(current);
        return next == current ? null : next;
    }

    /// <summary>Writes what is to be in the place of what a conversation has, again when somebody came between.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="next">What is to be written; <see langword="null"/> for nothing.</param>
    /// <param name="isSet">The copy is written also where it should be: setting one up again mends what a crash lost.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was written; <see langword="null"/> when nothing was.</returns>
    private async Task<Subscription?> Write(Scope workspace, string conversation, Func<TableRow?, Subscription?> next, bool isSet, CancellationToken cancellationToken)
    {
        var write = Guid.NewGuid().ToString("N")[..16];
        Move? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await Get(workspace, conversation, cancellationToken);
            // The reply to the attempt before was lost.
            if (last is not null && there is not null && SubscriptionRow.IsAfter(there, write))
                return await Settle(last, cancellationToken);
            if (next(there) is not { } now)
                return null;
            last = new Move(now, there is null || SubscriptionRow.IsStopped(there) ? null : SubscriptionRow.PlaceOf(workspace, there), isSet);
            if (last.IsPut)
                await _due.Put(now, cancellationToken);
            var row = SubscriptionRow.From(now, there, write);
            if ((there is null ? await _workspaces.Insert(row, cancellationToken) : await _workspaces.Replace(row, there.ETag!.Value, cancellationToken)) is not null)
                return await Settle(last, cancellationToken);
        }

        throw new StoreException($"The lesson of the day of a conversation was changed by others {Attempts} times in a row; try again.");
    }

    /// <summary>What follows once a subscription is written.</summary>
    private async Task<Subscription> Settle(Move move, CancellationToken cancellationToken)
    {
        var now = move.Now;
        // Somebody may have found the copy without its subscription, and be about to drop it.
        if (move.IsPut)
            await _due.Put(now, cancellationToken);
        if (move.From is { } old && move.To != old)
            await DropUnlessConfirmed(now.Workspace, now.Conversation, old, version: null, cancellationToken);
        return now;
    }

    private async Task DropUnlessConfirmed(Scope workspace, string conversation, DueKey key, ETag? version, CancellationToken cancellationToken)
    {
        // Before the subscription is read: see above.
        if ((version ?? await _due.VersionOf(key, cancellationToken)) is not { } read)
            return;
        var row = await Get(workspace, conversation, cancellationToken);
        if (row is null || SubscriptionRow.IsStopped(row) || SubscriptionRow.PlaceOf(workspace, row) != key)
            await _due.Delete(key, read, cancellationToken);
    }

    private Task<TableRow?> Get(Scope workspace, string conversation, CancellationToken cancellationToken)
    {
        var (partition, key) = SubscriptionRow.KeyOf(workspace, conversation);
        return _workspaces.Get(partition, key, cancellationToken);
    }

    /// <summary>A subscription that is to be written, and where its copy was and is to be.</summary>
    private sealed record Move(Subscription Now, DueKey? From, bool IsSet)
    {
        public DueKey? To { get; } = Now.IsStopped ? null : SubscriptionRow.PlaceOf(Now);

        public bool IsPut => To is not null && (IsSet || To != From);
    }
}
