using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Slack.Messages;

/// <summary>Who wrote a message (https://docs.slack.dev/reference/events/message).</summary>
internal static class SlackAuthor
{
    private const string Slackbot = "USLACKBOT";

    /// <summary>
    /// The person; <see langword="null"/> for a bot, this one among them, and for what Slack itself says: that somebody joined,
    /// that a message was edited.
    /// </summary>
    /// <param name="message">As Slack gives it.</param>
    /// <param name="bot">The user that the bot is, where that is known.</param>
    public static string? Of(ForeignJson message, string? bot) =>
        message.Text("user") is { } user && user != bot && user != Slackbot && !message["bot_id"].Exists
        && message.Text("subtype") is null or "file_share" or "thread_broadcast" or "me_message"
            ? user
            : null;
}
