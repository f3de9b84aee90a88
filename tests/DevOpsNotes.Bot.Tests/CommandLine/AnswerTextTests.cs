using DevOpsNotes.Bot.CommandLine;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Tests.CommandLine;

public sealed class AnswerTextTests
{
    [Fact]
    public void A_lesson_reads_with_everything_that_is_known_of_it() => Assert.Equal("""
        Counting toil
        -------------
        Count the toil before you fight it: write down for two weeks what you do by
        hand, and how long it takes you.

        - renewing certificates
        - granting access to the systems that somebody has just joined, which takes a
          quarter of an hour

        Takeaway: Count toil for two weeks.

        — Ada Example and Bo Sample, engineers at Example Corp · Operations Day 2026 · 28 February 2026
          reported by Cy Placeholder · verbatim, from “Notes of a day” · CC BY 4.0
          https://example.org/notes#toil · full234567

        """, Print(TestNotes.Full));

    [Fact]
    public void A_quote_stands_in_quotation_marks_and_says_when_its_speaker_is_not_known() => Assert.Equal("""
        “Toil is what a machine would do gladly.”

        — Speaker unknown
          verbatim, from “Notebook”
          no address known · bare234567

        """, Print(TestNotes.Bare));

    [Fact]
    public void Words_that_are_ours_are_not_given_as_the_sources() =>
        Assert.Contains("  in our words, from “Notebook”\n", Print(TestNotes.Bare with { Attribution = TestNotes.Bare.Attribution with { Verbatim = false } }), StringComparison.Ordinal);

    [Fact]
    public void Further_notes_are_told_by_title_and_speaker() =>
        Assert.EndsWith("""

            More:
              “Toil is what a machine would do gladly”
              Counting toil — Ada Example and Bo Sample

            """, Print(TestNotes.Full, TestNotes.Bare, TestNotes.Full), StringComparison.Ordinal);

    [Fact]
    public void Without_notes_the_answer_is_how_to_get_some() =>
        Assert.StartsWith("There are no notes yet, and the bundled lessons are off. Import some: ", Print("toil", known: 0), StringComparison.Ordinal);

    [Fact]
    public void When_nothing_fits_the_answer_says_so_and_where_to_look() =>
        Assert.Equal("None of the 7 notes answers “zebra [crossing]”.\nSee which topics there are: topics\n", Print("zebra [crossing]", known: 7));

    [Fact]
    public void When_nothing_fits_the_nearest_topics_are_offered() =>
        Assert.Equal(
            "None of the 7 notes answers “vue components”.\nThe nearest topics with notes: microservices, frontend performance.\n",
            Print("vue components", new SearchAnswer { NearestTopics = ["microservices", "frontend performance"] }, known: 7));

    [Fact]
    public void From_which_related_topics_an_answer_was_filled_up_is_said_below_the_notes() =>
        Assert.EndsWith(
            "  Counting toil — Ada Example and Bo Sample\nRelated topics were searched, too: automation, runbooks.\n",
            Print("toil", Answer(TestNotes.Bare, TestNotes.Full) with { Related = ["automation", "runbooks"] }),
            StringComparison.Ordinal);

    [Fact]
    public void What_was_corrected_and_by_which_topic_notes_were_found_is_said_first() =>
        Assert.StartsWith(
            "Showing “kubernetes” for “kubernets” and “monitoring” for “monitroing”. Showing notes on observability.\n\n",
            Print("kubernets monitroing", Answer(TestNotes.Bare) with
            {
                Corrections = [new Correction("kubernets", "kubernetes"), new Correction("monitroing", "monitoring")],
                Widened = ["observability"],
            }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("- ", 2)]
    [InlineData("  - ", 4)]
    [InlineData("1. ", 3)]
    [InlineData("12. ", 4)]
    [InlineData("    ", 4)]
    [InlineData("", 0)]
    public void Long_lines_break_between_words_and_hang_under_their_mark(string mark, int hang)
    {
        var lines = TextWrap.Wrap(mark + string.Join(' ', Enumerable.Repeat("monitoring", 20))).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, TextWrap.Width));
        Assert.StartsWith(mark + "monitoring", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.StartsWith(new string(' ', hang) + "monitoring", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_longer_than_a_line_stays_whole()
    {
        var address = "https://example.org/" + new string('p', 100);

        Assert.Equal($"See\n{address}\nfor more.", TextWrap.Wrap($"See {address} for more."));
    }

    private static string Print(params Note[] notes) => Print("toil", known: notes.Length, notes);

    private static string Print(string question, int known, params Note[] notes) => Print(question, Answer(notes), known);

    private static string Print(string question, SearchAnswer answer, int known = 1)
    {
        using var output = new StringWriter { NewLine = "\n" };
        AnswerText.Write(output, question, answer, known);
        return output.ToString();
    }

    private static SearchAnswer Answer(params Note[] notes) => new() { Hits = [.. notes.Select(note => new SearchHit(note, 1))] };
}
