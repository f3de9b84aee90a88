using System.Globalization;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Where the bot is installed and removed. Teams tells of one installation by several events: whichever comes first makes the
/// conversation known, and greets. A removal is not always told, so that a refused message counts as one, too. With the last
/// conversation of a tenant goes all that is kept of the tenant.
/// </summary>
internal sealed partial class TeamsInstallations(WorkStore store, WorkInbox inbox, ConversationStore conversations, WorkspaceErasure erasure, ILogger<TeamsInstallations> logger)
{
    /// <summary>How far the clocks of Teams and of the store may be apart.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

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
        var known = await conversations.All(place.Workspace, cancellationToken);
        if (known.Any(conversation => conversation.Id == place.Base && IsOfEarlierTime(activity, conversation)))
            return;
        var left = known.Count(conversation => conversation.Id != place.Base && (activity.TeamId is null || conversation.TeamId != activity.TeamId));
        var isLast = left == 0 && known.Count > 0;
        // Begun while the conversation is still known: what is not acknowledged is told again, and then it must not look like none.
        if (isLast)
            await erasure.Begin(place.Workspace, cancellationToken);
        if (activity.TeamId is { } team)
            await conversations.EraseTeam(place.Workspace, team, cancellationToken);
        await conversations.Erase(place.Workspace, place.Base, cancellationToken);
        Log.Removed(logger, place.Type, place.Workspace);
        // Another host may have taken the others away meanwhile.
        if (!isLast && known.Count > left && (await conversations.All(place.Workspace, cancellationToken)).Count == 0)
            await erasure.Begin(place.Workspace, cancellationToken);
    }

    /// <summary>A removal that is told so late that the bot was installed anew since.</summary>
    private static bool IsOfEarlierTime(TeamsActivity removal, ConversationReference conversation) =>
        DateTimeOffset.TryParse(removal.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var removed) && removed + ClockDifference < conversation.InstalledAt;

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
