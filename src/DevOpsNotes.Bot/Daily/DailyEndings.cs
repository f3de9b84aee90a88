using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Daily;

/// <summary>Ends subscriptions that cannot be posted any more, and has who set them up told once, through durable work.</summary>
internal sealed partial class DailyEndings(SubscriptionStore subscriptions, WorkStore store, WorkInbox inbox, DailySenders senders, ILogger<DailyEndings> logger) : IWorkHandler
{
    /// <summary>What such work is called; its payload is the conversation.</summary>
    public const string Kind = "daily-ended";

    public IReadOnlyList<string> Kinds => [Kind];

    /// <summary>Ends one, unless somebody set it anew since it was read.</summary>
    public async Task End(Subscription subscription, string reason, CancellationToken cancellationToken)
    {
        // First, so that whoever dies in between is followed by another, and the key says that it is told already.
        var key = TableKey.Of(Kind, TableKey.HashOf(subscription.Conversation), subscription.EffectiveFrom.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));
        var work = await store.Insert(Kind, subscription.Workspace.Key, [key], subscription.Conversation, cancellationToken);
        if (await subscriptions.Change(subscription.Workspace, subscription.Conversation, current => current.IsStopped || current.EffectiveFrom != subscription.EffectiveFrom ? null : current with { StoppedBecause = reason }, cancellationToken) is not null)
            Log.Ended(logger, subscription.Workspace, reason);
        if (work is not null)
            inbox.Take(work);
    }

    public async Task WaitForTurn(WorkItem item, CancellationToken stopping)
    {
        if (await Ended(item, stopping) is { } ended && senders.For(ended.Workspace) is { } sender)
            await sender.WaitForTurn(ended.Workspace, ended.Owner, stopping);
    }

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        if (await Ended(item, CancellationToken.None) is not { } ended || senders.For(ended.Workspace) is not { } sender)
            return WorkOutcome.Done;
        Span[] where = ended.IsPersonal ? [] : [" in ", Span.Conversation(ended.Conversation)];
        var notice = new Notice(new Paragraph([$"The daily lesson that you set up{(ended.IsPersonal ? " for yourself" : "")}", .. where, $" ({ended.Schedule}) has ended. {ended.StoppedBecause}"]), new Paragraph("To start it anew, say ", Span.Line("daily"), " where it is to be."))
        {
            Notification = $"A daily lesson that you set up has ended. {ended.StoppedBecause}",
        };
        return await sender.TellOwner(ended, notice) switch
        {
            SendOutcome.NotYet later => WorkOutcome.Later(later.Reason, later.Wait),
            SendOutcome.Refused refused => WorkOutcome.GivenUp(refused.Reason),
            SendOutcome.Unknown unknown => WorkOutcome.GivenUp(unknown.Reason),
            _ => WorkOutcome.Done,
        };
    }

    /// <summary>The subscription that ended; <see langword="null"/> when it goes on, or there is nobody to tell.</summary>
    private async Task<Subscription?> Ended(WorkItem item, CancellationToken cancellationToken) =>
        await subscriptions.Find(Scope.Of(item.Scope), item.Payload, cancellationToken) is { IsStopped: true, Owner.Length: > 0 } ended ? ended : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A daily lesson in {Workspace} has ended: {Reason}")]
        public static partial void Ended(ILogger logger, Scope workspace, string reason);
    }
}
