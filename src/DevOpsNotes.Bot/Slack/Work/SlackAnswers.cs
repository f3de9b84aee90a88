using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Composes the messages that work rows ask for.</summary>
internal sealed class SlackAnswers(Conversation conversation)
{
    /// <summary>The message; <see langword="null"/> when there is nothing to say.</summary>
    public async Task<SlackPost?> Compose(WorkItem item, CancellationToken cancellationToken) => item.Kind switch
    {
        SlackMessageWork.Kind => await Answer(SlackMessageWork.Read(item.Payload), cancellationToken),
        SlackJoinedWork.Kind => Greeting(SlackJoinedWork.Read(item.Payload)),
        var kind => throw new InvalidOperationException($"Nobody does work of the kind '{kind}'."),
    };

    /// <summary>Where the message will go.</summary>
    public static string ChannelOf(WorkItem item) => item.Kind == SlackJoinedWork.Kind ? SlackJoinedWork.Read(item.Payload).Channel : SlackMessageWork.Read(item.Payload).Channel;

    private async Task<SlackPost?> Answer(SlackMessageWork message, CancellationToken cancellationToken)
    {
        var caller = new Caller(Scope.Of(message.Notes), message.User, message.Channel) { Audience = message.Channel.StartsWith('D') ? "" : SlackApp.SeenByChannel };
        var reply = await conversation.Say(new CommandRequest(caller, message.Text), cancellationToken);
        if (reply is Dialog dialog)
            reply = new Notice(new Paragraph("A form opens only where Slack lets it: say ", Span.Line(dialog.Name), ", or press a button."));
        return reply is Nothing ? null : new SlackPost(
            Scope.Of(message.Workspace),
            message.Channel,
            Message(message.Channel, message.Thread, json => SlackMessage.Write(json, reply, isShared: true)),
            Message(message.Channel, message.Thread, json =>
            {
                json.WriteString("text", SlackMessage.Plain(reply));
                json.WriteBoolean("mrkdwn", false);
            }));
    }

    private static SlackPost Greeting(SlackJoinedWork joined)
    {
        var invited = joined.Inviter is { } inviter ? $"<@{SlackText.Escape(inviter, 50)}> invited me." : "I was invited.";
        var words = $"{invited} I post here only if someone starts the daily lesson. Ask me by mentioning me, or privately with `/devops`.";
        return new SlackPost(Scope.Of(joined.Workspace), joined.Channel, Message(joined.Channel, thread: null, json => json.WriteString("text", words)), Plain: null);
    }

    private static ReadOnlyMemory<byte> Message(string channel, string? thread, Action<Utf8JsonWriter> content) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", channel);
        if (thread is not null)
            json.WriteString("thread_ts", thread);
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
        content(json);
    });
}
