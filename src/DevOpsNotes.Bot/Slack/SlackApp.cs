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
    /// The events that Slack tells the bot of (https://docs.slack.dev/reference/events). It asks for direct messages and
    /// mentions only: what else people write to each other does not reach it.
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

    /// <summary>
    /// The scopes of the bot (https://docs.slack.dev/reference/scopes): for <see cref="Command"/>, for writing where it was
    /// invited or written to, and those that <see cref="Events"/> need.
    /// </summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. Events.SelectMany(subscription => subscription.Scopes).Prepend("chat:write").Prepend("commands").Distinct(StringComparer.Ordinal)];

    /// <summary>An event that the bot subscribes to.</summary>
    /// <param name="Event">What Slack calls it in subscriptions; "message.im" arrives as a "message".</param>
    /// <param name="Scopes">What Slack tells of it only with; none for events about the app itself.</param>
    internal sealed record EventSubscription(string Event, params string[] Scopes);
}
