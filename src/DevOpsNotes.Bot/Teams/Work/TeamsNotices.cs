using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Tells people in their chat with the bot.</summary>
internal sealed class TeamsNotices(TeamsDelivery delivery, ConversationStore conversations, TimeProvider time) : INoticeCarrier
{
    /// <summary>Chats that were just found: all conversations of a tenant are read for one. Whether the bot is still there is looked up before sending.</summary>
    private readonly ExpiringCache<TeamsPlace> _chats = new(time, TimeSpan.FromMinutes(1));

    public string Kind => "teams-quoted";

    public bool Serves(Scope workspace) => TeamsPlace.Has(workspace);

    public async Task WaitForTurn(QuoteNoticeWork work, CancellationToken stopping)
    {
        if (await ChatWith(work, stopping) is { } chat)
            await delivery.WaitForTurn(chat, stopping);
    }

    public async Task<WorkOutcome> Send(QuoteNoticeWork work, Answer notice) =>
        await ChatWith(work, CancellationToken.None) is { } chat && await delivery.TargetOf(chat, CancellationToken.None) is { } target
            ? (await delivery.Deliver(TeamsPost.Of(chat, notice, CardView.Personal), target)).Outcome
            : WorkOutcome.GivenUp("the bot has no chat with the person quoted");

    /// <summary>The chat in which the bot heard last from the person quoted; <see langword="null"/> when it has none.</summary>
    private async Task<TeamsPlace?> ChatWith(QuoteNoticeWork work, CancellationToken cancellationToken)
    {
        var key = TableKey.Of(work.Workspace, work.Quotee);
        if (_chats.TryFind(key, out var known))
            return known;
        var all = await conversations.All(Scope.Of(work.Workspace), cancellationToken);
        var chat = all.Where(conversation => conversation is { Type: ConversationReference.Personal, IsDisabled: false } && (conversation.UserAadId == work.Quotee || conversation.UserId == work.Quotee)).MaxBy(conversation => conversation.LastSeenAt);
        if (chat is null)
            return null;
        _chats.Keep(key, TeamsPlace.Of(chat));
        return TeamsPlace.Of(chat);
    }
}
