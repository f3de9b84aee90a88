using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>A quote or lesson that a team keeps for itself.</summary>
/// <param name="Note">The note.</param>
/// <param name="By">The platform's id of who saved or taught it.</param>
/// <param name="Conversation">Where; <see langword="null"/> where that makes no difference.</param>
/// <param name="At">When.</param>
internal sealed record KeptNote(Note Note, string By, string? Conversation, DateTimeOffset At)
{
    /// <summary>What may be seen here of what the team keeps, the latest first.</summary>
    public static IEnumerable<KeptNote> In(WorkspaceNotes notes) => notes.Quotes.Select(quote => new KeptNote(quote.Note, quote.Saver, quote.Conversation, quote.SavedAt))
        .Concat(notes.Lessons.Select(lesson => new KeptNote(lesson.Note, lesson.Author, Visibility.ConversationOf(lesson.Note), lesson.TaughtAt)))
        .OrderByDescending(kept => kept.At);
}
