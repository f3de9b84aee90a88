using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

/// <summary>Notes by the names in their attribution.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("Ada Example")]
    [InlineData("ada")]
    [InlineData("EXAMPLE")]
    [InlineData("example ada")]
    public void A_speaker_is_found_by_any_part_of_the_name(string name) =>
        Assert.Equal(["hers"], BySpeaker(name, Lesson("hers").By("Ada Example", "Bo Sample"), Lesson("his").By("Bo Sample")));

    [Theory]
    [InlineData("Fong-Jones")]
    [InlineData("fong jones")]
    [InlineData("fongjones")]
    [InlineData("liz fong")]
    public void A_name_is_found_however_it_is_written_together(string name) =>
        Assert.Equal(["hers"], BySpeaker(name, Lesson("hers").By("Liz Fong-Jones"), Lesson("his").By("Bo Sample")));

    [Theory]
    [InlineData("ada sample")]
    [InlineData("eve")]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("ada example ada example ada example ada example ada")]
    public void Words_that_no_single_name_has_are_nobodys(string name) =>
        Assert.Empty(BySpeaker(name, Lesson("hers").By("Ada Example"), Lesson("his").By("Bo Sample")));

    [Fact]
    public void A_word_that_is_said_more_often_than_anybody_is_called_by_it_is_no_name()
    {
        Note[] notes = [Lesson("his").By("Mark Day"), Lesson("one", text: "A bad day"), Lesson("two", text: "Another day")];

        Assert.Empty(BySpeaker("day", notes));
        Assert.Equal(["his"], BySpeaker("mark day", notes));
    }

    [Fact]
    public void What_the_speakers_own_notes_say_does_not_count_against_the_name() =>
        Assert.Equal(["his"], BySpeaker("mark", Lesson("his", text: "Mark Day said in 2019 that nothing helps.").By("Mark Day")));

    [Theory]
    [InlineData("devopsdays ghent")]
    [InlineData("devops days 2019")]
    [InlineData("ghent")]
    [InlineData("2019")]
    public void An_event_is_found_by_any_part_of_its_name_or_by_its_year(string name) => Assert.Equal(
        ["there"],
        Index(Lesson("there").At("DevOpsDays Ghent") with { Attribution = new Attribution { Event = "DevOpsDays Ghent", Date = new DateOnly(2019, 10, 28), Source = "Notebook", Verbatim = true } }, Lesson("elsewhere").At("Harbour Forum"))
            .OfEvent(name).Select(note => note.Id));

    [Fact]
    public void The_latest_come_first_in_all_segments_and_what_says_the_same_once()
    {
        var index = Index(On("old", 2019)).Beside(Index(On("new", 2024), On("twin", 2023) with { SameAs = "old" }));

        Assert.Equal(["new", "twin"], index.BySpeaker("ada").Select(note => note.Id));
    }

    [Fact]
    public void A_note_is_found_by_its_id_in_every_segment()
    {
        var index = Index([.. Enumerable.Range(0, 20).Select(i => Lesson($"n{i}"))]).Beside(Index(Lesson("own")));

        Assert.All(index.Notes, note => Assert.Same(note, index.Find(note.Id)));
        Assert.Equal(21, index.Notes.Count);
        Assert.Null(index.Find("n"));
        Assert.Null(index.Find(""));
    }

    private static Note On(string id, int year) => Lesson(id) with { Attribution = new Attribution { Speakers = ["Ada Example"], Date = new DateOnly(year, 1, 1), Source = "Notebook", Verbatim = true } };

    private static NoteIndex Index(params Note[] notes) => NoteIndex.Build(notes);

    private static IEnumerable<string> BySpeaker(string name, params Note[] notes) => Index(notes).BySpeaker(name).Select(note => note.Id);
}
