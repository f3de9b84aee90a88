using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Composes the messages that work rows ask for.</summary>
internal sealed class SlackAnswers(Conversation conversation, SlackDirectory directory, SlackCallers callers)
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
        var workspace = Scope.Of(message.Workspace);
        var person = await directory.Find(workspace, message.User, cancellationToken);
        var caller = callers.Of(workspace, message.User, message.Channel, person?.Name) with
        {
            Audience = SlackConversation.IsDirect(message.Channel) ? "" : SlackApp.SeenByChannel,
            IsAdmitted = true,
            IsAmongStrangers = message.IsAmongStrangers,
            IsOverheard = !SlackConversation.IsDirect(message.Channel),
        };
        var reply = await conversation.Say(new CommandRequest(caller, message.Text), cancellationToken);
        if (reply is Dialog dialog)
            reply = new Notice(new Paragraph("A form opens only where Slack lets it: say ", Span.Line(dialog.Name), ", or press a button."));
        return reply is Nothing ? null : SlackPost.Of(workspace, message.Channel, message.Thread, reply);
    }

    private static SlackPost Greeting(SlackJoinedWork joined)
    {
        var invited = joined.Inviter is { } inviter ? $"<@{SlackText.Escape(inviter, 50)}> invited me." : "I was invited.";
        var words = $"{invited} I post here only if someone starts the daily lesson. Ask me by mentioning me, or privately with `/devops`.";
        return new SlackPost(Scope.Of(joined.Workspace), joined.Channel, SlackPost.Arguments(joined.Channel, thread: null, json => json.WriteString("text", words)), Plain: null);
    }
}
