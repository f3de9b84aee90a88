using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>Slash commands: answered in the response (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
internal sealed class SlackCommands(Conversation conversation, SlackInstallations installations, SlackForms forms, SlackCallers callers)
{
    public async Task<SlackResponse> Answer(ForeignJson command, CancellationToken cancellationToken)
    {
        if (CallerOf(command) is not { } caller)
            return SlackResponse.NotUnderstood;
        if (installations.IsForeign(caller.Workspace))
            return Message(new Notice("This bot is not set up for this workspace. Whoever runs it has to install it here."));
        var reply = await conversation.Say(new CommandRequest(caller, command.Text("text") ?? ""), cancellationToken);
        if (reply is not Dialog dialog)
            return Message(reply);
        return await forms.Open(dialog, caller, command.Text("trigger_id"), cancellationToken) is { } problem ? Message(problem) : SlackResponse.Received;
    }

    private Caller? CallerOf(ForeignJson command) =>
        SlackWorkspace.Of(command.Flag("is_enterprise_install"), command.Text("enterprise_id"), command.Text("team_id")) is { } workspace
        && command.Text("user_id") is { } user && command.Text("channel_id") is { } channel
            ? callers.Of(workspace, user, channel, command.Text("user_name"))
            : null;

    private static SlackResponse Message(Reply reply) => reply is Nothing ? SlackResponse.Received : SlackResponse.Of(json =>
    {
        json.WriteString("response_type", reply.Delivery == Delivery.Public ? "in_channel" : "ephemeral");
        SlackMessage.Write(json, reply, isShared: reply.Delivery == Delivery.Public);
    });
}
