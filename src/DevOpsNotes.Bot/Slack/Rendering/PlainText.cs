using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>Text objects in which nothing is markup (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).</summary>
internal static class PlainText
{
    /// <summary>Writes one as a property.</summary>
    public static void Write(Utf8JsonWriter json, string property, string text)
    {
        json.WritePropertyName(property);
        Write(json, text);
    }

    /// <summary>Writes one by itself.</summary>
    public static void Write(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "plain_text");
        // Slack takes no empty ones.
        json.WriteString("text", text.Length == 0 ? " " : text);
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }
}
