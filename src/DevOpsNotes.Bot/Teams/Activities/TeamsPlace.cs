using System.Text.Json.Serialization;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>Where something happened in Teams.</summary>
/// <param name="Tenant">The Entra tenant, whose workspace it is.</param>
/// <param name="Conversation">The conversation; of a channel with the thread, as <c>id;messageid=root</c>.</param>
/// <param name="Type">One of <see cref="ConversationReference.Type"/>.</param>
/// <param name="Bot">The bot's id there.</param>
internal sealed record TeamsPlace(string Tenant, string Conversation, string Type, string Bot)
{
    public const string Personal = ConversationReference.Personal;
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";

    [JsonIgnore]
    public Scope Workspace => Scope.Of($"teams:{Tenant}");

    /// <summary>The conversation without its thread: what the bot is installed in.</summary>
    [JsonIgnore]
    public string Base => TeamsConversation.WithoutThread(Conversation);

    [JsonIgnore]
    public bool IsPersonal => Type == Personal;
}
