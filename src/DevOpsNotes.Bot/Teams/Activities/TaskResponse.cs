using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Rendering;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Answers to a button that opens a form, and to the form
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots).
/// </summary>
internal static class TaskResponse
{
    /// <summary>The form, again where something is wrong with it, or what takes its place.</summary>
    public static TeamsResponse Of(Reply reply) => reply switch
    {
        Dialog dialog => Card(dialog.Title, TeamsCard.Form(dialog)),
        FieldErrors wrong => Card(wrong.Dialog.Title, TeamsCard.Form(wrong.Dialog, wrong.Errors)),
        Nothing => Message("Done."),
        _ when TeamsCard.RemarkOf(reply) is { } remark => Message(remark),
        _ => Card(TeamsApp.Name, TeamsCard.Of(reply, CardView.InForm)),
    };

    /// <summary>A line of our own words in the form's place.</summary>
    public static TeamsResponse Message(string text) => TeamsResponse.Of(json =>
    {
        json.WriteStartObject("task");
        json.WriteString("type", "message");
        json.WriteString("value", text);
        json.WriteEndObject();
    });

    private static TeamsResponse Card(string title, ReadOnlyMemory<byte> card) => TeamsResponse.Of(json =>
    {
        json.WriteStartObject("task");
        json.WriteString("type", "continue");
        json.WriteStartObject("value");
        json.WriteString("title", title);
        json.WriteString("width", "medium");
        json.WriteString("height", "medium");
        // An attachment, not the card itself: https://github.com/MicrosoftDocs/msteams-docs/issues/3988
        json.WriteStartObject("card");
        json.WriteString("contentType", AdaptiveCard.ContentType);
        json.WritePropertyName("content");
        json.WriteRawValue(card.Span);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
