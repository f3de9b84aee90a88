using System.Text;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Library;

public sealed class OwnWordsTests
{
    private const string Source = """
        # Notes

        The pager rang at night, and <em>nobody</em> knew whose turn it was to answer. We had all gone home.
        """;

    [Theory]
    [InlineData("When nobody knew whose turn it was to answer, all slept.", true)]
    [InlineData("NOBODY knew: whose turn — it was to answer!", true)]
    [InlineData("Nobody knew whose turn it was; answer or sleep.", false)]
    [InlineData("Whose turn it is must be known before the pager rings at night.", false)]
    public void Seven_words_in_a_row_are_found_whatever_stands_between_them(string text, bool isBorrowed) =>
        Assert.Equal(isBorrowed, Borrowed(text).Length > 0);

    [Fact]
    public void What_was_borrowed_is_told_with_its_source() =>
        Assert.Equal("“nobody knew whose turn it was to” stands in notes.md, too", Borrowed("Nobody knew whose turn it was to answer")[0]);

    [Fact]
    public void Names_and_titles_are_no_borrowed_words() =>
        Assert.Empty(Borrowed("In Whose Turn It Was to Answer they tell that nobody knew.", talk: "Whose Turn It Was to Answer"));

    private static string[] Borrowed(string text, string? talk = null)
    {
        var ownWords = new OwnWords();
        ownWords.Add(new RawDocument { Key = "notes.md", Name = "notes.md", Bytes = Encoding.UTF8.GetBytes(Source) });
        return [.. ownWords.Borrowed(new Note { Id = "a", Kind = NoteKind.Lesson, Title = "A claim", Text = text, Attribution = new Attribution { Source = "Notebook", Talk = talk, Verbatim = false } })];
    }
}
