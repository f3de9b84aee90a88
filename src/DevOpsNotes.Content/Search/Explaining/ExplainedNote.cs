namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>Why a note ranks where it does: the points of all contributions and the phrases, times the share it keeps.</summary>
/// <param name="Hit">The note and its score.</param>
/// <param name="Contributions">What it has of the query, the weightiest first.</param>
/// <param name="PhraseBonus">Points for words of the query side by side.</param>
/// <param name="Kept">1; less for a note that stands behind others, a further one of a talk or one from a related topic; more for one in our words in the place of the speaker's.</param>
/// <param name="Coverage">How much of the query it has, from 0 to 1.</param>
/// <param name="IsAnswer">Whether that is enough.</param>
public sealed record ExplainedNote(SearchHit Hit, IReadOnlyList<Contribution> Contributions, double PhraseBonus, double Kept, double Coverage, bool IsAnswer);
