using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Daily;

/// <summary>Posts unasked where the bot still is: into a channel as a thread of its own, into chats as a message.</summary>
internal sealed class TeamsDailySender(TeamsDelivery delivery, TeamsChats chats, ConversationStore conversations, ConnectorClient client) : IDailySender
{
    public bool Serves(Scope workspace) => TeamsPlace.Has(workspace);

    /// <summary>Teams throttles conversations, not tenants. Where an administrator turned the app off, each is told so.</summary>
    public TimeSpan PauseOf(Scope workspace) => TimeSpan.Zero;

    public async Task WaitForTurn(Scope workspace, string conversation, CancellationToken stopping)
    {
        if (await Find(workspace, conversation, stopping) is var (_, target))
            await client.WaitForTurn(target, stopping);
    }

    /// <summary>What kind of channel one is does not change.</summary>
    public Task<Openness> OpennessOf(Subscription subscription, CancellationToken cancellationToken) => Task.FromResult(subscription.Openness);

    public async Task<SendOutcome> Send(Subscription subscription, Reply post)
    {
        (TeamsPlace Place, ConnectorTarget Target)? found;
        try
        {
            found = await Find(subscription.Workspace, subscription.Conversation, CancellationToken.None);
        }
        catch (StoreException)
        {
            return new SendOutcome.NotYet("the store does not answer", Wait: null);
        }

        if (found is not var (place, target))
            return TeamsRefusal.NotHere;
        var result = await delivery.Deliver(PostOf(place, post), target);
        return result.IsOk ? new SendOutcome.Sent(result.Id) : TeamsRefusal.Of(result);
    }

    /// <summary>What begins a thread is known by the thread, whose first message it is.</summary>
    public async Task<bool> Delete(Subscription subscription, string message)
    {
        if (await Find(subscription.Workspace, subscription.Conversation, CancellationToken.None) is not var (_, target))
            return false;
        var result = TeamsConversation.RootOf(message) is { } root
            ? await client.Delete(target with { Conversation = message }, root, CancellationToken.None)
            : await client.Delete(target, message, CancellationToken.None);
        return result.IsOk || result.Error == ConnectorErrorClass.Gone;
    }

    public async Task<SendOutcome> TellOwner(Subscription subscription, Reply notice)
    {
        if (await chats.With(subscription.Owner, subscription.Workspace, CancellationToken.None) is not { } chat || await delivery.TargetOf(chat, CancellationToken.None) is not { } target)
            return TeamsRefusal.NotHere;
        target = target with { IsUnasked = true };
        await client.WaitForTurn(target, CancellationToken.None);
        var result = await delivery.Deliver(TeamsPost.Of(chat, notice, CardView.Personal), target);
        return result.IsOk ? new SendOutcome.Sent(result.Id) : TeamsRefusal.Of(result);
    }

    private static TeamsPost PostOf(TeamsPlace place, Reply post) =>
        TeamsPost.Of(place, post, place.IsPersonal ? CardView.Personal : CardView.Shared) with { StartsThread = place.Type == TeamsPlace.Channel };

    /// <summary>Where posts go; <see langword="null"/> where the bot is no longer, or may not write.</summary>
    private async Task<(TeamsPlace Place, ConnectorTarget Target)?> Find(Scope workspace, string conversation, CancellationToken cancellationToken) =>
        await conversations.Find(workspace, conversation, cancellationToken) is { IsDisabled: false } known
            ? (TeamsPlace.Of(known), new ConnectorTarget(known.ServiceUrl, TeamsPlace.TenantOf(known.Workspace), known.Id) { IsUnasked = true })
            : null;
}
