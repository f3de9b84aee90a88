using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search.Meaning;

/// <summary>What words cannot tell, because no note has all of them.</summary>
public sealed class MeaningTests
{
    private static readonly Note[] Others = [.. Enumerable.Range(0, 20).Select(number => Lesson("other" + number))];

    [Theory]
    [InlineData("blaming colleagues for outages", "Outages happen to colleagues, and it is nobody's fault.", "Outages happen to colleagues, and it rains in March.")]
    [InlineData("training engineers for alerts", "Alerts wake engineers who learn from a mentor.", "Alerts wake engineers who live by the sea.")]
    public void Of_notes_with_the_same_words_that_is_first_which_means_what_was_asked(string query, string akin, string other) =>
        Assert.Equal(["z akin", "a other"], Ask(query, Lesson("a other", text: other), Lesson("z akin", text: akin)).Hits.Select(hit => hit.Note.Id));

    [Fact]
    public void Where_a_note_has_all_the_words_they_decide()
    {
        Note[] notes = [Lesson("words", text: "Exhausted engineers restart servers in one window, with coffee."), Lesson("akin", text: "Engineers who worry at night burn out."), .. Others];

        Assert.Equal("words", NoteIndex.Build(notes).Search("exhausted engineers", 3).Hits[0].Note.Id);
    }

    [Theory]
    [InlineData("exhausted engineers", true)]
    [InlineData("exhausted", false)]
    public void Of_notes_with_the_same_words_the_one_that_means_more_of_it_comes_first_unless_it_is_one_word(string query, bool isMeaningAsked)
    {
        Note[] notes = [Lesson("a", text: "Exhausted engineers restart servers in one window."), Lesson("b", text: "Exhausted engineers worry and burn out at night."), .. Others];

        var explanation = NoteIndex.Build(notes).Explain(query, 2);

        Assert.Equal(isMeaningAsked ? ["b", "a"] : ["a", "b"], explanation.Notes.Select(note => note.Hit.Note.Id));
        Assert.All(explanation.Notes, note => Assert.Equal(isMeaningAsked, note.Meaning > 0));
    }

    [Theory]
    [InlineData("training engineers", "Engineers learn a skill from a mentor.", true)]
    [InlineData("training engineers", "Engineers restart servers.", false)]
    [InlineData("knitting engineers", "Engineers learn a skill from a mentor.", false)]
    [InlineData("training colleagues", "Colleagues learn a skill from a mentor.", false)]
    public void A_note_with_less_than_half_of_the_words_answers_when_it_means_the_rest_and_has_more_than_a_word_of_every_day(string query, string text, bool isAnswered) =>
        Assert.Equal(isAnswered, Ask(query, Lesson("engineers", text: text)).Hits.Count > 0);

    [Theory]
    [InlineData("mentoring", "Monitoring at night")]
    [InlineData("lecture", "Lecturer")]
    public void A_word_of_the_field_that_no_note_has_is_not_taken_for_a_misspelled_one(string query, string title) =>
        Assert.Empty(Ask(query, Lesson("near", title)).Corrections);

    private static SearchAnswer Ask(string query, params Note[] notes) => NoteIndex.Build([.. notes, .. Others]).Search(query, 3);
}
