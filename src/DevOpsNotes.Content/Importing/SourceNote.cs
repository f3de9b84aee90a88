using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing;

/// <summary>A note and its place in its source.</summary>
/// <param name="Section">Address and headings. The same place in a later version of the source has the same value.</param>
/// <param name="Note">The note; its id is empty until <see cref="Reconciliation"/> gives it one.</param>
public sealed record SourceNote(string Section, Note Note);
