using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>An answer for people.</summary>
internal static class AnswerText
{
    /// <summary>Writes the best note, titles of the others, and how the question was understood.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="question">The words that were asked.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="known">How many notes there are.</param>
    public static void Write(TextWriter output, string question, SearchAnswer answer, int known)
    {
        if (known == 0)
        {
            output.WriteLine("There are no notes yet, and the bundled lessons are off. Import some: import <file, folder or address>, or import --starter.");
            return;
        }

        if (Understood(answer) is { Length: > 0 } understood)
            output.WriteLine($"{understood}\n");
        if (answer.Hits.Count == 0)
        {
            output.WriteLine($"None of the {known} notes answers “{question}”.");
            output.WriteLine(answer.NearestTopics.Count == 0
                ? "See which topics there are: topics"
                : $"The nearest topics with notes: {string.Join(", ", answer.NearestTopics)}.");
            return;
        }

        Write(output, answer.Hits[0].Note);
        if (answer.Hits.Count > 1)
        {
            output.WriteLine();
            output.WriteLine("More:");
            foreach (var hit in answer.Hits.Skip(1))
                output.WriteLine($"  {Credits.Headline(hit.Note)}");
            if (answer.Related.Count > 0)
                output.WriteLine($"Related topics were searched, too: {string.Join(", ", answer.Related)}.");
        }
    }

    private static string Understood(SearchAnswer answer) => string.Join(' ', Present(
        answer.Corrections.Count == 0 ? null : $"Showing {string.Join(" and ", answer.Corrections.Select(word => $"“{word.Meant}” for “{word.Typed}”"))}.",
        answer.Widened.Count == 0 ? null : $"Showing notes on {string.Join(" and ", answer.Widened)}."));

    private static void Write(TextWriter output, Note note)
    {
        if (note.Kind == NoteKind.Lesson)
        {
            output.WriteLine(note.Title);
            output.WriteLine(new string('-', Math.Min(note.Title.Length, TextWrap.Width)));
        }

        output.WriteLine(TextWrap.Wrap(note.Kind == NoteKind.Quote ? $"“{note.Text}”" : note.Text));
        if (note.Takeaway is { } takeaway)
            output.WriteLine($"\nTakeaway: {takeaway}");
        output.WriteLine();
        var credits = Credits.Of(note);
        output.WriteLine($"— {credits.Said}");
        output.WriteLine($"  {credits.Passed}");
        output.WriteLine($"  {credits.Link?.AbsoluteUri ?? Credits.NoLink} · {note.Id}");
    }

    private static IEnumerable<string> Present(params string?[] parts) => parts.OfType<string>();
}
