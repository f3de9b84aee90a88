using System.Globalization;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Search.Explaining;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>An explanation for people who tune the search.</summary>
internal static class ExplanationText
{
    public static void Write(TextWriter output, Explanation explanation)
    {
        var answer = explanation.Answer;
        foreach (var correction in answer.Corrections)
            output.WriteLine($"“{correction.Typed}” was read as “{correction.Meant}”");
        foreach (var word in explanation.Words)
            output.WriteLine($"{Number(word.Weight)}  {Describe(word)}");
        if (explanation.Words.Count == 0)
            output.WriteLine("The question has no word of substance.");
        WriteTopics(output, "Widened to", answer.Widened);
        WriteTopics(output, "Filled up from", answer.Related);
        WriteTopics(output, "Nearest topics", answer.NearestTopics);
        if (answer.Hits.Count == 0 && explanation.Notes.Count > 0)
            output.WriteLine("\nNo note has enough of it. The nearest:");

        for (var rank = 0; rank < explanation.Notes.Count; rank++)
            Write(output, rank + 1, explanation.Notes[rank]);
    }

    private static void WriteTopics(TextWriter output, string what, IReadOnlyList<string> topics)
    {
        if (topics.Count > 0)
            output.WriteLine($"{what}: {string.Join(", ", topics)}");
    }

    private static void Write(TextWriter output, int rank, ExplainedNote note)
    {
        output.WriteLine();
        output.WriteLine($"{rank}. {Credits.Headline(note.Hit.Note)} · {note.Hit.Note.Id}");
        foreach (var contribution in note.Contributions)
            output.WriteLine($"{Number(contribution.Points)}  {contribution.Sense} {contribution.Term} in {string.Join(", ", contribution.Fields)}");
        if (note is { IsAnswer: true, Coverage: < 1 })
            output.WriteLine($"{Number(note.Coverage)}  times: so much of the question it has");
        if (note.PhraseBonus > 0)
            output.WriteLine($"{Number(note.PhraseBonus)}  words side by side");
        if (note.Meaning > 0)
            output.WriteLine($"{Number(note.Meaning)}  means about the same: {Share(note.Closeness)} close");
        if (note.Kept != 1)
            output.WriteLine($"{Number(note.Kept)}  times, {(note.Kept < 1 ? "to stand behind other notes" : "in the place of the speaker's words")}");
        var notEnough = note.IsAnswer ? "" : $"; has {Share(note.Coverage)} of the question, which is not enough; {Share(note.Closeness)} close in meaning";
        output.WriteLine($"{Number(note.Hit.Score)}  in all{notEnough}");
    }

    private static string Describe(ExplainedWord word) => word.Written
        + (word.Topic is null ? "" : $", names the topic {word.Topic}")
        + (word.IsLight ? ", says little" : "")
        + (word.IsEveryday ? ", a word of every day" : "")
        + (word.IsKnown ? "" : ", no note has it");

    private static string Share(double part) => part.ToString("p0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("f2", CultureInfo.InvariantCulture).PadLeft(7);
}
