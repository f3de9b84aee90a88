namespace DevOpsNotes.Storage.Workspaces;

/// <summary>What became of quotes when a person was forgotten.</summary>
/// <param name="Gone">The ids of those that are not kept any more.</param>
/// <param name="Unnamed">Those that stay without the person's name.</param>
public sealed record ErasedQuotes(IReadOnlyList<string> Gone, IReadOnlyList<SavedQuote> Unnamed);
