using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
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
internal sealed partial class SlackEvents(WorkStore store, WorkInbox inbox, SlackInstallations installations, SlackSettings settings, Admission admission, ILogger<SlackEvents> logger)
{
    /// <summary>Takes what Slack tells.</summary>
    /// <param name="payload">What it tells.</param>
    /// <param name="isRetry">It was told before, and counted as asked then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlackResponse> Receive(ForeignJson payload, bool isRetry, CancellationToken cancellationToken)
    {
        switch (payload.Text("type"))
        {
            case "url_verification" when payload.Text("challenge") is { } challenge:
                return SlackResponse.Of(json => json.WriteString("challenge", challenge));
            case "app_rate_limited":
                Log.RateLimited(logger, payload.Text("team_id"));
                return SlackResponse.Received;
            case "event_callback":
                return await Happened(payload, payload["event"], isRetry, cancellationToken);
            default:
                return SlackResponse.NotUnderstood;
        }
    }

    private async Task<SlackResponse> Happened(ForeignJson payload, ForeignJson happened, bool isRetry, CancellationToken cancellationToken)
    {
        if (WorkspaceOf(payload) is not { } workspace || payload.Text("event_id") is not { } eventId)
            return SlackResponse.NotUnderstood;
        if (happened.Text("type") is "app_uninstalled" or "tokens_revoked")
            return await Removed(workspace, happened.Text("type")!, eventId, cancellationToken);
        if (!installations.MayServe(workspace))
        {
            Log.NotInstalled(logger, workspace);
            return SlackResponse.Received;
        }

        var bot = BotOf(payload) ?? installations.BotUser;
        if (SlackEventWork.Of(workspace, happened, bot, payload.Flag("is_ext_shared_channel"), settings.SaveEmoji) is not var (kind, meaning, work))
            return SlackResponse.Received;
        if (!isRetry && kind != SlackJoinedWork.Kind && happened.Text("user") is { } user && admission.IsTooMuchToAsk(workspace, user))
        {
            if ((happened.Text("channel") ?? happened["item"].Text("channel")) is not { } channel || !admission.IsToBeTold(workspace, user))
                return SlackResponse.Received;
            (kind, work) = (SlackFloodWork.Kind, new SlackFloodWork(channel, happened.Text("thread_ts"), user).ToString());
        }

        await Keep(kind, workspace, [TableKey.Of("event", eventId), meaning], work, cancellationToken);
        return SlackResponse.Received;
    }

    /// <summary>What the workspace has is erased when the app is gone, not when a token is.</summary>
    private async Task<SlackResponse> Removed(Scope workspace, string type, string eventId, CancellationToken cancellationToken)
    {
        Log.Uninstalled(logger, workspace, type);
        if (installations.IsForeign(workspace))
            return SlackResponse.Received;
        installations.Refuse(type);
        if (type == "app_uninstalled")
            await Keep(SlackUninstalls.Kind, workspace, [TableKey.Of("event", eventId)], "{}", cancellationToken);
        return SlackResponse.Received;
    }

    private async Task Keep(string kind, Scope workspace, IReadOnlyList<string> keys, string payload, CancellationToken cancellationToken)
    {
        if (await store.Insert(kind, workspace.Key, keys, payload, cancellationToken) is { } item)
            inbox.Take(item);
        else
            Log.Duplicate(logger, kind, workspace);
    }

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
