namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>Why a search answered as it did, for the people who tune it.</summary>
/// <param name="Answer">What it answered.</param>
/// <param name="Words">The words of the query after correction, without stop words.</param>
/// <param name="Notes">The notes of the answer; when it is empty, those that come nearest.</param>
public sealed record Explanation(SearchAnswer Answer, IReadOnlyList<ExplainedWord> Words, IReadOnlyList<ExplainedNote> Notes);
