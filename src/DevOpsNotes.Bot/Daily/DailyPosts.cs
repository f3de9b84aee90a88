using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Workspaces;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>What a post says.</summary>
internal static class DailyPosts
{
    /// <summary>Of the team's own words.</summary>
    private const int LongestWords = 500;

    /// <summary>The lesson of a day.</summary>
    /// <param name="date">The date.</param>
    /// <param name="note">The lesson.</param>
    /// <param name="topics">The topics that the subscription is on.</param>
    /// <param name="team">Words of the team; <see langword="null"/> for none.</param>
    /// <param name="asks">It asks whether posts are still useful.</param>
    public static Answer Lesson(LocalDate date, Note note, IReadOnlyList<string> topics, SavedQuote? team, bool asks)
    {
        var value = new PostRef(date, note.Id).ToString();
        return new Answer(note)
        {
            Delivery = Delivery.Public,
            Lead = [topics.Count == 0 ? "Lesson of the day" : $"Lesson of the day, on {string.Join(", ", topics)}"],
            Tail = TailOf(note, team, asks),
            Buttons =
            [
                new Button("Useful", PostButtons.Useful, value),
                new Button("Save", PostButtons.Save, value),
                .. asks ? DailyButtons.StillUseful(value) : [],
            ],
            Menu = MenuOf(value, Commands.Answers.MayBeVotedDown(note)),
        };
    }

    /// <summary>The takeaways of a week.</summary>
    /// <param name="date">The date.</param>
    /// <param name="notes">The lessons.</param>
    /// <param name="isNew">It takes the place of a lesson of the day that nobody clicked on.</param>
    public static Notice Digest(LocalDate date, IReadOnlyList<Note> notes, bool isNew)
    {
        var value = new PostRef(date, "").ToString();
        Paragraph lead = $"{(notes.Count == 1 ? "A takeaway" : $"{notes.Count} takeaways")} of this week:";
        return new Notice(isNew ? ["Nobody clicked on the daily lesson for a while, so from now on there are five takeaways once a week.", lead] : [lead])
        {
            Delivery = Delivery.Public,
            Notification = $"{lead} {LabelOf(notes[0])}",
            Choices = [.. notes.Select(note => new Choice(note, new Button("Read", PostButtons.Read, new PostRef(date, note.Id).ToString())) { Label = LabelOf(note) })],
            Buttons = isNew ? [new Button("Daily again", DailyButtons.DailyAgain, value), new Button("Stop", DailyButtons.Stop, value)] : [],
            Menu = [new Button("Pause", DailyButtons.Pause, value), new Button("Why these?", PostButtons.Why, value), new Button("Take back", PostButtons.TakeBack, value)],
        };
    }

    /// <summary>On Fridays words of the team, if it has any that may be seen here: other ones each week until all were shown.</summary>
    public static SavedQuote? TeamWordsOn(LocalDate date, WorkspaceNotes notes)
    {
        // Who could not be told of being quoted has Remove under the words wherever they are found, and here is no place for it.
        var told = date.DayOfWeek == IsoDayOfWeek.Friday ? notes.Quotes.Where(quote => !quote.IsUntold).OrderBy(quote => quote.Note.Id, StringComparer.Ordinal).ToList() : [];
        return told.Count == 0 ? null : told[Period.DaysBetween(LocalDate.MinIsoValue, date) / 7 % told.Count];
    }

    private static List<Paragraph> TailOf(Note note, SavedQuote? team, bool asks)
    {
        var tail = new List<Paragraph>();
        if (note.Ask is { } question)
            tail.Add(new Paragraph(Span.Strong("To talk about: "), question));
        if (team is { Note: var said })
            tail.Add(new Paragraph(Span.Strong("In your own words: "), $"“{ShortText.Cut(said.Text, LongestWords)}”", said.Attribution.Speakers.Count == 0 ? "" : $" — {string.Join(" and ", said.Attribution.Speakers)}"));
        if (asks)
            tail.Add(new Paragraph(Span.Strong("Still useful?"), " Nobody has clicked for ten posts."));
        return tail;
    }

    private static Button[] MenuOf(string value, bool mayBeVotedDown)
    {
        IEnumerable<Button> less = mayBeVotedDown ? [new Button("Less like this", PostButtons.Less, value)] : [];
        return [.. less, new Button("Pause", DailyButtons.Pause, value), new Button("Why this?", PostButtons.Why, value), new Button("Take back", PostButtons.TakeBack, value)];
    }

    private static string LabelOf(Note note) => note.Takeaway ?? Credits.Headline(note);
}
