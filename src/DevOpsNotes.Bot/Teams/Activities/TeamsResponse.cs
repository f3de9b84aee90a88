using System.Text.Json;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>What Teams is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">In UTF-8; empty for nothing.</param>
internal sealed record TeamsResponse(int Status, ReadOnlyMemory<byte> Json = default)
{
    /// <summary>It arrived, or is nothing for this bot.</summary>
    public static TeamsResponse Received { get; } = new(StatusCodes.Status200OK);

    /// <summary>It is not what Teams sends.</summary>
    public static TeamsResponse NotUnderstood { get; } = new(StatusCodes.Status400BadRequest);

    /// <summary>It could not be kept: Teams is to send it again.</summary>
    public static TeamsResponse NotKept { get; } = new(StatusCodes.Status503ServiceUnavailable);

    /// <summary>An invoke that this version does not have.</summary>
    public static TeamsResponse NotImplemented { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>An object whose properties are written by the caller.</summary>
    public static TeamsResponse Of(Action<Utf8JsonWriter> properties) => new(StatusCodes.Status200OK, JsonBytes.Object(properties));
}
