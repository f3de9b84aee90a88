using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>
/// Posts what is due, once: the subscription confirms it, the ledger row of its date is inserted, whoever inserted it sends, and
/// records what came of it. What may have been sent is never sent again.
/// </summary>
internal sealed partial class DailyPoster(SubscriptionStore subscriptions, LedgerStore ledger, PostComposer composer, DailyEndings endings, DailySenders senders, DailySettings settings, TimeProvider time, ILogger<DailyPoster> logger)
{
    /// <summary>After so many failures in a row a subscription ends: nothing is tried for ever.</summary>
    public const int MostFailures = 5;

    /// <summary>A claim that is older came to no end: nobody knows whether it was sent.</summary>
    public static readonly Duration Lost = Duration.FromMinutes(5);

    /// <summary>Somebody else may have to give the date back.</summary>
    private static readonly TimeSpan WhileClaimed = TimeSpan.FromSeconds(30);

    /// <summary>For so long it is remembered what was posted.</summary>
    public static readonly Period Remembered = Period.FromMonths(13);

    /// <summary>How long nothing may be sent to a workspace.</summary>
    public TimeSpan PauseOf(Scope workspace) => senders.For(workspace)?.PauseOf(workspace) ?? TimeSpan.Zero;

    /// <summary>Waits until a post may go out, if that is soon.</summary>
    public Task WaitForTurn(DuePost due, CancellationToken stopping) =>
        senders.For(due.Row.Workspace) is { } sender ? sender.WaitForTurn(due.Row.Workspace, due.Row.Conversation, stopping) : Task.CompletedTask;

    /// <summary>Finds out whether it is to be posted, and records why not.</summary>
    public async Task<PostStep> Check(DuePost due)
    {
        if (await Confirmed(due) is not { } subscription || subscription.Schedule.OccurrenceOn(due.Date) is not { } at || at < subscription.EffectiveFrom || senders.For(subscription.Workspace) is null)
            return PostStep.Over;
        var recent = await ledger.Recent(subscription.Key, due.Date, CancellationToken.None);
        if (recent.FirstOrDefault(occurrence => occurrence.Date == due.Date) is { } taken)
        {
            if (taken is not { Outcome: PostOutcome.Claimed })
                return PostStep.Over;
            if (time.Now() - taken.At > Lost)
                return await Lose(subscription, due, taken);
            // Whose claim it is may still free the date.
            if (taken.Claim != due.Claim)
                return new PostStep.Later(due.Problem, WhileClaimed);
            // This host claimed it and did not come to sending: the store failed in between.
            await ledger.Release(taken, CancellationToken.None);
        }

        var before = recent.Where(occurrence => occurrence.Date != due.Date).MaxBy(occurrence => occurrence.At);
        if (subscription.IsPausedOn(due.Date))
            return await Record(subscription, due, before, PostOutcome.Skipped, "it was paused");
        return subscription.Schedule.IsInTime(at, time.Now(), settings.Window) ? new PostStep.Ready(subscription, before) : await Record(subscription, due, before, PostOutcome.Missed, due.Problem ?? "the bot did not come to it in time");
    }

    /// <summary>Claims the date and posts.</summary>
    /// <param name="due">What is due.</param>
    /// <param name="ready">What <see cref="Check"/> found.</param>
    /// <param name="stopping">The host stops: what is not claimed by then is not claimed any more, and another host finds it.</param>
    public async Task<PostStep> Post(DuePost due, PostStep.Ready ready, CancellationToken stopping)
    {
        var sender = senders.For(due.Row.Workspace)!;
        if (sender.PauseOf(due.Row.Workspace) is { Ticks: > 0 } pause)
            return new PostStep.Later(due.Problem ?? "the platform asked to wait", pause);
        var composed = await composer.Compose(due, ready, sender);
        stopping.ThrowIfCancellationRequested();
        return composed switch
        {
            Composition.NotNow later => new PostStep.Later(later.Problem, Wait: null),
            Composition.Nothing nothing => await Record(ready.Subscription, due, ready.Before, PostOutcome.Skipped, nothing.Reason),
            Composition.Post post => await Insert(ready.Subscription, post.Occurrence) is { } claim ? await Send(due, ready, post, claim, sender) : new PostStep.Later(due.Problem, WhileClaimed),
            var other => throw new InvalidOperationException($"Nobody posts a {other.GetType().Name}."),
        };
    }

    /// <summary>The subscription, if it is due then: the row that was found is a copy, and perhaps an old one.</summary>
    private async Task<Subscription?> Confirmed(DuePost due)
    {
        var row = due.Row;
        var subscription = await subscriptions.Find(row.Workspace, row.Conversation, CancellationToken.None);
        if (row.IsConfirmedBy(subscription))
            return subscription;
        await subscriptions.Drop(row, CancellationToken.None);
        return null;
    }

    /// <summary>Records of a claim that came to no end that nobody knows of it: one host does, and tells of it.</summary>
    private async Task<PostStep> Lose(Subscription subscription, DuePost due, Occurrence claimed)
    {
        if (await ledger.Settle(claimed, claimed with { Outcome = PostOutcome.Unknown, Reason = "the bot was gone before it was known" }, CancellationToken.None) is not null)
            Report(subscription, due, PostOutcome.Unknown);
        return PostStep.Over;
    }

