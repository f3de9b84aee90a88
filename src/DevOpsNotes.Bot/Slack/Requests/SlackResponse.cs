using System.Text.Json;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What Slack is answered with: JSON, or nothing but that it arrived.</summary>
/// <param name="Json">In UTF-8; empty for nothing.</param>
/// <param name="Outcome">What became of the request.</param>
internal sealed record SlackResponse(ReadOnlyMemory<byte> Json, SlackOutcome Outcome = SlackOutcome.Acknowledged)
{
    /// <summary>It arrived.</summary>
    public static SlackResponse Received { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc cref="SlackOutcome.NotKept"/>
    public static SlackResponse NotKept { get; } = new(ReadOnlyMemory<byte>.Empty, SlackOutcome.NotKept);

    /// <inheritdoc cref="SlackOutcome.NotUnderstood"/>
    public static SlackResponse NotUnderstood { get; } = new(ReadOnlyMemory<byte>.Empty, SlackOutcome.NotUnderstood);

    /// <summary>An object whose properties are written by the caller.</summary>
    public static SlackResponse Of(Action<Utf8JsonWriter> properties) => new(JsonBytes.Object(properties));
}
