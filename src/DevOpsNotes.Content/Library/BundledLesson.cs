using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>A lesson of the bundled library, and where it stands.</summary>
/// <param name="Note">The lesson.</param>
/// <param name="File">Name of its file.</param>
/// <param name="Line">Number of its heading's line, from 1.</param>
public sealed record BundledLesson(Note Note, string File, int Line);
