using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Tests;

/// <summary>Notes with everything that can be known of one, and with nothing that need not.</summary>
internal static class TestNotes
{
    public static Note Full { get; } = new()
    {
        Id = "full234567",
        Kind = NoteKind.Lesson,
        Title = "Counting toil",
        Text = "Count the toil before you fight it: write down for two weeks what you do by hand, and how long it takes you.\n\n- renewing certificates\n- granting access to the systems that somebody has just joined, which takes a quarter of an hour",
        Takeaway = "Count toil for two weeks.",
        Attribution = new Attribution
        {
            Speakers = ["Ada Example", "Bo Sample"],
            Role = "engineers at Example Corp",
            ReportedBy = "Cy Placeholder",
            Event = "Operations Day 2026",
            Date = new DateOnly(2026, 2, 28),
            Source = "Notes of a day",
            SourceUrl = new Uri("https://example.org/notes#toil"),
            Licence = "CC BY 4.0",
            Verbatim = true,
        },
        Topics = ["toil", "automation"],
    };

    public static Note Bare { get; } = new()
    {
        Id = "bare234567",
        Kind = NoteKind.Quote,
        Title = "Toil is what a machine would do gladly",
        Text = "Toil is what a machine would do gladly.",
        Attribution = new Attribution { Source = "Notebook", Verbatim = true },
    };
}
