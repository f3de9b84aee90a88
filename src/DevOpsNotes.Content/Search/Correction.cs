namespace DevOpsNotes.Content.Search;

/// <summary>A word that is written as neither the notes nor the topics write it.</summary>
/// <param name="Typed">The word as the query has it.</param>
/// <param name="Meant">What it was read as: a word, or two that were written together.</param>
public sealed record Correction(string Typed, string Meant);
