using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>
/// Channels of one workspace that all want a lesson at the same minute, which has just passed: in all zones where it is day now, so
/// that hosts, which go through the zones in one order, meet in each of them. What is due by night could belong to another day soon.
/// </summary>
internal sealed class DailyChannels
{
    private const int AtOnce = 16;
    private const int FarthestZone = 12;
    private const int Morning = 4;
    private const int Night = 20;

    private static readonly Scope Workspace = Scope.Of("slack:T1");

    private readonly LedgerStore _ledger;
    private readonly List<Subscription> _subscriptions;

    private DailyChannels(LedgerStore ledger, List<Subscription> subscriptions) => (_ledger, _subscriptions) = (ledger, subscriptions);

    /// <summary>Sets them up.</summary>
    /// <param name="tables">The store, which has to stay open as long as its record is read.</param>
    /// <param name="count">How many.</param>
    public static async Task<DailyChannels> SetUp(ITables tables, int count)
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var due = now - Duration.FromMinutes(2);
        var zones = Enumerable.Range(-FarthestZone, (2 * FarthestZone) + 1).Select(ZoneOf).Where(zone => due.InZone(zone).Hour is >= Morning and < Night).ToList();
        var subscriptions = Enumerable.Range(1, count).Select(i => (Channel: $"C{i}", Due: due.InZone(zones[i % zones.Count]))).Select(wish => new Subscription
        {
            Workspace = Workspace,
            Conversation = wish.Channel,
            Openness = Openness.Public,
            Schedule = new Schedule { Time = new LocalTime(wish.Due.Hour, wish.Due.Minute), Zone = wish.Due.Zone, Days = DaySet.Every },
            EffectiveFrom = now - Duration.FromDays(1),
            Owner = "U1",
        }).ToList();
        var store = await SubscriptionStore.Open(tables, CancellationToken.None);
        await Parallel.ForEachAsync(subscriptions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (subscription, _) => await store.Set(subscription, CancellationToken.None));
        return new DailyChannels(await LedgerStore.Open(tables, CancellationToken.None), subscriptions);
    }

    /// <summary>What is kept of each channel: its outcomes, of which there is one at most.</summary>
    public async Task<IReadOnlyDictionary<string, PostOutcome>> Kept()
    {
        var kept = new Dictionary<string, PostOutcome>();
        var since = _subscriptions[0].EffectiveFrom.InUtc().Date;
        var all = new (string Channel, IReadOnlyList<Occurrence> Occurrences)[_subscriptions.Count];
        await Parallel.ForAsync(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            all[i] = (_subscriptions[i].Conversation, await _ledger.Since(_subscriptions[i].Key, since, CancellationToken.None)));
        foreach (var (channel, occurrences) in all.Where(one => one.Occurrences.Count > 0))
            kept[channel] = Assert.Single(occurrences).Outcome;
        return kept;
    }

    /// <summary>The ids of these zones have the sign of POSIX: less is further east (https://github.com/eggert/tz/blob/main/etcetera).</summary>
    private static DateTimeZone ZoneOf(int hoursAhead) => Zones.Of(hoursAhead == 0 ? "Etc/GMT" : $"Etc/GMT{(hoursAhead > 0 ? '-' : '+')}{Math.Abs(hoursAhead)}")!;
}
