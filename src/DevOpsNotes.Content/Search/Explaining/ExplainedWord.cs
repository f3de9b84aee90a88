namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>What a word of a query counts.</summary>
/// <param name="Written">The word as the query has it, after correction.</param>
/// <param name="Weight">How telling it is: the rarer in the notes, the more; less when it is light or of every day, or stands beside a topic.</param>
/// <param name="IsLight">It helps to choose, but does not make an answer.</param>
/// <param name="IsEveryday">Any question may have it, so that it is not missed when no note has it.</param>
/// <param name="IsKnown">Some note has it, in any sense.</param>
/// <param name="Topic">Name of the topic that it names, alone or with its neighbours.</param>
public sealed record ExplainedWord(string Written, double Weight, bool IsLight, bool IsEveryday, bool IsKnown, string? Topic);
