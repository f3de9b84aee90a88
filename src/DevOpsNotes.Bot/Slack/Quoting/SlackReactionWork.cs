using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>Somebody reacted to a message with the emoji that saves it.</summary>
/// <param name="Workspace">The key of the workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Message">The message's timestamp, which names it there.</param>
/// <param name="User">Who reacted.</param>
internal sealed record SlackReactionWork(string Workspace, string Channel, string Message, string User)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "slack-reaction";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackReactionWork Read(string json) => JsonSerializer.Deserialize<SlackReactionWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this);
}
