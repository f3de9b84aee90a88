using System.Diagnostics;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>What becomes of a lesson of the day that is due, as it is measured.</summary>
internal static class PostTelemetry
{
    private const string Span = "delivery";

    /// <summary>Begins a step that may bring it to its end; a step that does not is no span.</summary>
    public static Activity? Begin() => Instruments.Source.StartActivity(Span, ActivityKind.Consumer);

    /// <summary>Something came of it.</summary>
    /// <param name="subscription">Which was due.</param>
    /// <param name="date">On which date.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">When.</param>
    public static void Ended(Subscription subscription, LocalDate date, PostOutcome outcome, Instant now)
    {
        var lag = subscription.Schedule.OccurrenceOn(date) is { } due ? (now - due).TotalSeconds : 0;
        var (platform, name) = (Instruments.EdgeOf(subscription.Workspace), outcome.ToString().ToLowerInvariant());
        Instruments.DeliveryLag.Record(lag, Instruments.Platform(platform), Instruments.Outcome(name));
        if (Activity.Current is { OperationName: Span } span)
            span.SetTag("devopsnotes.platform", platform).SetTag("devopsnotes.outcome", name).SetTag("devopsnotes.lag", lag);
    }

    /// <summary>Ends the step.</summary>
    public static void End(Activity? span)
    {
        // It was put off, or another host has it: nothing came of it here.
        if (span is not null && span.GetTagItem("devopsnotes.outcome") is null)
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        span?.Dispose();
    }
}
