using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Commands;

/// <summary>A line that is no command: searched for as a whole.</summary>
internal static class Question
{
    /// <summary>How far one can go on with *Another*.</summary>
    public const int Depth = 12;

    private const int NearestTopics = 5;

    private static readonly Paragraph[] Beginning = [$"That was long: only its first {Line.LongestQuestion} characters were read."];

    /// <summary>An answer of what was found, at most <see cref="Depth"/> notes; a notice when nothing was.</summary>
    public static Reply Answer(CommandRequest request, SearchAnswer found, WorkspaceNotes notes, bool isCut)
    {
        if (found.Hits.Count == 0 && request.Chosen is null)
            return Unanswered(request.Text, found, notes);
        var reply = Answers.To(request, [.. found.Hits.Select(hit => hit.Note)], notes, [.. isCut ? Beginning : [], .. Understood(found)]);
        return reply is Answer answer ? answer with { Related = found.Related } : reply;
    }

    /// <summary>How the words were read, where that is not how they were typed.</summary>
    private static List<Paragraph> Understood(SearchAnswer found)
    {
        var lead = new List<Paragraph>(2);
        foreach (var word in found.Corrections)
            lead.Add(new Paragraph("Showing ", Span.Strong(word.Meant), $" for “{word.Typed}”."));
        if (found.Widened.Count > 0)
            lead.Add(new Paragraph(["Showing notes on ", .. Paragraph.Join(" and ", found.Widened.Select(Span.Strong)).Spans, "."]));
        return lead;
    }

    private static Notice Unanswered(string question, SearchAnswer found, WorkspaceNotes notes)
    {
        var paragraphs = new List<Paragraph>(3);
        if (notes.Index.Count == 0)
            paragraphs.Add("There are no notes yet, and the bundled lessons are off. An operator can import some: see the README.");
        else
            paragraphs.Add(new Paragraph($"{(notes.Index.Count == 1 ? "The only note does not answer" : $"None of the {notes.Index.Count} notes answers")} “{question}”."));
        if (notes.IsPartial)
            paragraphs.Add("Your team’s own notes cannot be read right now; ask again in a minute.");
        if (found.NearestTopics.Count > 0)
            paragraphs.Add(new Paragraph(["Nearest topics with notes: ", .. Paragraph.Join(", ", found.NearestTopics.Take(NearestTopics).Select(Span.Line)).Spans, "."]));
        return new Notice(paragraphs) { IsOfNothingFound = true, Buttons = [Button.Saying("Topics", TopicsCommand.Verb), new Button("Teach this", AddCommand.Teach, question) { OpensForm = true }, Button.Saying("Help", HelpCommand.Verb)] };
    }
}
