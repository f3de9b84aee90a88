using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>
/// Tells people in their chat with the bot that they were quoted, at most once. Whom it cannot reach finds *Remove* under the
/// quote.
/// </summary>
internal sealed class TeamsNotices(QuoteNotices notices, TeamsDelivery delivery, ConversationStore conversations, TimeProvider time) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [QuoteNoticeWork.TeamsKind];

    public async Task WaitForTurn(WorkItem item, CancellationToken stopping)
    {
        if (await ChatWith(QuoteNoticeWork.Read(item.Payload)) is { } chat)
            await delivery.WaitForTurn(chat, stopping);
    }

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var work = QuoteNoticeWork.Read(item.Payload);
        var chat = await ChatWith(work);
        // Also where nobody can be told: whom another notice told is not untold.
        if (await notices.Claim(work, CancellationToken.None) is not { } notice)
            return WorkOutcome.Done;
        if (chat is null || await delivery.TargetOf(chat) is not { } target)
            return await Untold(work, "the bot has no chat with the person quoted");
        var outcome = TeamsDelivery.OutcomeOf(await delivery.Deliver(TeamsPost.Of(chat, notice, CardView.Personal), target));
        if (outcome.Problem is not { } problem)
            return outcome;
        // The queue gives up after a while; then nobody was told. Nor may somebody have been of whom that is not known.
        return outcome.Again is { } wait && time.GetUtcNow() + wait - item.InsertedAt < WorkQueue.LongestDelay ? outcome : await Untold(work, problem);
    }

    private async Task<WorkOutcome> Untold(QuoteNoticeWork work, string problem)
    {
        await notices.Untold(work, CancellationToken.None);
        return WorkOutcome.GivenUp(problem);
    }

    /// <summary>The chat in which the bot heard last from the person quoted; <see langword="null"/> when it has none.</summary>
    private async Task<TeamsPlace?> ChatWith(QuoteNoticeWork work)
    {
        var known = await conversations.All(Scope.Of(work.Workspace), CancellationToken.None);
        var chat = known.Where(conversation => conversation is { Type: ConversationReference.Personal, IsDisabled: false } && (conversation.UserAadId == work.Quotee || conversation.UserId == work.Quotee)).MaxBy(conversation => conversation.LastSeenAt);
        return chat is null ? null : TeamsPlace.Of(chat);
    }
}
