using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Edges;

/// <summary>Writes JSON for a platform.</summary>
internal static class JsonBytes
{
    /// <summary>Letters of all scripts as themselves: this is never HTML.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object in UTF-8 whose properties are written by the caller.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        // An emoji that is escaped takes the room of twelve letters.
        return buffer.WrittenSpan.IndexOf("\\u"u8) < 0 ? buffer.WrittenMemory : Encoding.UTF8.GetBytes(ReadableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan)));
    }
}
