namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>
/// Why a note ranks where it does: the points of all contributions times its coverage, the phrases and the meaning, times
/// the share it keeps. One that is no answer ranks by all its points.
/// </summary>
/// <param name="Hit">The note and its score.</param>
/// <param name="Contributions">What it has of the query, the weightiest first.</param>
/// <param name="Coverage">How much of the query's words it has, from 0 to 1.</param>
/// <param name="PhraseBonus">Points for words of the query side by side.</param>
/// <param name="Closeness">How close it is in meaning: 0 for any two texts of this field, 1 for two that mean the same.</param>
/// <param name="Meaning">Points for meaning about the same; 0 where some note has all words of the query, which then decide alone.</param>
/// <param name="Kept">1; less for a note that stands behind others, a further one of a talk or one from a related topic; more for one in our words in the place of the speaker's.</param>
/// <param name="IsAnswer">Whether it has enough of the query.</param>
public sealed record ExplainedNote(
    SearchHit Hit,
    IReadOnlyList<Contribution> Contributions,
    double Coverage,
    double PhraseBonus,
    double Closeness,
    double Meaning,
    double Kept,
    bool IsAnswer);
