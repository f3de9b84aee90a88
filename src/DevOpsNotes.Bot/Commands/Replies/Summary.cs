namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A reply in a line or two without any looks: what a notification shows, and what is left where the rest is not taken.</summary>
internal static class Summary
{
    public static string Of(Reply reply) => reply switch
    {
        Answer { Notification: { } notification } => notification,
        Answer { Note.Takeaway: { } takeaway } => takeaway,
        Answer answer => Credits.Headline(answer.Note),
        Notice { Notification: { } notification } => notification,
        Notice notice => string.Join(' ', notice.Paragraphs),
        _ => "DevOps",
    };
}
