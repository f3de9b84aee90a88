using System.Globalization;
using DevOpsNotes.Bot.Operations.Telemetry;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>
/// The one place where something is refused for what it is or for how much it is. Each is counted; a flood is told in the log
/// by its first, and then once a minute by how many.
/// </summary>
internal sealed partial class Refusals(TimeProvider time, ILogger<Refusals> logger) : IDisposable
{
    public static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    /// <summary>When to come again, unless somebody says when.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Edge, string Reason, string What), (int More, ITimer Timer)> _lately = [];

    /// <summary>
    /// Requests of one network that show no valid signature or token. Those that do are not counted, whatever else came from
    /// there: behind a proxy all of them come from one address.
    /// </summary>
    private readonly KeyedRate<string> _strangers = new(time, new Rate(60, TimeSpan.FromSeconds(1)));

    /// <summary>Refuses a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="edge">"slack", "teams", "page" or "health".</param>
    /// <param name="reason">One of a few.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="again">When to come again.</param>
    public void Refuse(HttpContext context, string edge, string reason, int status, TimeSpan? again = null)
    {
        // As it is mapped, not as a stranger writes it: of these there are few.
        Count(edge, reason, $"a request to {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}");
        context.Response.StatusCode = status;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = (again ?? Later).TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Refuses a request that nobody known sent; of too many from one network it says that.</summary>
    public void RefuseStranger(HttpContext context, string edge, string reason) =>
        Refuse(context, edge, reason, _strangers.Take(Network.Of(context.Connection.RemoteIpAddress)) ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests);

    /// <summary>Counts a refusal.</summary>
    /// <param name="edge">Where it came in.</param>
    /// <param name="reason">One of a few.</param>
    /// <param name="what">What was refused, for the log.</param>
    public void Count(string edge, string reason, string what)
    {
        Instruments.Refused.Add(1, Instruments.Edge(edge), new("reason", reason));
        var key = (edge, reason, what);
        lock (_lock)
        {
            if (_lately.TryGetValue(key, out var lately))
            {
                _lately[key] = lately with { More = lately.More + 1 };
                return;
            }

            _lately[key] = (0, time.CreateTimer(_ => Tell(key), state: null, BetweenLines, Timeout.InfiniteTimeSpan));
        }

        Log.Refused(logger, edge, what, reason);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (_, timer) in _lately.Values)
                timer.Dispose();
        }
    }

    private void Tell((string Edge, string Reason, string What) key)
    {
        (int More, ITimer Timer) lately;
        lock (_lock)
        {
            _lately.Remove(key, out lately);
            lately.Timer.Dispose();
        }

        if (lately.More > 0)
            Log.More(logger, key.Edge, key.What, lately.More, key.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Edge}: {What} was refused: {Reason}. More of the same is told in a minute.")]
        public static partial void Refused(ILogger logger, string edge, string what, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Edge}: {What} was refused {Count} more times within a minute: {Reason}.")]
        public static partial void More(ILogger logger, string edge, string what, int count, string reason);
    }
}
