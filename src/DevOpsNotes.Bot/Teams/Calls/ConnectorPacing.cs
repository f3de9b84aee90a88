namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// When the next call may go out, by the limits of a bot in a conversation and in a tenant
/// (https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit), and after Teams asked for a pause. One
/// tenant never delays another.
/// </summary>
internal sealed class ConnectorPacing(TimeProvider time)
{
    /// <summary>What was not used for this long is dropped when there is much: of the limits, only the count of the hour is lost.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <summary>What is sent at its turn arrives a little sooner or later: windows are kept so much longer.</summary>
    public static readonly TimeSpan Unevenness = TimeSpan.FromMilliseconds(100);

    private const int ManyLanes = 10_000;

    private static readonly (int, TimeSpan)[] OfConversation =
    [
        (7, TimeSpan.FromSeconds(1) + Unevenness), (8, TimeSpan.FromSeconds(2) + Unevenness), (60, TimeSpan.FromSeconds(30) + Unevenness), (1800, TimeSpan.FromHours(1) + Unevenness),
    ];

    private static readonly (int, TimeSpan)[] OfTenant = [(30, TimeSpan.FromSeconds(1) + Unevenness)];

    /// <summary>Of what nobody asked for, so that answers are not held up by it: a third of what a tenant takes.</summary>
    private static readonly (int, TimeSpan)[] OfUnasked = [(10, TimeSpan.FromSeconds(1) + Unevenness)];

    /// <summary>Stands where the id of a conversation would, none of which is empty.</summary>
    private const string Unasked = "";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string? Conversation), Lane> _lanes = [];

    /// <summary>How many conversations and tenants are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _lanes.Count;
        }
    }

    /// <summary>How long nothing may go to a conversation.</summary>
    public TimeSpan PauseOf(ConnectorTarget target) => PauseOf((target.Tenant, target.WholeConversation));

    /// <summary>How long nothing may go to a tenant.</summary>
    public TimeSpan PauseOf(string tenant) => PauseOf((tenant, null));

    /// <summary>Teams asked not to hear of a conversation for a while.</summary>
    public void Pause(ConnectorTarget target, TimeSpan wait) => Pause((target.Tenant, target.WholeConversation), OfConversation, wait);

    /// <summary>Nobody in a tenant may be written to for a while.</summary>
    public void Pause(string tenant, TimeSpan wait) => Pause((tenant, null), OfTenant, wait);

    /// <summary>Something came from a tenant: the bot is welcome there again.</summary>
    public void Resume(string tenant)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue((tenant, null), out var lane))
                lane.PausedUntil = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Takes the next turn in a conversation, and says how long that is from now.</summary>
    /// <param name="target">Where.</param>
    /// <param name="after">Not before this time has passed.</param>
    public TimeSpan TakeTurn(ConnectorTarget target, TimeSpan after = default)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            DropIdle(now);
            List<Lane> lanes = [LaneOf((target.Tenant, target.WholeConversation), OfConversation), LaneOf((target.Tenant, null), OfTenant)];
            if (target.IsUnasked)
                lanes.Add(LaneOf((target.Tenant, Unasked), OfUnasked));
            var turn = now + after;
            for (var earlier = DateTimeOffset.MinValue; turn != earlier;)
            {
                earlier = turn;
                turn = lanes.Aggregate(turn, (moment, lane) => lane.Windows.Earliest(moment));
            }

            lanes.ForEach(lane => lane.Windows.Take(turn, now));
            return turn - now;
        }
    }

    private TimeSpan PauseOf((string, string?) key)
    {
        lock (_lock)
            return _lanes.TryGetValue(key, out var lane) && lane.PausedUntil - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;
    }

    private void Pause((string, string?) key, (int, TimeSpan)[] limits, TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            DropIdle(now);
            var lane = LaneOf(key, limits);
            lane.PausedUntil = lane.PausedUntil > now + wait ? lane.PausedUntil : now + wait;
        }
    }

    private Lane LaneOf((string, string?) key, (int, TimeSpan)[] limits)
    {
        if (!_lanes.TryGetValue(key, out var lane))
            _lanes[key] = lane = new Lane(limits);
        return lane;
    }

    private void DropIdle(DateTimeOffset now)
    {
        if (_lanes.Count < ManyLanes)
            return;
        foreach (var (idle, _) in _lanes.Where(entry => entry.Value.LastUse < now - Idle))
            _lanes.Remove(idle);
    }

    private sealed class Lane((int, TimeSpan)[] limits)
    {
        public SlidingWindows Windows { get; } = new(limits);

        public DateTimeOffset PausedUntil { get; set; }

        public DateTimeOffset LastUse => PausedUntil > Windows.Last ? PausedUntil : Windows.Last;
    }
}
