using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Requests;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>*Save quote* among the actions of a message, in threads, too (https://docs.slack.dev/interactivity/implementing-shortcuts).</summary>
internal sealed class SlackShortcuts(Conversation conversation, SlackQuotedMessages messages, SlackDirectory directory, SlackReplies replies)
{
    /// <summary>Offers to save words of the message.</summary>
    public async Task Answer(ForeignJson payload, Caller caller, CancellationToken cancellationToken)
    {
        var message = payload["message"];
        var link = SlackPermalink.Of(payload["team"].Text("domain"), caller.Conversation, message);
        // Who saves is named, too, once the form comes back.
        var saver = directory.Find(caller.Workspace, caller.User, cancellationToken);
        var quoted = await messages.Read(caller.Workspace, caller.Conversation, message, link, cancellationToken);
        await saver;
        // The address that comes with a shortcut does not lead into the thread of its message.
        await replies.Give(payload, await conversation.Quote(caller, quoted, cancellationToken), caller, thread: null, cancellationToken);
    }
}
