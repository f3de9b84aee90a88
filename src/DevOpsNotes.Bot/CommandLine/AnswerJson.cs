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

    public static string Serialize(JsonElement? id, string? query, SearchAnswer answer)
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
            foreach (var hit in answer.Hits)
                json.WriteRawValue(NoteJson.Serialize(hit.Note, Math.Round(hit.Score, 4)));
            json.WriteEndArray();
            WriteUnderstanding(json, answer);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteUnderstanding(Utf8JsonWriter json, SearchAnswer answer)
    {
        if (answer.Corrections.Count > 0)
        {
            json.WriteStartObject("corrected");
            foreach (var typed in answer.Corrections.DistinctBy(correction => correction.Typed))
                json.WriteString(typed.Typed, typed.Meant);
            json.WriteEndObject();
        }

        WriteNames(json, "widened", answer.Widened);
        WriteNames(json, "related", answer.Related);
        WriteNames(json, "nearest_topics", answer.NearestTopics);
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
