using System.Diagnostics;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>Durable work, as it is measured. Its span follows that of the request which brought it, on whichever host.</summary>
internal static class WorkTelemetry
{
    private const string Span = "work";

    /// <summary>Begins it.</summary>
    /// <param name="item">The work, which this host claimed.</param>
    /// <param name="time">The clock that it was kept by.</param>
    public static Activity? Begin(WorkItem item, TimeProvider time)
    {
        Instruments.WorkWait.Record((time.GetUtcNow() - (item.NotBefore ?? item.InsertedAt)).TotalSeconds, KindOf(item));
        return Instruments.Source.StartActivity(Span, ActivityKind.Consumer, item.Trace)?.SetTag("devopsnotes.kind", item.Kind);
    }

    /// <summary>Something came of it: done, later, given-up or lost.</summary>
    public static void Ended(WorkItem item, string outcome)
    {
        Instruments.Work.Add(1, KindOf(item), Instruments.Outcome(outcome));
        if (Activity.Current is { OperationName: Span } span)
            span.SetTag("devopsnotes.outcome", outcome);
    }

    private static KeyValuePair<string, object?> KindOf(WorkItem item) => new("kind", item.Kind);
}
