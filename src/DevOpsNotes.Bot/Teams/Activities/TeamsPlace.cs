using System.Text.Json.Serialization;
using DevOpsNotes.Content.Quoting;
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

    private const string Platform = "teams:";

    /// <summary>Who reads along, as far as Teams says; else the members.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Openness>))]
    public Openness Openness { get; init; } = Openness.Private;

    [JsonIgnore]
    public Scope Workspace => Scope.Of(Platform + Tenant);

    /// <summary>The conversation without its thread: what the bot is installed in.</summary>
    [JsonIgnore]
    public string Base => TeamsConversation.WithoutThread(Conversation);

    [JsonIgnore]
    public bool IsPersonal => Type == Personal;

    /// <summary>Whether a workspace is a tenant of Teams.</summary>
    public static bool Has(Scope workspace) => workspace.Key.StartsWith(Platform, StringComparison.Ordinal);

    /// <summary>The tenant whose workspace it is.</summary>
    public static string TenantOf(Scope workspace) => workspace.Key[Platform.Length..];

    /// <summary>A conversation that is known.</summary>
    public static TeamsPlace Of(ConversationReference known) => new(TenantOf(known.Workspace), known.Id, known.Type, known.BotId);
}
