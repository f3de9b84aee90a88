using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Search;

/// <summary>Notes that differ only in what a test is about.</summary>
internal static class TestNotes
{
    public static Note Lesson(string id, string title = "A talk", string text = "Nothing of note was said.", string? takeaway = null) => new()
    {
        Id = id,
        Kind = NoteKind.Lesson,
        Title = title,
        Text = text,
        Takeaway = takeaway,
        Attribution = new Attribution { Source = "Notebook", Verbatim = true },
    };

    public static Note By(this Note note, params string[] speakers) => note with { Attribution = note.Attribution with { Speakers = speakers } };

    public static Note At(this Note note, string conference) => note with { Attribution = note.Attribution with { Event = conference } };

    public static Note About(this Note note, params string[] topics) => note with { Topics = topics };
}
