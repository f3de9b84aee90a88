using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>A message with one card and no text: with both, Teams makes two messages of it.</summary>
internal static class TeamsMessage
{
    private const int LongestSummary = 300;

    /// <summary>An activity to be sent to the connector.</summary>
    /// <param name="card">The card.</param>
    /// <param name="summary">What a notification shows instead of "Sent a card".</param>
    /// <param name="conversation">Where to.</param>
    /// <param name="bot">The bot's id in Teams.</param>
    /// <param name="reader">The only person who is to see it; <see langword="null"/> for everybody there.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> card, string summary, string conversation, string bot, string? reader = null) => JsonBytes.Object(json =>
    {
        json.WriteString("type", "message");
        json.WriteStartObject("from");
        json.WriteString("id", bot);
        json.WriteEndObject();
        if (reader is not null)
        {
            json.WriteStartObject("recipient");
            json.WriteString("id", reader);
            json.WriteBoolean("isTargeted", value: true);
            json.WriteEndObject();
        }

        json.WriteStartObject("conversation");
        json.WriteString("id", conversation);
        json.WriteEndObject();
        json.WriteString("summary", CardText.Line(VisibleText.Of(summary), LongestSummary));
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", AdaptiveCard.ContentType);
        json.WritePropertyName("content");
        json.WriteRawValue(card.Span);
        json.WriteEndObject();
        json.WriteEndArray();
    });
}
