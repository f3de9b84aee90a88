using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search;

/// <summary>A note that answers a query.</summary>
/// <param name="Note">The note.</param>
/// <param name="Score">How well it fits: greater than 0, comparable only within one answer.</param>
public sealed record SearchHit(Note Note, double Score);
