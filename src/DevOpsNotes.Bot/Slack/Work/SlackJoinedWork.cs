using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>The bot was invited into a channel, and says once what it will do there.</summary>
/// <param name="Workspace">The key of the workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Inviter">Who invited it; <see langword="null"/> when Slack does not say.</param>
internal sealed record SlackJoinedWork(string Workspace, string Channel, string? Inviter)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "slack-joined";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackJoinedWork Read(string json) => JsonSerializer.Deserialize<SlackJoinedWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this);
}
