using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>The chats that people have with the bot.</summary>
internal sealed class TeamsChats(ConversationStore conversations, TimeProvider time)
{
    /// <summary>Chats that were just found: all conversations of a tenant are read for one. Whether the bot is still there is looked up before sending.</summary>
    private readonly ExpiringCache<TeamsPlace> _chats = new(time, TimeSpan.FromMinutes(1));

    /// <summary>The chat in which the bot heard last from somebody; <see langword="null"/> when it has none.</summary>
    public async Task<TeamsPlace?> With(string person, Scope workspace, CancellationToken cancellationToken)
    {
        var key = TableKey.Of(workspace.Key, person);
        if (_chats.TryFind(key, out var known))
            return known;
        var all = await conversations.All(workspace, cancellationToken);
        var chat = all.Where(conversation => conversation is { Type: ConversationReference.Personal, IsDisabled: false } && (conversation.UserAadId == person || conversation.UserId == person)).MaxBy(conversation => conversation.LastSeenAt);
        if (chat is null)
            return null;
        _chats.Keep(key, TeamsPlace.Of(chat));
        return TeamsPlace.Of(chat);
    }
}
