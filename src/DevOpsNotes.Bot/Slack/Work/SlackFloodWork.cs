using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Somebody says more than is taken in, and is told so, as it is kept until then.</summary>
/// <param name="Channel">Where it was said.</param>
/// <param name="Thread">The thread that it was said in; <see langword="null"/> for none.</param>
/// <param name="User">Who said it.</param>
internal sealed record SlackFloodWork(string Channel, string? Thread, string User)
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "slack-flood";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackFloodWork Read(string json) => JsonSerializer.Deserialize<SlackFloodWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this);
}
