using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>
/// Looks for what has become due since the last look, in local time zone by zone, and hands it to the lanes. A host that starts
/// looks back as far as a post may be late. Looking twice does no harm: the ledger knows what was posted.
/// </summary>
internal sealed partial class DailyRounds(SubscriptionStore subscriptions, DailyLanes lanes, DailySettings settings, TimeProvider time, ILogger<DailyRounds> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Whoever sets up a subscription reads the clock first and writes then.</summary>
    private static readonly Duration WhileWriting = Duration.FromSeconds(5);

    /// <summary>By the id of a zone, for each of its parts.</summary>
    private readonly Dictionary<string, Instant[]> _lookedUntil = new(StringComparer.Ordinal);

    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var posting = lanes.Run(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await Look(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            // What is on its way is finished when the host stops.
            await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Hands over what has become due.</summary>
    internal async Task Look(CancellationToken cancellationToken)
    {
        var until = time.Now() - WhileWriting;
        IReadOnlyList<DateTimeZone> zones = [];
        await Try(async () => zones = await subscriptions.Zones(cancellationToken));
        foreach (var zone in zones)
            await Try(() => Look(zone, until, cancellationToken));
        lanes.TellOverdue();
    }

    /// <summary>What cannot be looked at stays to be looked at, and does not keep the rest.</summary>
    private async Task Try(Func<Task> look)
    {
        try
        {
            await look();
            _isFailing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Once, not with every attempt.
            if (!_isFailing)
                Log.NotLooked(logger, e);
            _isFailing = true;
        }
    }

    private async Task Look(DateTimeZone zone, Instant until, CancellationToken cancellationToken)
    {
        var earliest = until - Duration.FromTimeSpan(settings.Window);
        if (!_lookedUntil.TryGetValue(zone.Id, out var looked))
            _lookedUntil[zone.Id] = looked = new Instant[SubscriptionStore.Shards];
        (Instant After, List<(LocalDate Date, LocalTime First, LocalTime Last)> Spans)? times = null;
        // Hosts that begin at the same time do not all begin with the same.
        var first = Random.Shared.Next(SubscriptionStore.Shards);
        for (var i = 0; i < SubscriptionStore.Shards; i++)
        {
            var shard = (first + i) % SubscriptionStore.Shards;
            var after = Instant.Max(looked[shard], earliest);
            if (times?.After != after)
                times = (after, [.. Times(zone, after, until)]);
            foreach (var (date, from, to) in times.Value.Spans)
            {
                DueRow? left = null;
                await foreach (var row in subscriptions.Due(zone, shard, from, to, cancellationToken))
                {
                    // The lane reads on from there.
                    if (row.Workspace == left?.Workspace && row.Time == left.Time)
                        continue;
                    await lanes.WaitForRoom(cancellationToken);
                    left = lanes.Add(new DuePost(row, date)) ? null : row;
                }
            }

            looked[shard] = until;
        }
    }

    /// <summary>The times that have come since, of each date.</summary>
    private static IEnumerable<(LocalDate Date, LocalTime First, LocalTime Last)> Times(DateTimeZone zone, Instant after, Instant until)
    {
        var last = until.InZone(zone).Date.PlusDays(1);
        for (var date = after.InZone(zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            if (ZoneClock.Between(zone, date, after, until) is var (first, end))
                yield return (date, first, end);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What is due could not be looked for; it is tried again.")]
        public static partial void NotLooked(ILogger logger, Exception exception);
    }
}
