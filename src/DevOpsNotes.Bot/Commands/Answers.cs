using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Makes an answer of notes that were found: one in full, the next two in a line each, and the buttons.</summary>
internal static class Answers
{
    /// <summary>Notes that one answer shows or names.</summary>
    private const int Shown = 3;

    /// <summary>Shows the first of the notes that was not shown yet, or the one that was chosen.</summary>
    /// <param name="request">The line, how far its caller has read, and what was chosen.</param>
    /// <param name="found">The notes that answer, the best first.</param>
    /// <param name="notes">All that the caller may see.</param>
    /// <param name="lead">How the line was understood.</param>
    public static Reply To(CommandRequest request, IReadOnlyList<Note> found, WorkspaceNotes notes, params IReadOnlyList<Paragraph> lead)
    {
        // Who opened the second note has seen it when the first one's "Another" comes.
        var skip = request.Seen is not null && found.ElementAtOrDefault(request.Skip)?.Id == request.Seen ? request.Skip + 1 : request.Skip;
        var window = found.Skip(skip).Take(Shown).ToList();
        var note = request.Chosen is null ? window.FirstOrDefault() : notes.Index.Find(request.Chosen);
        if (note is null)
            return request.Chosen is null ? NoMore(request) : Gone();
        var trail = new Trail(request.Text, skip, note.Id);
        return new Answer(note)
        {
            Lead = notes.IsPartial ? [.. lead, "Your team’s own notes cannot be read right now; this is from everybody’s."] : lead,
            More = [.. window.Where(other => other.Id != note.Id).Take(Shown - 1).Select(other => ToChoice(other, trail))],
            Buttons = ButtonsOf(note, trail, request.Caller, notes, hasMore: found.Count > skip + 1),
        };
    }

    /// <summary>The same with a note that was drawn, or the one that was chosen; *Another* draws again.</summary>
    public static Reply Drawn(CommandRequest request, Note drawn, WorkspaceNotes notes, bool hasMore, params IReadOnlyList<Paragraph> lead) =>
        To(request with { Skip = 0, Seen = null }, [drawn], notes, lead) is Answer answer
            ? answer with { Buttons = ButtonsOf(answer.Note, new Trail(request.Text, 0, answer.Note.Id), request.Caller, notes, hasMore), More = [] }
            : Gone();

    /// <summary>A note in one line, to be opened.</summary>
    public static Choice ToChoice(Note note, Trail trail) => new(note, new Button("Read", AnswerButtons.Show, (trail with { NoteId = note.Id }).ToString()));

    /// <summary>For a note that somebody removed, or that never was for this person.</summary>
    public static Notice Gone() => new("That note is not here any more.") { Buttons = [Button.Saying("Another one", "random")] };

    /// <summary>For whoever wants something kept in a workspace that is being erased.</summary>
    public static Notice Erased() => new("The bot was removed from here, and what it kept is being erased. Try again in a few minutes.");

    private static Notice NoMore(CommandRequest request) => new(new Paragraph("That was everything on ", Span.Strong(request.Text), "."))
    {
        Buttons = [Button.Saying("From the start", request.Text)],
    };

    private static List<Button> ButtonsOf(Note note, Trail trail, Caller caller, WorkspaceNotes notes, bool hasMore)
    {
        var value = trail.ToString();
        var buttons = new List<Button>(5) { new("Share here", AnswerButtons.Share, value) };
        if (hasMore)
            buttons.Add(new Button("Another", AnswerButtons.Another, value));
        buttons.Add(new Button("Useful", AnswerButtons.Useful, value));
        if (MayBeVotedDown(note))
            buttons.Add(new Button("Not useful", AnswerButtons.NotUseful, value));
        if (note.Attribution.OfTeam && notes.Lessons.Any(lesson => lesson.Note.Id == note.Id && lesson.Author == caller.User))
            buttons.Add(AddCommand.TakeBack(note));
        if (notes.QuoteOf(note) is { } quote)
            buttons.AddRange(QuoteButtons.For(quote, caller));
        return buttons;
    }

    /// <summary>There is no thumbs-down on a colleague's words.</summary>
    public static bool MayBeVotedDown(Note note) => !note.Attribution.OfTeam;
}
