using System.Diagnostics;
using System.Diagnostics.Metrics;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>
/// What the bot tells of itself beside what the framework does: the meter and the activity source <c>DevOpsNotes</c>, in OpenTelemetry's
/// conventions (https://opentelemetry.io/docs/specs/semconv/general/metrics/). No text that people wrote, no name, no token and
/// no id of a person is in any of it.
/// </summary>
internal static class Instruments
{
    public const string Name = "DevOpsNotes";

    /// <summary>For what takes microseconds when all is well and seconds when it is not; half a second is a bound, because a promise is made of it.</summary>
    private static readonly double[] Short = [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>For what waits for its time; five minutes are a bound, because a promise is made of them.</summary>
    private static readonly double[] Long = [0.1, 1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400];

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans: <c>question</c>, <c>work</c> and <c>delivery</c>.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Tags: <c>edge</c>; <c>outcome</c>: answered, empty, failed.</summary>
    public static Histogram<double> Question { get; } = Seconds("devopsnotes.question.duration", "From a question to the reply that is to be rendered.", Short);

    public static Histogram<double> Search { get; } = Seconds("devopsnotes.search.duration", "One search in the notes that somebody may see.", Short);

    /// <summary>Tags: <c>edge</c>.</summary>
    public static Histogram<double> Render { get; } = Seconds("devopsnotes.render.duration", "From a reply to the platform's JSON.", Short);

    /// <summary>Tags: <c>table</c>; <c>operation</c>; <c>outcome</c>: ok, failed.</summary>
    public static Histogram<double> Store { get; } = Seconds("devopsnotes.store.duration", "One operation of a table, retries of the network included.", Short);

    /// <summary>Tags: <c>platform</c>; <c>method</c>; <c>outcome</c>: ok, the class of the failure, or "given up", when nobody waits for it any more.</summary>
    public static Histogram<double> Outbound { get; } = Seconds("devopsnotes.outbound.duration", "One call of a platform, with its retries.", Short);

    /// <summary>Tags: <c>platform</c>; <c>outcome</c>: sent, skipped, missed, failed, unknown; overdue, once, when nothing came of it in the time that is promised.</summary>
    public static Histogram<double> DeliveryLag { get; } = Seconds("devopsnotes.delivery.lag", "From when a lesson of the day was due to what came of it, or to when it is overdue.", Long);

    /// <summary>Tags: <c>kind</c>.</summary>
    public static Histogram<double> WorkWait { get; } = Seconds("devopsnotes.work.wait", "From when work was kept to when a host began to do it.", Long);

    /// <summary>Tags: <c>kind</c>; <c>outcome</c>: done, later, given-up, lost.</summary>
    public static Counter<long> Work { get; } = Meter.CreateCounter<long>("devopsnotes.work.outcomes", "{item}", "What came of durable work.");

    /// <summary>Tags: <c>edge</c>; <c>reason</c>.</summary>
    public static Counter<long> Refused { get; } = Meter.CreateCounter<long>("devopsnotes.refused", "{request}", "Requests that were not let in.");

    public static KeyValuePair<string, object?> Edge(string edge) => new("edge", edge);

    public static KeyValuePair<string, object?> Platform(string platform) => new("platform", platform);

    public static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    /// <summary>The platform of a workspace.</summary>
    public static string EdgeOf(Scope workspace) =>
        workspace.Key.StartsWith("slack:", StringComparison.Ordinal) ? "slack" : workspace.Key.StartsWith("teams:", StringComparison.Ordinal) ? "teams" : "page";

    private static Histogram<double> Seconds(string name, string description, double[] bounds) =>
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
