using Polly;
using Polly.Retry;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>
/// What is tried again, and when. Microsoft would have 502 and 504 repeated as well; but a message may have been posted all the
/// same, and there is no key by which a second one is known for the same.
/// </summary>
internal static class ConnectorRetry
{
    /// <summary>A pause that takes longer is not waited for: what it holds up comes back later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Tries of what Teams asks to hear again.</summary>
    public const int Tries = 4;

    /// <summary>Tries of what did not come through.</summary>
    public const int ConnectionTries = 3;

    /// <summary>Whose turn a repetition takes; a call sets it.</summary>
    public static readonly ResiliencePropertyKey<ConnectorTarget> Target = new("target");

    private static readonly TimeSpan AfterTooMany = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterOthers = TimeSpan.FromMilliseconds(300);

    /// <summary>Repeats what may be repeated.</summary>
    /// <param name="isRepeatable">Doing it twice does what doing it once does.</param>
    /// <param name="pacing">Repetitions count for the limits, too.</param>
    /// <param name="time">The clock that is waited by.</param>
    public static ResiliencePipeline<ConnectorResult> Pipeline(bool isRepeatable, ConnectorPacing pacing, TimeProvider time) => new ResiliencePipelineBuilder<ConnectorResult> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<ConnectorResult>
        {
            MaxRetryAttempts = Tries - 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && MayRepeat(result, arguments.AttemptNumber + 1, isRepeatable)),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                pacing.TakeTurn(arguments.Context.Properties.GetValue(Target, null!), after: DelayOf(arguments.Outcome.Result!, arguments.AttemptNumber))),
        })
        .Build();

    private static bool MayRepeat(ConnectorResult result, int tries, bool isRepeatable) => result.Error switch
    {
        ConnectorErrorClass.RateLimited => result.RetryAfter is null || result.RetryAfter <= LongestWait,
        ConnectorErrorClass.Conflict => true,
        ConnectorErrorClass.Unreachable => tries < ConnectionTries,
        ConnectorErrorClass.Unknown => isRepeatable && tries < ConnectionTries,
        _ => false,
    };

    private static TimeSpan DelayOf(ConnectorResult result, int attempt) => result switch
    {
        { RetryAfter: { } wait } => wait,
        { Error: ConnectorErrorClass.RateLimited } => Backoff(AfterTooMany, attempt),
        _ => Backoff(AfterOthers, attempt),
    };

    /// <summary>Twice as long each time, up to the longest, a fifth more or less, so that many do not come back together.</summary>
    private static TimeSpan Backoff(TimeSpan first, int attempt)
    {
        var wait = first * Math.Pow(2, attempt);
        return (wait < LongestWait ? wait : LongestWait) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