    /// <summary>Takes the date; <see langword="null"/> when somebody else did, or the subscription is not what it was any more.</summary>
    private async Task<Occurrence?> Insert(Subscription subscription, Occurrence occurrence)
    {
        if (await ledger.Insert(occurrence, CancellationToken.None) is not { } kept)
            return null;
        var now = await subscriptions.Find(subscription.Workspace, subscription.Conversation, CancellationToken.None);
        if (now is { IsStopped: false } && now.EffectiveFrom == subscription.EffectiveFrom && now.IsPausedOn(occurrence.Date) == subscription.IsPausedOn(occurrence.Date))
            return kept;
        if (now is null)
            await ledger.Erase(kept.Subscription, CancellationToken.None);
        else
            await ledger.Release(kept, CancellationToken.None);
        return null;
    }

    private async Task<PostStep> Send(DuePost due, PostStep.Ready ready, Composition.Post post, Occurrence claim, IDailySender sender)
    {
        var (subscription, before) = (ready.Subscription, ready.Before);
        var outcome = await sender.Send(subscription, post.Reply);
        if (outcome is SendOutcome.NotYet later)
        {
            await ledger.Release(claim, CancellationToken.None);
            return new PostStep.Later(later.Reason, later.Wait);
        }

        Report(subscription, due, outcome switch { SendOutcome.Sent => PostOutcome.Sent, SendOutcome.Refused => PostOutcome.Failed, _ => PostOutcome.Unknown });

        try
        {
            await Settle(ready, post, claim, outcome, sender);
            if (before is not null && before.Date.Month != claim.Date.Month)
                await ledger.DeleteBefore(subscription.Key, claim.Date - Remembered, CancellationToken.None);
        }
        catch (StoreException e)
        {
            // It stays claimed, which reads as not known: a second try could send it again.
            Log.NotSettled(logger, e, subscription.Workspace, claim.Date);
        }

        return PostStep.Over;
    }

    private async Task Settle(PostStep.Ready ready, Composition.Post post, Occurrence claim, SendOutcome outcome, IDailySender sender)
    {
        var (subscription, before) = (ready.Subscription, ready.Before);
        switch (outcome)
        {
            case SendOutcome.Refused refused:
                var failures = (before?.Failures ?? 0) + 1;
                // Nobody saw it, so the deck and what nobody clicked on stay as they were.
                var (unheard, asked) = PostComposer.SilenceSince(subscription, before);
                await ledger.Settle(claim, claim with { Outcome = PostOutcome.Failed, Reason = refused.Reason, Failures = failures, Deck = before?.Deck, Unheard = unheard, AskedOn = asked }, CancellationToken.None);
                if (refused.IsFinal || failures >= MostFailures)
                    await endings.End(subscription, refused.IsFinal ? refused.Reason : $"It failed {failures} times in a row. {refused.Reason}", CancellationToken.None);
                return;
            case SendOutcome.Unknown unknown:
                await ledger.Settle(claim, claim with { Outcome = PostOutcome.Unknown, Reason = unknown.Reason, Failures = before?.Failures ?? 0 }, CancellationToken.None);
                break;
            case SendOutcome.Sent sent:
                await ledger.Settle(claim, claim with { Outcome = PostOutcome.Sent, Message = sent.Message }, CancellationToken.None);
                break;
        }

        if (post.MakesWeekly)
            await subscriptions.Change(subscription.Workspace, subscription.Conversation, current => Weekly(current, subscription, claim.Date), CancellationToken.None);
    }

    /// <summary>Whoever clicked or changed something meanwhile wants it as it is.</summary>
    private static Subscription? Weekly(Subscription current, Subscription seen, LocalDate date) =>
        current.EffectiveFrom == seen.EffectiveFrom && current.HeardAt == seen.HeardAt && !current.Schedule.IsDigest ? current with { Schedule = PostComposer.WeeklyOn(date, current.Schedule) } : null;

    /// <summary>Records that nothing is posted on a date. It stands between posts: what these count goes on.</summary>
    private async Task<PostStep> Record(Subscription subscription, DuePost due, Occurrence? before, PostOutcome outcome, string reason)
    {
        var (unheard, asked) = PostComposer.SilenceSince(subscription, before);
        // What only the bot is to blame for ends nothing.
        var failures = (before?.Failures ?? 0) + (outcome == PostOutcome.Missed && due.Problem is not null ? 1 : 0);
        var occurrence = new Occurrence
        {
            Subscription = subscription.Key,
            Date = due.Date,
            At = time.Now(),
            Claim = due.Claim,
            Outcome = outcome,
            Reason = reason,
            Deck = before?.Deck,
            Unheard = unheard,
            AskedOn = asked,
            Failures = failures,
        };
        if (await Insert(subscription, occurrence) is null)
            return new PostStep.Later(due.Problem, WhileClaimed);
        Report(subscription, due, outcome);
        if (outcome == PostOutcome.Missed && failures >= MostFailures)
            await endings.End(subscription, $"It was missed {failures} times in a row: {reason}.", CancellationToken.None);
        return PostStep.Over;
    }

    private void Report(Subscription subscription, DuePost due, PostOutcome outcome)
    {
        PostTelemetry.Ended(subscription, due.Date, outcome, time.Now(), due.IsToldOverdue);
        Log.Outcome(logger, subscription.Workspace, due.Date, outcome);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The lesson of {Date} in {Workspace}: {Outcome}.")]
        public static partial void Outcome(ILogger logger, Scope workspace, LocalDate date, PostOutcome outcome);

        [LoggerMessage(2, LogLevel.Error, "What came of the lesson of {Date} in {Workspace} could not be recorded: it reads as not known.")]
        public static partial void NotSettled(ILogger logger, Exception exception, Scope workspace, LocalDate date);
    }
}
