using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Daily;
using Humanizer;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Says what was understood of a wish, before anything starts.</summary>
internal sealed class DailyOffers(SubscriptionStore subscriptions, LedgerStore ledger, DailyForm form, DailySenders senders, TimeProvider time)
{
    /// <summary>With fewer lessons than this a subscription repeats itself soon.</summary>
    private const int FewLessons = 10;

    private const int MostAdded = 2;

    /// <summary>Offers what was said; asks for the zone where nobody knows it.</summary>
    public async Task<Reply> Offer(ScheduleReading said, bool isDigest, Caller caller, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (said.Problem is { } problem)
            return new Notice(problem, new Paragraph("For example ", Span.Line("daily weekdays 9:30 Europe/Brussels"), ", or ", Span.Line("daily"), " for a form."));
        var before = await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken);
        if ((said.Zone ?? before?.Schedule.Zone ?? Zones.Of(await caller.Zone(cancellationToken))) is not { } zone)
            return await form.Open(caller, isDigest, said, cancellationToken);
        return await Offer(DailyProposal.Complete(said, isDigest, zone, before?.Schedule), before, caller, notes, cancellationToken);
    }

    /// <summary>Offers a schedule.</summary>
    public async Task<Reply> Offer(Schedule schedule, Caller caller, WorkspaceNotes notes, CancellationToken cancellationToken) =>
        await Offer(schedule, await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken), caller, notes, cancellationToken);

    /// <summary>When it would be posted next.</summary>
    public async Task<string> Next(Schedule schedule, Caller caller, CancellationToken cancellationToken, LocalDate? pausedUntil = null)
    {
        var (now, today) = (time.Now(), time.Today(schedule.Zone));
        var taken = (await ledger.Since(Subscription.KeyOf(caller.Workspace, caller.Recipient), today.PlusDays(-1), cancellationToken)).Select(occurrence => occurrence.Date).ToHashSet();
        return DailyWords.Of(schedule.NextAfter(now, date => taken.Contains(date) || date < pausedUntil).Date, today);
    }

    private async Task<Reply> Offer(Schedule schedule, Subscription? before, Caller caller, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (schedule.Topics.Count > DailyProposal.MostTopics)
            return new Notice($"Those are {schedule.Topics.Count} topics. Name {DailyProposal.MostTopics} at most, or none for lessons on everything.");
        var value = DailyProposal.ValueOf(schedule);
        var change = new Button("Change", DailyButtons.Change, value) { OpensForm = true };
        var (remark, added) = More(schedule, notes);
        if (notes.Deck.About(schedule.Topics).Count == 0)
            return new Notice(remark!) { Buttons = [.. added, change] };
        var readers = caller.IsDirect ? null : await caller.ReaderCount(cancellationToken);
        var where = readers is { } count ? $"{DailyWords.Here(caller)} ({"person".ToQuantity(count, "N0")})" : DailyWords.Here(caller);
        List<Paragraph> words = [new Paragraph(Span.Strong(DailyWords.Of(schedule, where)), $". Next: {await Next(schedule, caller, cancellationToken)}.")];
        var isSet = before is { IsStopped: false } && DailyProposal.IsSame(before.Schedule, schedule);
        if (before is { IsStopped: false })
            words.AddRange(InPlaceOf(before, isSet));
        var buttons = new List<Button>();
        if (senders.For(caller.Workspace) is null)
            words.Add("Nothing is ever posted on this page: in Slack and Teams there is a button to start it.");
        else if (!isSet || IsPaused(before!))
            buttons.Add(new Button(isSet ? "Resume" : "Start", DailyButtons.Start, value));
        if (remark is not null)
            words.Add(remark);
        return new Notice(words) { Buttons = [.. buttons, new Button("Preview", DailyButtons.Preview, value), .. added, change] };
    }

    private IEnumerable<Paragraph> InPlaceOf(Subscription before, bool isSet)
    {
        yield return isSet ? "That is set already." : $"It takes the place of: {DailyWords.Of(before.Schedule)}.";
        if (IsPaused(before))
            yield return $"It is paused until {DailyWords.Of(before.PausedUntil!.Value, time.Today(before.Schedule.Zone))}; that ends when you start it.";
    }

    private bool IsPaused(Subscription subscription) => subscription.IsPausedOn(time.Today(subscription.Schedule.Zone));

    /// <summary>What to say of few lessons, and the button that adds topics beside those that were chosen; nothing for enough.</summary>
    private static (Paragraph? Remark, Button[] Added) More(Schedule schedule, WorkspaceNotes notes)
    {
        var count = notes.Deck.About(schedule.Topics).Count;
        if (count >= FewLessons || (schedule.Topics.Count == 0 && count > 0))
            return (null, []);
        var remark = $"{(count == 0 ? "No lesson matches" : $"{"lesson".ToQuantity(count)} {(count == 1 ? "matches" : "match")}")}.";
        var near = schedule.Topics.SelectMany(topic => TopicCatalog.Default.Find(topic)?.Related ?? []).Distinct(StringComparer.Ordinal).Except(schedule.Topics, StringComparer.Ordinal)
            .Select(topic => (Topic: topic, More: notes.Deck.About([.. schedule.Topics, topic]).Count - count)).Where(topic => topic.More > 0)
            .OrderByDescending(topic => topic.More).Take(Math.Min(MostAdded, DailyProposal.MostTopics - schedule.Topics.Count)).Select(topic => topic.Topic).ToList();
        if (near.Count == 0)
            return (remark, []);
        var added = schedule with { Topics = [.. schedule.Topics, .. near] };
        return (new Paragraph([$"{remark} Add {notes.Deck.About(added.Topics).Count - count} from ", .. Paragraph.Join(", ", near.Select(Span.Strong)).Spans, "?"]), [new Button($"Add {string.Join(", ", near)}", DailyButtons.Offer, DailyProposal.ValueOf(added))]);
    }
}
