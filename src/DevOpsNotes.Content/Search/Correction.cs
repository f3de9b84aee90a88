namespace DevOpsNotes.Content.Search;

/// <summary>A word that neither the notes nor the topics know.</summary>
/// <param name="Typed">The word as the query has it.</param>
/// <param name="Meant">What was searched for instead: a word, or two that were written together.</param>
public sealed record Correction(string Typed, string Meant);
