using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What Slack is answered with: JSON, or nothing but that it arrived.</summary>
/// <param name="Json">In UTF-8; empty for nothing.</param>
/// <param name="IsUnderstood"><see langword="false"/> when what was sent is not what Slack sends.</param>
internal sealed record SlackResponse(ReadOnlyMemory<byte> Json, bool IsUnderstood = true)
{
    /// <summary>Letters of all scripts as themselves: this is never HTML.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>It arrived.</summary>
    public static SlackResponse Received { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>It could not be kept: Slack is to send it again.</summary>
    public static SlackResponse NotKept { get; } = new(ReadOnlyMemory<byte>.Empty, IsUnderstood: false);

    public static SlackResponse NotUnderstood { get; } = new(ReadOnlyMemory<byte>.Empty, IsUnderstood: false);

    /// <summary>An object whose properties are written by the caller.</summary>
    public static SlackResponse Of(Action<Utf8JsonWriter> properties) => new(Bytes(properties));

    /// <summary>The bytes of an object whose properties are written by the caller.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
