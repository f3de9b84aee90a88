namespace DevOpsNotes.Bot.Slack;

/// <summary>
/// What the bot is to Slack, and what it asks of a workspace. The manifest is what people install, and tests hold it to
/// this: a scope that nothing here needs is not asked for.
/// </summary>
internal static class SlackApp
{
    /// <summary>What the app is called, and the name by which it is mentioned.</summary>
    public const string Name = "devops";

    public const string Command = "/devops";

    /// <summary>Of answers to the command, and to buttons.</summary>
    public const string SeenByCaller = "Only you see the answer until you share it. Inside a thread mention the bot instead: slash commands do not work there.";

    /// <summary>Of answers to a mention.</summary>
    public const string SeenByChannel = "Everybody here reads what you are answered. To read it alone, ask with /devops.";

    /// <summary>
    /// The events that Slack tells the bot of (https://docs.slack.dev/reference/events). Of what people write it asks for direct
    /// messages and mentions only. Other messages reach it when somebody chooses <see cref="SaveQuote"/> on one, or reacts to one
    /// (<see cref="SavingByEmoji"/>).
    /// </summary>
    public static IReadOnlyList<EventSubscription> Events { get; } =
    [
        new("app_mention", "app_mentions:read"),
        new("message.im", "im:history"),
        // A scope for each kind of channel: public, and private. Without mpim:read, group messages are left out.
        new("member_joined_channel", "channels:read", "groups:read"),
        new("app_uninstalled"),
        new("tokens_revoked"),
    ];

    /// <summary>What else it is told of where a message is saved by an emoji (<see cref="SlackSettings.SaveEmoji"/>).</summary>
    public static EventSubscription SavingByEmoji { get; } = new("reaction_added", "reactions:read");

    /// <summary>
    /// The scopes of the bot (https://docs.slack.dev/reference/scopes): for <see cref="Command"/> and <see cref="SaveQuote"/>,
    /// for writing where it was invited or written to, those that <see cref="Events"/> need, and for names of people.
    /// </summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. Events.SelectMany(subscription => subscription.Scopes).Prepend("chat:write").Prepend("commands").Append("users:read").Distinct(StringComparer.Ordinal)];

    /// <summary>Saves words of a message.</summary>
    public static MessageShortcut SaveQuote { get; } = new("Save quote", "save_quote");

    /// <summary>An action of messages.</summary>
    /// <param name="Name">What people choose, at most 24 characters.</param>
    /// <param name="CallbackId">By which it is known.</param>
    internal sealed record MessageShortcut(string Name, string CallbackId);

    /// <summary>An event that the bot subscribes to.</summary>
    /// <param name="Event">What Slack calls it in subscriptions; "message.im" arrives as a "message".</param>
    /// <param name="Scopes">What Slack tells of it only with; none for events about the app itself.</param>
    internal sealed record EventSubscription(string Event, params string[] Scopes);
}
