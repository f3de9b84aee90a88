using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Starts, ends, pauses and resumes the subscription of a conversation. Whoever reads along sees who did.</summary>
internal sealed class DailyControl(SubscriptionStore subscriptions, DailyOffers offers, DailyAnnouncements announcements, DailySenders senders, WorkspaceBounds bounds, TimeProvider time)
{
    /// <summary>Starts a schedule, in the place of what there is.</summary>
    public async Task<Reply> Start(Caller caller, Schedule schedule, CancellationToken cancellationToken)
    {
        if (senders.For(caller.Workspace) is null)
            return new Notice("Nothing is ever posted on this page. In Slack and Teams, the same line starts it.");
        var before = await Find(caller, cancellationToken);
        var next = await offers.Next(schedule, caller, cancellationToken);
        if (before is { IsStopped: false } && DailyProposal.IsSame(before.Schedule, schedule))
            return IsPaused(before) ? await Resume(caller, cancellationToken) : Done(new Notice($"That is set already. Next: {next}."), before);
        if (before is not { IsStopped: false } && bounds.AgainstSubscription((await subscriptions.All(caller.Workspace, cancellationToken)).Count(other => !other.IsStopped)) is { } full)
            return new Notice(full);
        var now = time.Now();
        var started = new Subscription
        {
            Workspace = caller.Workspace,
            Conversation = caller.Recipient,
            IsPersonal = caller.IsDirect,
            Openness = await caller.Openness(cancellationToken),
            Schedule = schedule,
            EffectiveFrom = now,
            // Who set it up may take posts back, whoever changes the time.
            Owner = before is { IsStopped: false, Owner.Length: > 0 } ? before.Owner : caller.User,
            HeardAt = now,
        };
        await subscriptions.Set(started, cancellationToken);
        var told = await announcements.Tell(started, new Paragraph(DailyWords.Who(caller), $" {(before is { IsStopped: false } ? "changed" : "started")} {DailyWords.Name(schedule)} here: ", Span.Strong(DailyWords.Of(schedule)), $". Next: {next}."), new Paragraph("What it did and will do: ", Span.Line("daily status"), "."));
        if (told is SendOutcome.Refused { Reason: var reason })
        {
            await subscriptions.Change(caller.Workspace, caller.Recipient, current => current.EffectiveFrom == now ? before ?? current with { StoppedBecause = reason } : null, cancellationToken);
            return new Notice($"Nothing is {(before is { IsStopped: false } ? "changed" : "started")}. {reason}") { Buttons = [new Button("Try again", DailyButtons.Start, DailyProposal.ValueOf(schedule))] };
        }

        return Done(new Notice([new Paragraph(Span.Strong(DailyWords.Of(schedule, DailyWords.Here(caller))), $". Next: {next}."), .. DailyAnnouncements.Remark(started, told)]), started);
    }

    /// <summary>Ends it.</summary>
    public async Task<Reply> Stop(Caller caller, CancellationToken cancellationToken)
    {
        var stopped = await subscriptions.Change(caller.Workspace, caller.Recipient, current => current.IsStopped ? null : current with { StoppedBecause = "Somebody stopped it." }, cancellationToken);
        if (stopped is null)
            return DailyWords.None(caller, await Find(caller, cancellationToken));
        var told = await announcements.Tell(stopped, new Paragraph(DailyWords.Who(caller), $" stopped {DailyWords.Name(stopped.Schedule)} here."));
        return new Notice([$"Stopped: nothing more is posted {DailyWords.Here(caller)}.", .. DailyAnnouncements.Remark(stopped, told)]) { Buttons = [DailyButtons.StartAgain(stopped)] };
    }

    /// <summary>Lets it go on.</summary>
    public async Task<Reply> Keep(Caller caller, CancellationToken cancellationToken)
    {
        var kept = await Find(caller, cancellationToken);
        if (kept is not { IsStopped: false })
            return DailyWords.None(caller, kept);
        var next = await offers.Next(kept.Schedule, caller, cancellationToken, kept.PausedUntil);
        return new Notice(new Paragraph("Good, it goes on: ", Span.Strong(DailyWords.Of(kept.Schedule, DailyWords.Here(caller))), $". Next: {next}."))
        {
            Buttons = kept.Schedule.IsDigest ? [new Button("Daily again", DailyButtons.DailyAgain, "")] : [],
        };
    }

