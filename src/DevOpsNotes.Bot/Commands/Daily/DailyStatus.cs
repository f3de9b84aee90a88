using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage.Daily;
using Humanizer;
using NodaTime;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Tells what a subscription did and will do, and why.</summary>
internal sealed class DailyStatus(SubscriptionStore subscriptions, LedgerStore ledger, DailySenders senders, DailySettings settings, TimeProvider time)
{
    /// <summary>Occurrences that it tells of.</summary>
    private const int Shown = 7;

    /// <summary>How far it looks back for them: seven weeks of a weekly post.</summary>
    private const int DaysBack = 49;

    public async Task<Reply> Of(Caller caller, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (await subscriptions.Find(caller.Workspace, caller.Recipient, cancellationToken) is not { } subscription)
            return DailyWords.None(caller, before: null);
        var today = time.Today(subscription.Schedule.Zone);
        var kept = (await ledger.Since(subscription.Key, today.PlusDays(-DaysBack), cancellationToken)).ToDictionary(occurrence => occurrence.Date);
        List<Paragraph> words = [new Paragraph(Span.Strong(DailyWords.Of(subscription.Schedule, DailyWords.Here(caller))), "."), StateOf(subscription, kept, today)];
        if (DeckOf(subscription, kept, notes) is { } deck)
            words.Add(deck);
        foreach (var (date, what) in Past(subscription, kept, today, notes).OrderByDescending(line => line.Date).Take(Shown))
            words.Add(new Paragraph(Span.Strong(DailyWords.Of(date, today).Transform(To.SentenceCase)), $": {what}"));
        return new Notice(words)
        {
            Buttons = subscription.IsStopped
                ? [DailyButtons.StartAgain(subscription)]
                : [subscription.IsPausedOn(today) ? DailyButtons.ResumeNow : new Button("Pause", DailyButtons.Pause, ""), DailyButtons.ChangeOf(subscription), DailyButtons.StopNow],
        };
    }

    private Paragraph StateOf(Subscription subscription, Dictionary<LocalDate, Occurrence> kept, LocalDate today)
    {
        if (subscription.StoppedBecause is { } reason)
            return new Paragraph(Span.Strong("Ended. "), reason);
        var next = subscription.Schedule.NextAfter(time.Now(), date => kept.ContainsKey(date) || subscription.IsPausedOn(date)).Date;
        var paused = subscription.IsPausedOn(today) ? $"Paused until {DailyWords.Of(subscription.PausedUntil!.Value, today)}. " : "";
        return $"{paused}Next: {DailyWords.Of(next, today)}.";
    }

    /// <summary>Where the deck stands: how much of it was shown.</summary>
    private static Paragraph? DeckOf(Subscription subscription, Dictionary<LocalDate, Occurrence> kept, WorkspaceNotes notes)
    {
        var last = kept.Values.Where(occurrence => occurrence.Deck is not null).MaxBy(occurrence => occurrence.At)?.Deck;
        var count = notes.Deck.About(subscription.Schedule.Topics).Count;
        if (count == 0)
            return null;
        return last is null
            ? $"{"lesson".ToQuantity(count)} to come, in an order drawn by lot."
            : $"{Math.Min(last.Drawn, count)} of {"lesson".ToQuantity(count)} shown in round {last.Epoch}; after the last, another round begins.";
    }

    /// <summary>What came of each date: what the ledger has, and which dates it should have and has not.</summary>
    private IEnumerable<(LocalDate Date, string What)> Past(Subscription subscription, Dictionary<LocalDate, Occurrence> kept, LocalDate today, WorkspaceNotes notes)
    {
        foreach (var occurrence in kept.Values)
            yield return (occurrence.Date, WhatOf(occurrence, notes));
        if (subscription.IsStopped)
            yield break;
        var now = time.Now();
        for (var date = today.PlusDays(-DaysBack); date <= today; date = date.PlusDays(1))
        {
            if (!kept.ContainsKey(date) && subscription.Schedule.OccurrenceOn(date) is { } at && at >= subscription.EffectiveFrom && at <= now && !subscription.IsPausedOn(date))
                yield return (date, subscription.Schedule.IsInTime(at, now, settings.Window) ? DueNow(subscription) : "missed: the bot did not come to it in time.");
        }
    }

    private string DueNow(Subscription subscription) =>
        senders.For(subscription.Workspace)?.PauseOf(subscription.Workspace) is { Ticks: > 0 } pause ? $"due now; the platform asked to wait another {"minute".ToQuantity((int)Math.Ceiling(pause.TotalMinutes))}." : "due now.";

    private string WhatOf(Occurrence occurrence, WorkspaceNotes notes)
    {
        var titles = occurrence.Notes.Select(id => notes.Index.Find(id)?.Title).OfType<string>().ToList();
        var title = titles.Count == 0 ? "" : $" “{titles[0]}”{(titles.Count > 1 ? $" and {titles.Count - 1} more" : "")}";
        return occurrence.Outcome switch
        {
            PostOutcome.Sent => $"posted{title}.",
            PostOutcome.TakenBack => $"posted{title}, and taken back.",
            PostOutcome.Skipped => $"skipped: {occurrence.Reason}.",
            PostOutcome.Missed => $"missed: {occurrence.Reason}.",
            PostOutcome.Failed => $"failed: {occurrence.Reason}",
            PostOutcome.Claimed when time.Now() - occurrence.At < DailyPoster.Lost => $"being posted{title}.",
            _ => $"unknown whether{title} was posted{(occurrence.Reason is { } reason ? $": {reason}" : "")}. It is not posted again.",
        };
    }
}
