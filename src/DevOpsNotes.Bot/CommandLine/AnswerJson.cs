using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>An answer for programs: one line of JSON.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(JsonElement? id, string? query, IReadOnlyList<SearchHit> hits)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (id is { } given)
            {
                json.WritePropertyName("id");
                given.WriteTo(json);
            }

            if (query is not null)
                json.WriteString("query", query);
            json.WriteStartArray("results");
            foreach (var hit in hits)
                json.WriteRawValue(NoteJson.Serialize(hit.Note, Math.Round(hit.Score, 4)));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