    /// <summary>Asks for how long.</summary>
    public async Task<Reply> AskPause(Caller caller, CancellationToken cancellationToken)
    {
        var current = await Find(caller, cancellationToken);
        if (current is not { IsStopped: false })
            return DailyWords.None(caller, current);
        var lead = IsPaused(current) ? $"It is paused until {DayOf(current)}. To change that, press one of these, or type for example " : "For how long? Press one of these, or type for example ";
        return new Notice(new Paragraph(lead, Span.Line("daily pause until monday"), ".")) { Buttons = [.. DailyButtons.Pauses, .. IsPaused(current) ? [DailyButtons.ResumeNow] : Array.Empty<Button>()] };
    }

    /// <summary>Pauses for as long as somebody says, or says why not.</summary>
    public async Task<Reply> Pause(Caller caller, string howLong, CancellationToken cancellationToken)
    {
        var before = await Find(caller, cancellationToken);
        if (before is not { IsStopped: false })
            return DailyWords.None(caller, before);
        var today = time.Today(before.Schedule.Zone);
        if (PauseText.Read(howLong, today) is not { } until)
            return new Notice(new Paragraph("A pause ends within a year, and not before tomorrow. Say for example ", Span.Line("daily pause 2 weeks"), "; to end it, say ", Span.Line("daily off"), "."));
        var (now, told) = (time.Now(), (IReadOnlyList<Paragraph>)[]);
        if (before.PausedUntil != until)
        {
            // Who pauses it reads it, by whatever way.
            if (await subscriptions.Change(caller.Workspace, caller.Recipient, current => current.IsStopped ? null : current with { PausedUntil = until, HeardAt = now }, cancellationToken) is not { } paused)
                return DailyWords.None(caller, await Find(caller, cancellationToken));
            told = DailyAnnouncements.Remark(paused, await announcements.Tell(paused, new Paragraph(DailyWords.Who(caller), $" paused {DailyWords.Name(paused.Schedule)} here until {DailyWords.Of(until, today)}.")));
        }

        return new Notice([$"Paused until {DailyWords.Of(until, today)}. Next: {await offers.Next(before.Schedule, caller, cancellationToken, until)}.", .. told]) { Buttons = [DailyButtons.ResumeNow] };
    }

    /// <summary>Ends a pause, or starts again what was stopped.</summary>
    public async Task<Reply> Resume(Caller caller, CancellationToken cancellationToken)
    {
        var before = await Find(caller, cancellationToken);
        if (before is null)
            return DailyWords.None(caller, before);
        if (before.IsStopped)
            return await Start(caller, before.Schedule, cancellationToken);
        var (now, next) = (time.Now(), await offers.Next(before.Schedule, caller, cancellationToken));
        // What was due while it was paused is not made up for.
        if (!IsPaused(before) || await subscriptions.Change(caller.Workspace, caller.Recipient, current => current.IsStopped || current.PausedUntil is null ? null : current with { PausedUntil = null, EffectiveFrom = now }, cancellationToken) is not { } resumed)
            return Done(new Notice($"It is not paused. Next: {next}."), before);
        var told = await announcements.Tell(resumed, new Paragraph(DailyWords.Who(caller), $" resumed {DailyWords.Name(resumed.Schedule)} here. Next: {next}."));
        return Done(new Notice([$"Resumed. Next: {next}.", .. DailyAnnouncements.Remark(resumed, told)]), resumed);
    }

    /// <summary>What goes on, with what may be done about it.</summary>
    private static Notice Done(Notice notice, Subscription goesOn) => notice with
    {
        Buttons = [Button.Saying("Status", "daily status"), DailyButtons.ChangeOf(goesOn), DailyButtons.StopNow],
    };

    private bool IsPaused(Subscription subscription) => subscription.IsPausedOn(time.Today(subscription.Schedule.Zone));

    private string DayOf(Subscription paused) => DailyWords.Of(paused.PausedUntil!.Value, time.Today(paused.Schedule.Zone));

    private Task<Subscription?> Find(Caller caller, CancellationToken cancellationToken) => subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken);
}
