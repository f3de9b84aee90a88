using System.Diagnostics;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>What becomes of a lesson of the day that is due, as it is measured.</summary>
internal static class PostTelemetry
{
    private const string Span = "delivery";

    /// <summary>What is promised: <c>infra/SLO.md</c>.</summary>
    private static readonly Duration Promised = Duration.FromMinutes(5);

    /// <summary>Whether a post is later than is promised.</summary>
    public static bool IsOverdue(Instant due, Instant now) => now - due > Promised;

    /// <summary>Begins a step that may bring it to its end; a step that does not is no span.</summary>
    public static Activity? Begin() => Instruments.Source.StartActivity(Span, ActivityKind.Consumer);

    /// <summary>Something came of it.</summary>
    /// <param name="subscription">Which was due.</param>
    /// <param name="date">On which date.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">When.</param>
    /// <param name="isToldOverdue">It was told of that it is overdue; if it is and was not, it is now.</param>
    public static void Ended(Subscription subscription, LocalDate date, PostOutcome outcome, Instant now, bool isToldOverdue)
    {
        var due = subscription.Schedule.OccurrenceOn(date) ?? now;
        if (!isToldOverdue && IsOverdue(due, now) && outcome is not (PostOutcome.Skipped or PostOutcome.Failed))
            Overdue(subscription.Workspace, now - due);
        Tell(Activity.Current is { OperationName: Span } span ? span : null, subscription.Workspace, outcome.ToString().ToLowerInvariant(), now - due);
    }

    /// <summary>Nothing came of a post for longer than is promised.</summary>
    public static void Overdue(Scope workspace, Duration lag)
    {
        using var span = Begin();
        Tell(span, workspace, "overdue", lag);
    }

    private static void Tell(Activity? span, Scope workspace, string outcome, Duration lag)
    {
        var platform = Instruments.EdgeOf(workspace);
        Instruments.DeliveryLag.Record(lag.TotalSeconds, Instruments.Platform(platform), Instruments.Outcome(outcome));
        span?.SetTag("devopsnotes.platform", platform).SetTag("devopsnotes.outcome", outcome).SetTag("devopsnotes.lag", lag.TotalSeconds);
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
