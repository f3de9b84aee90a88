using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>
/// What is filled in of a form: a text, or one of several values (https://docs.slack.dev/reference/block-kit/blocks/input-block).
/// </summary>
internal static class BlockInput
{
    /// <summary>The <c>action_id</c> of every input.</summary>
    public const string Action = "value";

    private const int LongestLabel = 2000;
    private const int LongestText = 3000;
    private const int LongestOption = 75;

    /// <summary>Writes an input; its <c>block_id</c> is the field's name.</summary>
    public static void Write(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("type", "input");
        json.WriteString("block_id", field.Name);
        json.WriteBoolean("optional", !field.IsRequired);
        PlainText.Write(json, "label", ShortText.Cut(field.Label, LongestLabel));
        if (field.Hint is { } hint)
            PlainText.Write(json, "hint", ShortText.Cut(hint, LongestLabel));
        json.WriteStartObject("element");
        json.WriteString("action_id", Action);
        if (field.Options.Count > 0)
            Select(json, field);
        else
            Text(json, field);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, Field field)
    {
        var longest = Math.Min(field.MaxLength, LongestText);
        json.WriteString("type", "plain_text_input");
        json.WriteBoolean("multiline", field.IsLong);
        json.WriteNumber("max_length", longest);
        if (field.Value.Length > 0)
            json.WriteString("initial_value", ShortText.Cut(field.Value, longest));
    }

    private static void Select(Utf8JsonWriter json, Field field)
    {
        json.WriteString("type", "static_select");
        json.WriteStartArray("options");
        foreach (var option in field.Options)
            Option(json, option);
        json.WriteEndArray();
        if (field.Options.FirstOrDefault(option => option.Value == field.Value) is { } chosen)
        {
            json.WritePropertyName("initial_option");
            Option(json, chosen);
        }
    }

    private static void Option(Utf8JsonWriter json, FieldOption option)
    {
        json.WriteStartObject();
        PlainText.Write(json, "text", ShortText.Cut(option.Label, LongestOption));
        json.WriteString("value", option.Value);
        json.WriteEndObject();
    }
}
