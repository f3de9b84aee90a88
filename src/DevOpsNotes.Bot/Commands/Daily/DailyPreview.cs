using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Shows one person what would be posted next; nothing is drawn by that.</summary>
internal sealed class DailyPreview(SubscriptionStore subscriptions, LedgerStore ledger, DailySenders senders, TimeProvider time)
{
    /// <summary>Shows the next post of what is set, or of what somebody is about to start.</summary>
    public async Task<Reply> Show(Caller caller, Schedule? proposed, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var set = await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken);
        var schedule = proposed ?? set?.Schedule ?? DailyProposal.Complete(new ScheduleReading(), isDigest: false, DateTimeZone.Utc, before: null);
        var subscription = new Subscription { Workspace = caller.Workspace, Conversation = caller.Recipient, Schedule = schedule, EffectiveFrom = time.Now(), Owner = caller.User };
        var last = await ledger.Last(subscription.Key, time.Today(schedule.Zone), cancellationToken);
        var (drawn, _) = PostComposer.Draw(notes, subscription, last?.Deck);
        if (drawn.Count == 0)
            return new Notice(schedule.Topics.Count == 0 ? "There are no lessons yet, and the bundled ones are off." : $"No lesson is on {DailyWords.Topics(schedule)}.");
        Paragraph lead = caller.IsOverheard ? "A preview: this is what comes next. It takes no lesson out of the deck." : "Only you see this preview. Nothing is posted by it.";
        var buttons = ButtonsFor(caller, proposed, set);
        var date = schedule.NextAfter(time.Now(), taken => taken == last?.Date).Date;
        if (schedule.IsDigest)
        {
            var digest = DailyPosts.Digest(date, drawn, isNew: false);
            return digest with { Delivery = Delivery.Private, Paragraphs = [lead, .. digest.Paragraphs], Choices = [.. digest.Choices.Select(choice => choice with { Open = Answers.ToChoice(choice.Note, new Trail("", 0, choice.Note.Id)).Open })], Buttons = buttons, Menu = [] };
        }

        var lesson = DailyPosts.Lesson(date, drawn[0], schedule.Topics, DailyPosts.TeamWordsOn(date, notes), asks: false);
        return lesson with { Delivery = Delivery.Private, Lead = [lead, .. lesson.Lead], Buttons = buttons, Menu = [] };
    }

    /// <summary>Where to go from there: nothing is to be done where it goes on.</summary>
    private Button[] ButtonsFor(Caller caller, Schedule? proposed, Subscription? set)
    {
        if (senders.For(caller.Workspace) is null)
            return [];
        return (proposed, set) switch
        {
            ({ } schedule, { IsStopped: false }) when DailyProposal.IsSame(schedule, set.Schedule) => [],
            ({ } schedule, _) => [new Button("Start", DailyButtons.Start, DailyProposal.ValueOf(schedule))],
            (null, null) => [Button.Saying("Set it up", DailyCommand.Verb) with { OpensForm = true }],
            (null, { IsStopped: true } stopped) => [DailyButtons.StartAgain(stopped)],
            _ => [],
        };
    }
}
