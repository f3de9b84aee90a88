using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>What is filled in of a form: a text, or one of several values.</summary>
internal static class CardInput
{
    public static void Write(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("type", field.Options.Count > 0 ? "Input.ChoiceSet" : "Input.Text");
        json.WriteString("id", field.Name);
        json.WriteString("label", CardText.Label(field.Label));
        json.WriteBoolean("isRequired", field.IsRequired);
        if (field.IsRequired)
            json.WriteString("errorMessage", "This is needed.");
        if (field.Options.Count > 0)
            Options(json, field);
        else
            Text(json, field);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, Field field)
    {
        json.WriteBoolean("isMultiline", field.IsLong);
        json.WriteNumber("maxLength", field.MaxLength);
        if (field.Value.Length > 0)
            json.WriteString("value", VisibleText.Of(ShortText.Cut(field.Value, field.MaxLength)));
    }

    private static void Options(Utf8JsonWriter json, Field field)
    {
        json.WriteString("style", "compact");
        json.WriteString("value", field.Value);
        json.WriteStartArray("choices");
        foreach (var option in field.Options)
        {
            json.WriteStartObject();
            json.WriteString("title", option.Label);
            json.WriteString("value", option.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
