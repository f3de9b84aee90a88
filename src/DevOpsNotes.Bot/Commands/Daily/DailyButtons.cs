using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>The buttons with which a subscription is set up and changed. What they carry is checked again.</summary>
internal sealed class DailyButtons(DailyControl control, DailyOffers offers, DailyPreview preview, PostButtons posts, SubscriptionStore subscriptions) : IButtonHandler
{
    public const string Start = "daily-start";
    public const string Preview = "daily-preview";
    public const string Offer = "daily-offer";
    public const string Change = "daily-change";
    public const string Pause = "daily-pause";
    public const string PauseFor = "daily-pause-for";
    public const string Resume = "daily-resume";
    public const string Stop = "daily-stop";
    public const string Keep = "daily-keep";
    public const string Weekly = "daily-weekly";
    public const string DailyAgain = "daily-again";

    public IReadOnlyList<string> Actions => [Start, Preview, Offer, Change, Pause, PauseFor, Resume, Stop, Keep, Weekly, DailyAgain];

    /// <summary>For how long a pause may be, by a button.</summary>
    public static IReadOnlyList<Button> Pauses { get; } =
    [
        new("Today", PauseFor, "today"),
        new("A week", PauseFor, "a week"),
        new("Two weeks", PauseFor, "2 weeks"),
        new("Four weeks", PauseFor, "4 weeks"),
    ];

    public static Button ResumeNow { get; } = new("Resume", Resume, "");

    public static Button StopNow { get; } = new("Stop", Stop, "");

    /// <summary>Starts what was stopped.</summary>
    public static Button StartAgain(Subscription stopped) => new("Start again", Start, DailyProposal.ValueOf(stopped.Schedule));

    /// <summary>Opens the form with what is set.</summary>
    public static Button ChangeOf(Subscription set) => new("Change", Change, DailyProposal.ValueOf(set.Schedule)) { OpensForm = true };

    /// <summary>What answers the question whether posts are still useful.</summary>
    public static Button[] StillUseful(string value) => [new Button("Keep", Keep, value), new Button("Weekly", Weekly, value), new Button("Stop", Stop, value)];

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        // These stand under posts, and change nothing yet.
        if (press.Action is Keep or Pause)
            await posts.Hear(caller, cancellationToken);
        return press.Action switch
        {
            Pause => await control.AskPause(caller, cancellationToken),
            PauseFor => await control.Pause(caller, press.Value, cancellationToken),
            Resume => await control.Resume(caller, cancellationToken),
            Stop => await control.Stop(caller, cancellationToken),
            Keep => await control.Keep(caller, cancellationToken),
            Weekly => await Switch(caller, isDigest: true, cancellationToken),
            DailyAgain => await Switch(caller, isDigest: false, cancellationToken),
            _ => await Propose(press, notes, cancellationToken),
        };
    }

    /// <summary>What is about to be started.</summary>
    private async Task<Reply> Propose(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (!DailyProposal.TryRead(press.Value, out var schedule))
            return DailyWords.Foreign();
        return press.Action switch
        {
            Start => await control.Start(press.Caller, schedule, cancellationToken),
            Preview => await preview.Show(press.Caller, schedule, notes, cancellationToken),
            Change => DailyForm.Of(schedule, schedule.Zone.Id),
            _ => await offers.Offer(schedule, press.Caller, notes, cancellationToken),
        };
    }

    /// <summary>Five takeaways on Fridays, or a lesson on weekdays; at the same time, on the same topics.</summary>
    private async Task<Reply> Switch(Caller caller, bool isDigest, CancellationToken cancellationToken)
    {
        if (await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken) is not { } current)
            return DailyWords.None(caller, before: null);
        var schedule = DailyProposal.Complete(new ScheduleReading(), isDigest, current.Schedule.Zone, current.Schedule);
        return await control.Start(caller, schedule, cancellationToken);
    }
}
