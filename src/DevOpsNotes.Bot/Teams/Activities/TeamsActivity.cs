using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// What happened, as Teams tells it
/// (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md). Anything of it may be missing.
/// </summary>
internal sealed class TeamsActivity
{
    /// <summary>Ids, times and addresses are shorter; nothing longer is kept.</summary>
    private const int Longest = 500;

    private readonly ForeignJson _json;

    public TeamsActivity(JsonElement json)
    {
        _json = new ForeignJson(json);
        Place = PlaceOf(_json);
        Person = PersonOf(_json, Place);
    }

    public string? Type => Short(_json, "type");

    /// <summary>Of a message its time, of an invoke something made up. It is the same when Teams tells of it again, most of the time.</summary>
    public string? ActivityId => Short(_json, "id");

    /// <summary>The name of an invoke.</summary>
    public string? Name => Short(_json, "name");

    /// <summary>What became of an installation.</summary>
    public string? Action => Short(_json, "action");

    public string? ChannelId => Short(_json, "channelId");

    /// <summary>Where the connector is that answers go to, as it was written.</summary>
    public string? ServiceUrl => Short(_json, "serviceUrl");

    public string? Timestamp => Short(_json, "timestamp");

    /// <summary>The message whose card was pressed.</summary>
    public string? ReplyToId => Short(_json, "replyToId");

    /// <summary>The tenant, also where the rest of the place is missing.</summary>
    public string? Tenant => TenantOf(_json);

    /// <summary>Where it happened; <see langword="null"/> when that cannot be told.</summary>
    public TeamsPlace? Place { get; }

    /// <summary>Who did it; <see langword="null"/> for nobody.</summary>
    public TeamsPerson? Person { get; }

    /// <summary>A message that only its writer and the bot see.</summary>
    public bool IsTargeted => _json["recipient"].Flag("isTargeted");

    public string? Text => _json.Text("text");

    public ForeignJson Value => _json["value"];

    /// <summary>What happened in a team, such as "channelDeleted".</summary>
    public string? EventType => Short(_json["channelData"], "eventType");

    /// <summary>The team that it happened in: the id of its first channel.</summary>
    public string? TeamId => Short(_json["channelData"]["team"], "id");

    /// <summary>The same team's group id in Entra.</summary>
    public string? TeamAadId => Short(_json["channelData"]["team"], "aadGroupId");

    /// <summary>The channel that it happened to.</summary>
    public string? Channel => Short(_json["channelData"]["channel"], "id");

    /// <summary>The channel that the bot was added from.</summary>
    public string? SelectedChannel => Short(_json["channelData"]["settings"]["selectedChannel"], "id");

    /// <summary>Whether somebody is among those that joined ("membersAdded") or left ("membersRemoved").</summary>
    public bool Has(string members, string id) => _json[members].Items.Any(member => member.Text("id") == id);

    /// <summary>Whether somebody is mentioned, by whatever name.</summary>
    public bool Mentions(string id) => MentionsOf(id).Any();

    /// <summary>The mentions of somebody.</summary>
    public IEnumerable<ForeignJson> MentionsOf(string id) => _json["entities"].Items.Where(entity => entity.Text("type") == "mention" && entity["mentioned"].Text("id") == id);

    private static TeamsPlace? PlaceOf(ForeignJson json) =>
        TenantOf(json) is { } tenant && Short(json["conversation"], "id") is { } conversation && TeamsConversation.WithoutThread(conversation).Length > 0
            && Short(json["recipient"], "id") is { } bot
            ? new TeamsPlace(tenant, conversation, TypeOf(json["conversation"], conversation), bot) { Openness = OpennessOf(json) }
            : null;

    /// <summary>
    /// What kind of channel it is (https://learn.microsoft.com/javascript/api/@microsoft/agents-hosting-extensions-teams/channeltypes).
    /// Chats, and channels of which Teams does not say it, are their members'.
    /// </summary>
    private static Openness OpennessOf(ForeignJson json) => json["channelData"]["channel"].Text("type") switch
    {
        { } type when type.Equals("standard", StringComparison.OrdinalIgnoreCase) => Openness.Public,
        { } type when type.Equals("shared", StringComparison.OrdinalIgnoreCase) => Openness.Shared,
        _ => Openness.Private,
    };

    /// <summary>Who did it. <c>channelData</c> names the tenant of that person, <c>conversation</c> its own.</summary>
    private static TeamsPerson? PersonOf(ForeignJson json, TeamsPlace? place) => Short(json["from"], "id") is { } id
        ? new TeamsPerson(id, TeamsPerson.EntraId(Short(json["from"], "aadObjectId")))
        {
            Name = PersonName.Of(json["from"].Text("name")),
            Zone = ZoneOf(json),
            IsOutsider = place is not null && Guid.TryParse(json["channelData"]["tenant"].Text("id"), out var tenant) && !tenant.ToString().Equals(place.Tenant, StringComparison.Ordinal),
        }
        : null;

    /// <summary>
    /// Where the client is: activities have it themselves, by their specification, or in what Teams adds about the client
    /// (https://github.com/MicrosoftDocs/msteams-docs/issues/745); not every client says it.
    /// </summary>
    private static string? ZoneOf(ForeignJson json) =>
        Short(json, "localTimezone") ?? Short(json["entities"].Items.FirstOrDefault(entity => entity.Text("type") == "clientInfo"), "timezone");

    /// <summary>In one spelling, because it names the workspace.</summary>
    private static string? TenantOf(ForeignJson json) =>
        Guid.TryParse(json["conversation"].Text("tenantId") ?? json["channelData"]["tenant"].Text("id"), out var tenant) ? tenant.ToString() : null;

    private static string TypeOf(ForeignJson conversation, string id) => conversation.Text("conversationType") switch
    {
        TeamsPlace.Personal or TeamsPlace.GroupChat or TeamsPlace.Channel => conversation.Text("conversationType")!,
        _ when id.Contains("@thread.tacv2", StringComparison.Ordinal) || id.Contains("@thread.skype", StringComparison.Ordinal) => TeamsPlace.Channel,
        // Whoever is not certainly alone is among others.
        _ => id.StartsWith("a:", StringComparison.Ordinal) ? TeamsPlace.Personal : TeamsPlace.GroupChat,
    };

    /// <summary>A text of one line; logs show some of these.</summary>
    private static string? Short(ForeignJson json, string name) => json.Text(name) is { Length: <= Longest } text && !text.Any(char.IsControl) ? text : null;
}
