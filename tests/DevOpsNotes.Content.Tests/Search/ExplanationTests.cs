using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Content.Search.Explaining;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class ExplanationTests
{
    private static readonly NoteIndex Index = NoteIndex.Build(
        [
            Lesson("one", "The post-mortem on Monday", "A post-mortem asks what, never who.").By("Ada Example").At("Harbor Days 2021").About("postmortem"),
            Lesson("two", "Postmortems without blame", "Postmortems ask what.").By("Ada Example").At("Harbor Days 2021"),
            Lesson("three", "Another postmortem", "Asked again: what, in a postmortem?").By("Ada Example").At("Harbor Days 2021"),
            Lesson("lunch", "Lunch"),
            .. Enumerable.Range(0, 20).Select(number => Lesson("other" + number, "Something else")),
        ],
        TopicCatalog.Default);

    [Theory]
    [InlineData("post mortem")]
    [InlineData("ada example on postmortems")]
    [InlineData("postmortums at harbor days")]
    public void The_parts_of_a_score_give_the_score(string query)
    {
        var explanation = Index.Explain(query, 3);

        Assert.Equal(Index.Search(query, 3).Hits, explanation.Answer.Hits);
        Assert.Equal(explanation.Answer.Hits, explanation.Notes.Select(note => note.Hit));
        Assert.All(explanation.Notes, AssertAddsUp);
        Assert.All(explanation.Notes, note => Assert.True(note.IsAnswer));
        Assert.Contains(explanation.Notes, note => note.Kept < 1);
    }

    [Fact]
    public void What_is_missing_and_what_is_meant_is_part_of_a_score()
    {
        var note = Index.Explain("postmortem of an outage without blame", 3).Notes[0];

        AssertAddsUp(note);
        Assert.Equal(1, note.Kept);
        Assert.InRange(note.Coverage, 0.5, 0.9);
        Assert.InRange(note.Meaning, 1, note.Hit.Score);
        Assert.InRange(note.Closeness, 0.3, 1);
    }

    [Fact]
    public void A_note_in_the_place_of_the_speakers_words_tells_that_it_ranks_as_those()
    {
        var ours = Lesson("ours", "Count before you automate", "For two weeks, somebody who is new counts toil.").By("Ada Example").At("Harbor Days");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false } };
        var theirs = Lesson("theirs", "On toil", "Toil, toil.").By("Ada Example").At("Harbor Days");

        var note = Assert.Single(NoteIndex.Build([ours, theirs, Lesson("lunch", "Lunch")], TopicCatalog.Default).Explain("toil", 3).Notes);

        Assert.Equal("ours", note.Hit.Note.Id);
        Assert.InRange(note.Kept, 1.01, 2);
    }

    [Fact]
    public void A_contribution_tells_its_sense_and_the_fields_it_was_found_in()
    {
        var contributions = Index.Explain("ada post mortem harbor", 3).Notes.Single(note => note.Hit.Note.Id == "one").Contributions;

        Assert.Equal(["speakers"], contributions.Single(contribution => contribution is { Sense: "speaker", Term: "ada" }).Fields);
        Assert.Equal(["event"], contributions.Single(contribution => contribution is { Sense: "event", Term: "harbor" }).Fields);
        Assert.Equal(["title", "text"], contributions.Single(contribution => contribution.Sense == "compound").Fields);
        Assert.Equal(["title", "text", "topics"], contributions.Single(contribution => contribution.Sense == "topic").Fields);
    }

    [Fact]
    public void A_quote_is_not_found_by_its_beginning_twice()
    {
        var quote = Lesson("quote", "Blame hides what…", "Blame hides what happened.") with { Kind = NoteKind.Quote };

        var contribution = NoteIndex.Build([quote, Lesson("lunch", "Lunch")]).Explain("blame", 1).Notes[0].Contributions[0];

        Assert.Equal(["text"], contribution.Fields);
    }

    [Fact]
    public void Nothing_wanted_explains_nothing() => Assert.Empty(Index.Explain("post mortem zebra", 0).Notes);

    [Fact]
    public void Words_tell_what_they_are_taken_for()
    {
        var words = Index.Explain("how do we make a happy zebra postmortum", 3).Words;

        Assert.Equal(["make", "happy", "zebra", "postmortem"], words.Select(word => word.Written));
        Assert.Equal([true, false, false, false], words.Select(word => word.IsLight));
        Assert.Equal([false, true, false, false], words.Select(word => word.IsEveryday));
        Assert.Equal([false, false, false, true], words.Select(word => word.IsKnown));
        Assert.Equal([null, null, null, "postmortem"], words.Select(word => word.Topic));
    }

    [Fact]
    public void When_nothing_answers_the_nearest_notes_tell_what_they_lack()
    {
        var explanation = Index.Explain("lunch recipes with zebra", 3);

        Assert.Empty(explanation.Answer.Hits);
        var nearest = Assert.Single(explanation.Notes);
        Assert.Equal("lunch", nearest.Hit.Note.Id);
        Assert.False(nearest.IsAnswer);
        Assert.InRange(nearest.Coverage, 0.01, 0.55);
        Assert.InRange(nearest.Closeness, 0.01, 0.6);
    }

    private static void AssertAddsUp(ExplainedNote note) =>
        Assert.Equal(note.Hit.Score, ((note.Contributions.Sum(contribution => contribution.Points) * note.Coverage) + note.PhraseBonus + note.Meaning) * note.Kept, 0.01 * note.Hit.Score);
}
