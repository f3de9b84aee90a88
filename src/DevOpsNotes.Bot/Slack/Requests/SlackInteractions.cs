using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Buttons and forms (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
internal sealed partial class SlackInteractions(Conversation conversation, SlackClient client, SlackForms forms, SlackInstallations installations, TimeProvider time, ILogger<SlackInteractions> logger)
{
    /// <summary>With the time that opening a form takes, less than the three seconds that Slack waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);

    public async Task<SlackResponse> Answer(ForeignJson payload, CancellationToken cancellationToken)
    {
        if (WorkspaceOf(payload) is not { } workspace || payload["user"].Text("id") is not { } user)
            return SlackResponse.NotUnderstood;
        if (installations.IsForeign(workspace) || IsOfAnotherCompany(payload))
            return SlackResponse.Received;
        switch (payload.Text("type"))
        {
            case "block_actions":
                await Press(payload, new Caller(workspace, user, ConversationOf(payload)) { Audience = SlackApp.SeenByCaller }, cancellationToken);
                return SlackResponse.Received;
            case "view_submission":
                return await Submit(payload["view"], workspace, user, cancellationToken);
            default:
                Log.Ignored(logger, payload.Text("type") ?? "nothing");
                return SlackResponse.Received;
        }
    }

    /// <summary>What took longer than Slack waits: a form stays open with what was typed, since nobody knows whether it was kept.</summary>
    public static SlackResponse TooSlow(ForeignJson payload) =>
        payload.Text("type") == "view_submission" && payload["view"]["state"]["values"].Members.Select(block => block.Name).FirstOrDefault() is { } field
            ? SlackResponse.Of(json =>
            {
                json.WriteString("response_action", "errors");
                json.WriteStartObject("errors");
                json.WriteString(field, "This takes longer than Slack waits. It may be kept or not: send it again in a minute, it is kept once.");
                json.WriteEndObject();
            })
            : SlackResponse.Received;

    /// <summary>In a channel that is shared, strangers see the buttons; they are not answered from what this workspace has.</summary>
    private bool IsOfAnotherCompany(ForeignJson payload) =>
        !payload.Flag("is_enterprise_install") && SlackWorkspace.Of(isEnterpriseInstall: false, enterpriseId: null, payload["user"].Text("team_id")) is { } own && installations.IsForeign(own);

    private async Task Press(ForeignJson payload, Caller caller, CancellationToken cancellationToken)
    {
        if (payload["actions"].Items.FirstOrDefault() is not { Exists: true } pressed || pressed.Text("action_id") is not { } id)
            return;
        var reply = await conversation.Press(new ButtonPress(caller, BlockKit.ActionOf(id), pressed.Text("value") ?? "", IsOnShared(payload, caller)), cancellationToken);
        if (reply is Dialog dialog && (reply = await forms.Open(dialog, caller, payload.Text("trigger_id"), cancellationToken)) is null)
            return;
        if (reply is Nothing or null || !Uri.TryCreate(payload.Text("response_url"), UriKind.Absolute, out var responseUrl))
            return;
        await Respond(responseUrl, Message(reply, payload["message"].Text("thread_ts")), cancellationToken);
    }

    /// <summary>Slack waits for this request meanwhile; what takes longer is given up, and can be pressed again.</summary>
    private async Task Respond(Uri responseUrl, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(_ => limit.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await client.Respond(responseUrl, message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger);
        }
    }

    private async Task<SlackResponse> Submit(ForeignJson view, Scope workspace, string user, CancellationToken cancellationToken)
    {
        if (view.Text("callback_id") is not { } dialog)
            return SlackResponse.NotUnderstood;
        var origin = ViewOrigin.Read(view.Text("private_metadata"));
        var values = view["state"]["values"].Members.ToDictionary(block => block.Name, block => block.Value[BlockKit.InputAction].Text("value") ?? "", StringComparer.Ordinal);
        var reply = await conversation.Submit(new Submission(new Caller(workspace, user, origin.Conversation), dialog, origin.State, values), cancellationToken);
        return SlackResponse.Of(json =>
        {
            if (reply is FieldErrors wrong)
            {
                json.WriteString("response_action", "errors");
                json.WriteStartObject("errors");
                foreach (var (field, message) in wrong.Errors)
                    json.WriteString(field, message);
                json.WriteEndObject();
            }
            else if (reply is Nothing)
            {
                json.WriteString("response_action", "clear");
            }
            else
            {
                json.WriteString("response_action", "update");
                json.WritePropertyName("view");
                SlackView.Write(json, reply);
            }
        });
    }

    private static ReadOnlyMemory<byte> Message(Reply reply, string? thread) => JsonBytes.Object(json =>
    {
        var isPublic = reply.Delivery == Delivery.Public;
        json.WriteString("response_type", isPublic ? "in_channel" : "ephemeral");
        json.WriteBoolean("replace_original", reply.Delivery == Delivery.Replace);
        if (thread is not null && reply.Delivery != Delivery.Replace)
            json.WriteString("thread_ts", thread);
        SlackMessage.Write(json, reply, isShared: isPublic);
    });

    /// <summary>Everybody in a channel reads a message that is not ephemeral; a direct message is between two.</summary>
    private static bool IsOnShared(ForeignJson payload, Caller caller) =>
        payload["container"].Text("type") == "message" && !payload["container"].Flag("is_ephemeral") && !caller.Conversation.StartsWith('D');

    private static string ConversationOf(ForeignJson payload) =>
        payload["channel"].Text("id") ?? payload["container"].Text("channel_id") ?? ViewOrigin.Read(payload["view"].Text("private_metadata")).Conversation;

    private static Scope? WorkspaceOf(ForeignJson payload) => SlackWorkspace.Of(
        payload.Flag("is_enterprise_install"),
        payload["enterprise"].Text("id"),
        payload["view"].Text("app_installed_team_id") ?? payload["team"].Text("id") ?? payload["user"].Text("team_id"));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack: an interaction of type {Type} is not for this version.")]
        public static partial void Ignored(ILogger logger, string type);

        [LoggerMessage(2, LogLevel.Warning, "Slack: a press of a button could not be answered in time.")]
        public static partial void TooSlow(ILogger logger);
    }
}
