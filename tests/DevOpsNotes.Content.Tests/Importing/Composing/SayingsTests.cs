using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Importing.Composing;

/// <summary>Quotes that are marked by nothing but quotation marks and a name.</summary>
public sealed class SayingsTests
{
    [Theory]
    [InlineData("Quotes on operations\n\n  1. “Devs write, ops wake up” – Mira Okafor\n  2. “Restores are the only backups.” – Tomas Lind, operator\n  3. “Complexity moves, it does not leave”- Ines Halloran\n")]
    [InlineData("# Quotes on operations\n\n“Devs write, ops wake up” – Mira Okafor\n\n“Restores are the only backups.” – Tomas Lind, operator\n\n“Complexity moves, it does not leave”- Ines Halloran\n")]
    public void Each_saying_is_the_quote_of_the_person_behind_it(string text)
    {
        var quotes = Quotes(text);

        Assert.Equal(["Devs write, ops wake up", "Restores are the only backups.", "Complexity moves, it does not leave"], quotes.Select(quote => quote.Text));
        Assert.Equal(["Mira Okafor", "Tomas Lind", "Ines Halloran"], quotes.Select(quote => Assert.Single(quote.Attribution.Speakers)));
        Assert.Equal("operator", quotes[1].Attribution.Role);
    }

    [Fact]
    public void A_page_of_sayings_without_names_gives_quotes_of_nobody_and_tells_nothing_twice()
    {
        const string Page = "The best lines about operations\n\nJuly 20 2031\n\nThis is our list:\n\n“If nobody watches it, it is not in production!”\n\n“You understand a company by its release process.”\n\n“A backup is a rumour until the restore.”\n";

        Assert.Equal(3, Quotes(Page).Count);
        Assert.All(Quotes(Page), quote => Assert.Empty(quote.Attribution.Speakers));
        Assert.Empty(Import.Lessons(Page));
    }

    [Fact]
    public void A_site_generators_quote_tag_is_a_quote_and_its_other_tags_are_nothing()
    {
        const string Page = "# On titles\n\nThis part about the job title confused the operations team:\n\n{% blockquote Tomas Lind, The Ops Book %} A platform must give control to operations. {% endblockquote %}\n\n{% include share.html %}\n\nA title does not ~~ever~~ remove the silo between developers and operations.\n";

        var quote = Assert.Single(Quotes(Page));

        Assert.Equal(("A platform must give control to operations.", "Tomas Lind"), (quote.Text, Assert.Single(quote.Attribution.Speakers)));
        Assert.All(Import.Lessons(Page), lesson => Assert.DoesNotMatch("[{%~]|ever", lesson.Text));
    }

    private static List<Note> Quotes(string text) => [.. Import.Text(text).Notes.Select(note => note.Note).Where(note => note.Kind == NoteKind.Quote)];
}
