using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Where the bot is installed and removed. Teams tells of one installation by several events: whichever comes first makes the
/// conversation known, and greets. A removal is not always told, so that a refused message counts as one, too.
/// </summary>
internal sealed partial class TeamsInstallations(WorkStore store, WorkInbox inbox, ConversationStore conversations, ILogger<TeamsInstallations> logger)
{
    public async Task<TeamsResponse> Receive(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Place is not { } place || !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl))
            return TeamsResponse.NotUnderstood;
        switch (ChangeOf(activity, place))
        {
            case Change.Installed:
                var (_, isNew) = await conversations.Seen(ConversationReferences.Of(activity, place, serviceUrl), cancellationToken);
                if (isNew)
                    await Greet(activity, place, serviceUrl, cancellationToken);
                break;
            case Change.Upgraded:
                await conversations.Seen(ConversationReferences.Of(activity, place, serviceUrl), cancellationToken);
                break;
            case Change.Removed:
                await Erase(activity, place, cancellationToken);
                break;
            case Change.ChannelDeleted when activity.Channel is { } channel:
                await conversations.Erase(place.Workspace, TeamsConversation.WithoutThread(channel), cancellationToken);
                break;
        }

        return TeamsResponse.Received;
    }

    /// <summary>What happened to the bot; others coming and going is nothing to it.</summary>
    private static Change ChangeOf(TeamsActivity activity, TeamsPlace place) => (activity.Type, activity.Action ?? activity.EventType) switch
    {
        ("installationUpdate", "add") => Change.Installed,
        ("installationUpdate", "add-upgrade") => Change.Upgraded,
        ("installationUpdate", "remove") => Change.Removed,
        ("conversationUpdate", "channelDeleted") => Change.ChannelDeleted,
        ("conversationUpdate", "teamDeleted" or "teamHardDeleted") => Change.Removed,
        ("conversationUpdate", _) when activity.Has("membersAdded", place.Bot) => Change.Installed,
        ("conversationUpdate", _) when activity.Has("membersRemoved", place.Bot) => Change.Removed,
        _ => Change.None,
    };

    /// <summary>Where it was added from, if that is a channel.</summary>
    private async Task Greet(TeamsActivity activity, TeamsPlace place, Uri serviceUrl, CancellationToken cancellationToken)
    {
        var home = place;
        if (activity.SelectedChannel is { } channel && TeamsConversation.WithoutThread(channel) is { Length: > 0 } selected && selected != place.Base)
        {
            home = place with { Conversation = selected };
            await conversations.Seen(ConversationReferences.Of(activity, home, serviceUrl), cancellationToken);
        }

        var key = TableKey.Of("greeting", place.Base, activity.ActivityId ?? Guid.NewGuid().ToString());
        if (await store.Insert(TeamsGreetingWork.Kind, place.Workspace.Key, [key], new TeamsGreetingWork(home).ToString(), cancellationToken) is { } item)
            inbox.Take(item);
    }

    private async Task Erase(TeamsActivity activity, TeamsPlace place, CancellationToken cancellationToken)
    {
        if (activity.TeamId is { } team)
            await conversations.EraseTeam(place.Workspace, team, cancellationToken);
        await conversations.Erase(place.Workspace, place.Base, cancellationToken);
        Log.Removed(logger, place.Type, place.Workspace);
    }

    private enum Change
    {
        None,
        Installed,
        Upgraded,
        Removed,
        ChannelDeleted,
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Teams: the bot was removed from a {Type} of {Workspace}; what it knew of it is erased.")]
        public static partial void Removed(ILogger logger, string type, Scope workspace);
    }
}
