using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.People;

/// <summary>Makes callers of what Slack's requests tell: all that commands know of a person in Slack comes from here.</summary>
internal sealed class SlackCallers(SlackDirectory directory, SlackMembers members, SlackSettings settings)
{
    /// <summary>Somebody who is answered privately.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="user">The person's id.</param>
    /// <param name="conversation">The id of the channel or direct message.</param>
    /// <param name="handle">The name in the request, for when Slack told no better one lately; requests have names that nobody sees.</param>
    public Caller Of(Scope workspace, string user, string conversation, string? handle) => new(workspace, user, conversation)
    {
        Audience = SlackApp.SeenByCaller,
        Name = directory.Known(workspace, user)?.Name ?? PersonName.Of(handle),
        IsAdmin = settings.Admins.Contains(user),
        Colleagues = cancellationToken => members.Of(workspace, cancellationToken),
        Openness = async cancellationToken => (await directory.ReadersOf(workspace, conversation, cancellationToken)).Openness,
        ReaderCount = async cancellationToken => (await directory.ReadersOf(workspace, conversation, cancellationToken)).Count,
        Zone = async cancellationToken => (await directory.Find(workspace, user, cancellationToken))?.Zone,
        IsDirect = SlackConversation.IsDirect(conversation),
        // A direct message may be with somebody else, where the bot is not; what is posted to a person is in the one with the bot.
        Recipient = SlackConversation.IsDirect(conversation) ? user : conversation,
    };
}
