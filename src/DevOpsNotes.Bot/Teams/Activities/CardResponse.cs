using DevOpsNotes.Bot.Teams.Rendering;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Answers to a pressed button
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview).
/// </summary>
internal static class CardResponse
{
    /// <summary>A card that takes the place of the one whose button was pressed, for who pressed it.</summary>
    public static TeamsResponse Card(ReadOnlyMemory<byte> card) => TeamsResponse.Of(json =>
    {
        json.WriteNumber("statusCode", StatusCodes.Status200OK);
        json.WriteString("type", AdaptiveCard.ContentType);
        json.WritePropertyName("value");
        json.WriteRawValue(card.Span);
    });

    /// <summary>A line that is shown for a while; the card stays.</summary>
    public static TeamsResponse Remark(string text) => TeamsResponse.Of(json =>
    {
        json.WriteNumber("statusCode", StatusCodes.Status200OK);
        json.WriteString("type", "application/vnd.microsoft.activity.message");
        json.WriteString("value", text);
    });

    /// <summary>The button cannot be answered.</summary>
    public static TeamsResponse Problem(string message) => TeamsResponse.Of(json =>
    {
        json.WriteNumber("statusCode", StatusCodes.Status400BadRequest);
        json.WriteString("type", "application/vnd.microsoft.error");
        json.WriteStartObject("value");
        json.WriteString("code", "BadRequest");
        json.WriteString("message", message);
        json.WriteEndObject();
    });
}
