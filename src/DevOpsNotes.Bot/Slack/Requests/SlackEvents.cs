using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>
/// Events (https://docs.slack.dev/apis/events-api): what is to be done is kept, then the event is acknowledged, then it is
/// done. Slack tells of an event several times, and of one message by several events: each is answered once.
/// </summary>
internal sealed partial class SlackEvents(WorkStore store, WorkInbox inbox, SlackInstallations installations, ILogger<SlackEvents> logger)
{
    /// <summary>Further characters of a message are not read.</summary>
    private const int LongestText = 4000;

    public async Task<SlackResponse> Receive(ForeignJson payload, CancellationToken cancellationToken)
    {
        switch (payload.Text("type"))
        {
            case "url_verification" when payload.Text("challenge") is { } challenge:
                return SlackResponse.Of(json => json.WriteString("challenge", challenge));
            case "app_rate_limited":
                Log.RateLimited(logger, payload.Text("team_id"));
                return SlackResponse.Received;
            case "event_callback":
                return await Happened(payload, payload["event"], cancellationToken);
            default:
                return SlackResponse.NotUnderstood;
        }
    }

    private async Task<SlackResponse> Happened(ForeignJson payload, ForeignJson happened, CancellationToken cancellationToken)
    {
        if (WorkspaceOf(payload) is not { } workspace || payload.Text("event_id") is not { } eventId)
            return SlackResponse.NotUnderstood;
        if (happened.Text("type") is "app_uninstalled" or "tokens_revoked")
        {
            Log.Uninstalled(logger, workspace, happened.Text("type")!);
            if (!installations.IsForeign(workspace))
                installations.Refuse(happened.Text("type")!);
            return SlackResponse.Received;
        }

        if (!installations.MayServe(workspace))
        {
            Log.NotInstalled(logger, workspace);
            return SlackResponse.Received;
        }

        var bot = BotOf(payload) ?? installations.BotUser;
        if (WorkOf(workspace, happened, bot, payload.Flag("is_ext_shared_channel")) is var (kind, meaning, work))
            await Keep(kind, workspace, [TableKey.Of("event", eventId), meaning], work, cancellationToken);
        return SlackResponse.Received;
    }

    private async Task Keep(string kind, Scope workspace, IReadOnlyList<string> keys, string payload, CancellationToken cancellationToken)
    {
        if (await store.Insert(kind, workspace.Key, keys, payload, cancellationToken) is { } item)
            inbox.Take(item);
        else
            Log.Duplicate(logger, kind, workspace);
    }

    /// <summary>What is to be done, and what it means, whatever the id of its event; <see langword="null"/> for nothing.</summary>
    private static (string Kind, string Meaning, string Payload)? WorkOf(Scope workspace, ForeignJson happened, string? bot, bool isSharedWithOthers)
    {
        if (happened.Text("channel") is not { } channel)
            return null;
        var isDirect = happened.Text("type") == "message" && happened.Text("channel_type") == "im";
        switch (happened.Text("type"))
        {
            case "app_mention" or "message" when isDirect || happened.Text("type") == "app_mention":
                if (!IsOfPerson(happened, bot) || happened.Text("ts") is not { } ts)
                    return null;
                var text = ShortText.Cut(SlackText.Plain(happened.Text("text") ?? "", bot), LongestText);
                // Only a file: there is nothing to answer.
                if (text.Length == 0 && isDirect)
                    return null;
                var thread = happened.Text("thread_ts") ?? (isDirect ? null : ts);
                return (SlackMessageWork.Kind, TableKey.Of("message", channel, ts), new SlackMessageWork(workspace.Key, channel, thread, happened.Text("user")!, text, NotesFor(workspace, channel, isSharedWithOthers)).ToString());
            case "member_joined_channel" when bot is not null && happened.Text("user") == bot:
                return (SlackJoinedWork.Kind, TableKey.Of("joined", channel), new SlackJoinedWork(workspace.Key, channel, happened.Text("inviter")).ToString());
            default:
                return null;
        }
    }

    /// <summary>People of other companies read a channel that is shared with them: what a workspace has of its own stays out of it.</summary>
    private static string NotesFor(Scope workspace, string channel, bool isSharedWithOthers) => isSharedWithOthers ? $"{workspace.Key}/{channel}" : workspace.Key;

    /// <summary>Bots, this one among them, do not talk to each other; an edited, deleted or system message is no new one.</summary>
    private static bool IsOfPerson(ForeignJson message, string? bot) =>
        message.Text("user") is { } user && user != bot && !message["bot_id"].Exists && message.Text("subtype") is null or "file_share";

    private static Scope? WorkspaceOf(ForeignJson payload)
    {
        var authorised = payload["authorizations"].Items.FirstOrDefault();
        return SlackWorkspace.Of(authorised.Flag("is_enterprise_install"), authorised.Text("enterprise_id"), authorised.Text("team_id") ?? payload.Text("team_id"));
    }

    private static string? BotOf(ForeignJson payload) =>
        payload["authorizations"].Items.FirstOrDefault(authorised => authorised.Flag("is_bot")).Text("user_id");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack: {Team} has more events than Slack delivers; some were dropped.")]
        public static partial void RateLimited(ILogger logger, string? team);

        [LoggerMessage(2, LogLevel.Warning, "Slack: an event of {Workspace} cannot be answered: there is no token for it.")]
        public static partial void NotInstalled(ILogger logger, Scope workspace);

        [LoggerMessage(3, LogLevel.Warning, "Slack: the app was removed from {Workspace} ({Event}).")]
        public static partial void Uninstalled(ILogger logger, Scope workspace, string @event);

        [LoggerMessage(4, LogLevel.Debug, "Slack: {Kind} of {Workspace} came again.")]
        public static partial void Duplicate(ILogger logger, string kind, Scope workspace);
    }
}
