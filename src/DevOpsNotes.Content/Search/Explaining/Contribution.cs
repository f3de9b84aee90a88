namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>What a note gains by one term.</summary>
/// <param name="Term">The stemmed word, or the name of the topic.</param>
/// <param name="Sense">word, compound, speaker, event, topic or related: how the term came to stand for words of the query.</param>
/// <param name="Fields">Where the note has it: title, takeaway, text, talk, source, speakers, event, topics.</param>
/// <param name="Points">What it adds to the score.</param>
public sealed record Contribution(string Term, string Sense, IReadOnlyList<string> Fields, double Points);
