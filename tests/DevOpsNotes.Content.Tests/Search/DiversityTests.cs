using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using static DevOpsNotes.Content.Tests.Search.TestNotes;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class DiversityTests
{
    [Fact]
    public void A_third_note_of_one_talk_gives_way_to_another_talk()
    {
        Note[] notes = [.. Pieces(4, "Ada Example"), Lesson("z-other", "Toil", "Toil, said somebody else, is work.").By("Bo Sample")];

        Assert.Equal(["p1", "p2", "z-other", "p3", "p4"], Find(notes, 5));
        Assert.Equal(["p1", "p2", "z-other"], Find(notes, 3));
    }

    [Fact]
    public void A_talk_of_many_notes_does_not_hide_the_others()
    {
        Note[] notes = [.. Pieces(40, "Ada Example"), Lesson("z-other", "Toil", "Toil, said somebody else, is work.").By("Bo Sample")];

        Assert.Contains("z-other", Find(notes, 3));
    }

    [Fact]
    public void One_thing_said_in_many_places_does_not_shorten_the_answer()
    {
        Note[] notes = [.. Enumerable.Range(1, 40).Select(number => Lesson($"copy{number}", "Toil") with { SameAs = "copy1" }), Lesson("z-other", "Another toil, quite another story")];

        Assert.Equal(2, Find(notes, 3).Length);
    }

    [Fact]
    public void Where_no_other_talk_answers_one_talk_fills_the_answer() =>
        Assert.Equal(["p1", "p2", "p3"], Find([.. Pieces(4, "Ada Example"), Lesson("other", "Lunch").By("Bo Sample")], 3));

    [Fact]
    public void Another_talk_that_hardly_answers_does_not_push_out_a_third_note()
    {
        Note[] notes = [.. Pieces(3, "Ada Example"), Lesson("other", "A long year", "We moved offices, painted walls, bought chairs, planted trees, and once somebody mentioned toil at lunch.").By("Bo Sample")];

        Assert.Equal(["p1", "p2", "p3"], Find(notes, 3));
    }

    [Fact]
    public void The_same_speaker_at_another_event_is_another_talk()
    {
        Note[] notes = [.. Pieces(3, "Ada Example"), Lesson("z-elsewhere", "Toil", "Toil is work that a machine would do.").By("Ada Example").At("Mountain Days")];

        Assert.Equal(["p1", "p2", "z-elsewhere"], Find(notes, 3));
    }

    [Fact]
    public void Our_words_on_a_talk_and_the_talk_itself_show_once_whoever_wrote_the_event_how()
    {
        var ours = Lesson("ours", "Toil is counted before it is automated", "Toil, toil, toil.").By("Bo Sample", "Ada Example").At("Harbor Days 2021");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false } };

        Assert.Equal(["ours"], Find([ours, Lesson("theirs", "On toil", "Toil is what a machine would do.").By("Ada Example", "Bo Sample").At("HarborDays 2021")], 3));
    }

    [Fact]
    public void Our_words_are_shown_instead_of_a_piece_that_fits_a_little_better_but_not_of_one_that_fits_far_better()
    {
        var ours = Lesson("ours", "Count before you automate", "Toil is counted for two weeks.").By("Ada Example").At("Harbor Days");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false } };
        var theirs = Lesson("theirs", "On toil", "Toil is what a machine would do.").By("Ada Example").At("Harbor Days");

        Assert.Equal(["ours"], Find([ours, theirs], 3));
        Assert.Equal("theirs", NoteIndex.Build([ours, theirs]).Search("toil a machine would do", 3).Hits[0].Note.Id);
    }

    [Fact]
    public void A_talk_keeps_its_place_when_it_is_shown_in_our_words()
    {
        var ours = Lesson("ours", "Count before you automate", "For two weeks, somebody who is new counts toil.").By("Ada Example").At("Harbor Days");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false } };
        var theirs = Lesson("theirs", "On toil", "Toil, toil.").By("Ada Example").At("Harbor Days");
        var others = Enumerable.Range(1, 3).Select(number => Lesson($"other{number}", "About toil and work", "By hand.").By($"Speaker {number}")).ToArray();

        Assert.Equal("theirs", Find([theirs, .. others], 3)[0]);
        Assert.Equal("ours", Find([ours, theirs, .. others], 3)[0]);
        Assert.NotEqual("ours", Find([ours, .. others], 3)[0]);
        for (var limit = 1; limit <= 4; limit++) Assert.Equal(Find([ours, theirs, .. others], 4)[..limit], Find([ours, theirs, .. others], limit));
    }

    [Fact]
    public void Our_words_on_a_post_and_a_piece_of_it_show_once_though_only_ours_name_the_writer()
    {
        var ours = Lesson("ours", "Toil is counted before it is automated", "Toil, toil, toil.").By("Ada Example");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false, Talk = "On toil", Source = "A blog" } };

        Assert.Equal(["ours"], Find([ours, Lesson("theirs", "On toil (1 of 2)", "Toil is what a machine would do.")], 3));
    }

    [Fact]
    public void Where_nobody_is_named_our_words_and_the_piece_of_that_title_show_once()
    {
        var ours = Lesson("ours", "Toil is counted before it is automated", "Toil, toil, toil.").At("Harbor Days 2021");
        ours = ours with { Attribution = ours.Attribution with { Verbatim = false, Talk = "On toil" } };

        Assert.Equal(["ours"], Find([ours, Lesson("theirs", "On toil (1 of 2)", "Toil is what a machine would do.").At("Harbor Days 2021")], 3));
        Assert.Equal(["ours", "theirs"], Find([ours, Lesson("theirs", "Another talk", "Toil is what a machine would do.").At("Harbor Days 2021")], 3));
    }

    private static Note[] Pieces(int count, string speaker) =>
        [.. Enumerable.Range(1, count).Select(number => Lesson($"p{number}", "Toil", "Toil is work that a machine would do.").By(speaker).At("Harbor Days"))];

    private static string[] Find(Note[] notes, int limit) => [.. NoteIndex.Build(notes).Search("toil", limit).Hits.Select(hit => hit.Note.Id)];
}
