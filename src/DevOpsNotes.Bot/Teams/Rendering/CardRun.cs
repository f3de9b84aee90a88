using System.Text.Json;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>A piece of text in a card, a <c>TextRun</c>: it is shown literally.</summary>
internal static class CardRun
{
    /// <summary>Writes a piece.</summary>
    /// <param name="json">Where to, in an open array.</param>
    /// <param name="span">The text, and how it is meant.</param>
    /// <param name="look">How all of its line looks.</param>
    /// <param name="link">Where it leads; <see langword="null"/> for nowhere.</param>
    public static void Write(Utf8JsonWriter json, Span span, TextLook look, Uri? link)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", span.Text);
        if (span.Style == SpanStyle.Strong || look == TextLook.Title)
            json.WriteString("weight", "Bolder");
        if (span.Style is SpanStyle.Line or SpanStyle.Usage || look == TextLook.Preformatted)
            json.WriteString("fontType", "Monospace");
        if (look == TextLook.Title)
            json.WriteString("size", "Large");
        if (look == TextLook.Quotation)
            json.WriteBoolean("italic", true);
        if (look == TextLook.Problem)
            json.WriteString("color", "Attention");
        if (look == TextLook.Aside)
        {
            json.WriteString("size", "Small");
            json.WriteBoolean("isSubtle", true);
        }

        if (link is not null)
            Leads(json, link);
        json.WriteEndObject();
    }

    private static void Leads(Utf8JsonWriter json, Uri link)
    {
        json.WriteBoolean("underline", value: true);
        json.WriteStartObject("selectAction");
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("url", link.AbsoluteUri);
        json.WriteEndObject();
    }
}
