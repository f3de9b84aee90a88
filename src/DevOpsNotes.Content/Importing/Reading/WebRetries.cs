using Polly;
using Polly.Retry;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Two more attempts, after half a second and a second, when a failure is likely to pass.</summary>
internal static class WebRetries
{
    private const int MaxRetries = 2;

    // A server that wants more is not asked again in this import: a person waits for the report.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static ResiliencePipeline<WebAttempt> Create(TimeProvider time) =>
        new ResiliencePipelineBuilder<WebAttempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<WebAttempt>
            {
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(0.5),
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnother(attempt.Outcome.Result)),
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Result as WebAttempt.Failed)?.RetryAfter),
            })
            .Build();

    private static bool IsWorthAnother(WebAttempt? attempt) =>
        attempt is WebAttempt.Failed { Transient: true } failed && (failed.RetryAfter is not { } wait || wait <= LongestWait);
}
