using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Quoting;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Buttons, forms and shortcuts (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
internal sealed partial class SlackInteractions(Conversation conversation, SlackReplies replies, SlackShortcuts shortcuts, SlackQuotedMessages messages, SlackCallers callers, SlackInstallations installations, ILogger<SlackInteractions> logger)
{
    public async Task<SlackResponse> Answer(ForeignJson payload, CancellationToken cancellationToken)
    {
        if (WorkspaceOf(payload) is not { } workspace || payload["user"].Text("id") is not { } user)
            return SlackResponse.NotUnderstood;
        if (installations.IsForeign(workspace) || IsOfAnotherCompany(payload))
        {
            // Who was quoted has a say in it, of whatever company: what is kept tells who that is.
            if (installations.Own is not { } own || Pressed(payload) is not { Action: var action } || !QuoteButtons.IsOfQuotee(action))
                return SlackResponse.Received;
            workspace = own;
        }

        var caller = callers.Of(workspace, user, ConversationOf(payload), payload["user"].Text("name") ?? payload["user"].Text("username"));
        switch (payload.Text("type"))
        {
            case "block_actions":
                await Press(payload, caller, cancellationToken);
                return SlackResponse.Received;
            case "view_submission":
                return await Submit(payload["view"], caller, cancellationToken);
            case "message_action" when payload.Text("callback_id") == SlackApp.SaveQuote.CallbackId:
                await shortcuts.Answer(payload, caller, cancellationToken);
                return SlackResponse.Received;
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
        !payload.Flag("is_enterprise_install") && SlackWorkspace.OfTeam(payload["user"].Text("team_id")) is { } own && installations.IsForeign(own);

    private async Task Press(ForeignJson payload, Caller caller, CancellationToken cancellationToken)
    {
        if (Pressed(payload) is not var (action, value))
            return;
        var reply = await conversation.Press(new ButtonPress(caller, action, value, IsOnShared(payload, caller)), cancellationToken);
        await replies.Give(payload, reply, caller, payload["message"].Text("thread_ts"), cancellationToken);
    }

    /// <summary>What was pressed: a button, or what stood in a menu.</summary>
    private static (string Action, string Value)? Pressed(ForeignJson payload)
    {
        var pressed = payload["actions"].Items.FirstOrDefault();
        if (pressed["selected_option"].Text("value") is { } option)
            return BlockMenu.Read(option);
        return pressed.Text("action_id") is { } id ? (BlockKit.ActionOf(id), pressed.Text("value") ?? "") : null;
    }

    private async Task<SlackResponse> Submit(ForeignJson view, Caller caller, CancellationToken cancellationToken)
    {
        if (view.Text("callback_id") is not { } dialog)
            return SlackResponse.NotUnderstood;
        var state = ViewOrigin.Read(view.Text("private_metadata")).State;
        if (dialog == QuoteForms.OfMessage)
            state = await messages.WithAuthor(caller.Workspace, state, cancellationToken);
        var values = view["state"]["values"].Members.ToDictionary(block => block.Name, block => ValueOf(block.Value[BlockInput.Action]), StringComparer.Ordinal);
        var reply = await conversation.Submit(new Submission(caller, dialog, state, values), cancellationToken);
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
                SlackView.Write(json, reply, caller.Conversation);
            }
        });
    }

    /// <summary>What was typed, or chosen.</summary>
    private static string ValueOf(ForeignJson input) => input.Text("value") ?? input["selected_option"].Text("value") ?? "";

    /// <summary>Everybody in a channel reads a message that is not ephemeral; a direct message is between two.</summary>
    private static bool IsOnShared(ForeignJson payload, Caller caller) =>
        payload["container"].Text("type") == "message" && !payload["container"].Flag("is_ephemeral") && !SlackConversation.IsDirect(caller.Conversation);

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
    }
}
