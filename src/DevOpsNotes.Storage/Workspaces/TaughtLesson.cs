using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>A lesson that somebody taught a workspace.</summary>
/// <param name="Note">The lesson.</param>
/// <param name="Author">The platform's id of who taught it; empty when that person was forgotten.</param>
/// <param name="TaughtAt">When.</param>
public sealed record TaughtLesson(Note Note, string Author, DateTimeOffset TaughtAt);
