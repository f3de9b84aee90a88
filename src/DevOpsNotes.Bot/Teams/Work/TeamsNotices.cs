using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Tells people in their chat with the bot.</summary>
internal sealed class TeamsNotices(TeamsDelivery delivery, TeamsChats chats) : INoticeCarrier
{
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

    private Task<TeamsPlace?> ChatWith(QuoteNoticeWork work, CancellationToken cancellationToken) => chats.With(work.Quotee, Scope.Of(work.Workspace), cancellationToken);
}
