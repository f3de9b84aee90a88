namespace DevOpsNotes.Benchmarks.Serving;

/// <summary>What wrk saw (https://github.com/wg/wrk); times are in microseconds.</summary>
internal sealed record WrkSummary(long Requests, long Microseconds, long Errors, double Mean, double P50, double P90, double P99, double P999);
