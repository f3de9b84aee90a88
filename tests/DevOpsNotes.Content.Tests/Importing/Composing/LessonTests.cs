using System.Globalization;
using DevOpsNotes.Content.Importing.Composing;

namespace DevOpsNotes.Content.Tests.Importing.Composing;

public sealed class LessonTests
{
    private const string Sentence = "The team deployed a small change to production and watched its error budget for a whole week. ";

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(100)]
    public void A_long_section_becomes_lessons_of_30_to_120_words_that_begin_and_end_with_whole_sentences(int sentences)
    {
        var paragraphs = Enumerable.Range(0, sentences).Chunk(4).Select(part => string.Concat(part.Select(_ => Sentence)).Trim());

        var lessons = Import.Lessons("# Small changes\n\n## What we did\n\n" + string.Join("\n\n", paragraphs) + "\n");

        Assert.Equal(sentences, lessons.Sum(lesson => lesson.Text.Split("The team deployed").Length - 1));
        Assert.All(lessons, lesson => Assert.InRange(lesson.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 30, 120));
        Assert.All(lessons, lesson => Assert.StartsWith("The team", lesson.Text, StringComparison.Ordinal));
        Assert.All(lessons, lesson => Assert.EndsWith("week.", lesson.Text, StringComparison.Ordinal));
        Assert.Equal(lessons.Count, lessons.Select(lesson => lesson.Title).Distinct().Count());
    }

    [Fact]
    public void A_list_is_never_parted_from_its_lead_in_nor_cut()
    {
        var items = string.Concat(Enumerable.Range(1, 15).Select(i => string.Create(CultureInfo.InvariantCulture, $"- rule {i} of the deployment says that a service must never surprise its customers\n")));

        var lessons = Import.Lessons($"# Rules\n\n## Ours\n\n{string.Concat(Enumerable.Repeat(Sentence, 6))}\n\nThese are the rules of the team:\n\n{items}\n{Sentence}\n");

        var withList = Assert.Single(lessons, lesson => lesson.Text.Contains("rule 1 ", StringComparison.Ordinal));
        Assert.Contains("These are the rules of the team:\n\n- rule 1 ", withList.Text, StringComparison.Ordinal);
        Assert.Contains("- rule 15 ", withList.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The deployment took about 4.5 hours on node no. 3 of the U.S. cluster. Then it was done.", 2)]
    [InlineData("Ask Dr. Moss, e.g. about toil. She knows.", 2)]
    [InlineData("“Who owns it?” asked the pager. Nobody did!", 2)]
    [InlineData("It was slow… and then it failed.", 1)]
    [InlineData("Use node.js and .NET together (they do. Really.) without fear.", 1)]
    public void Sentences_are_not_cut_at_every_full_stop(string text, int sentences)
    {
        Assert.Equal(sentences, Sentences.Split(text).Count());
    }

    [Theory]
    [InlineData("txt", "Platform day\n\nAda Krog on queues\n\n")]
    [InlineData("md", "# Platform day\n\n## Queues\n\n")]
    public void A_document_that_was_cut_off_loses_only_its_last_half_sentence(string extension, string start)
    {
        var lesson = Assert.Single(Import.Lessons(start + string.Concat(Enumerable.Repeat(Sentence, 4)) + "After a month of this the most expensive deployment was a", "cut." + extension));

        Assert.Equal(string.Concat(Enumerable.Repeat(Sentence, 4)).Trim(), lesson.Text);
    }

    [Fact]
    public void A_lead_in_to_something_that_is_left_out_goes_with_it()
    {
        var lesson = Assert.Single(Import.Lessons($"# Rules\n\n{Sentence}{Sentence}\n\nRead more about it here:\n\n- [The rules](https://rules.example)\n"));

        Assert.Equal((Sentence + Sentence).Trim(), lesson.Text);
    }

    [Fact]
    public void A_one_word_heading_is_a_title_only_together_with_what_it_belongs_to()
    {
        var lesson = Assert.Single(Import.Lessons($"# Small changes\n\n## Storage\n\n{Sentence}{Sentence}{Sentence}\n"));

        Assert.Equal("Small changes: Storage", lesson.Title);
    }

    [Fact]
    public void A_note_has_the_topics_that_its_text_names()
    {
        var lesson = Assert.Single(Import.Lessons("# Error budgets\n\nAn error budget tells the team when to stop deploying and to work on the reliability of the service instead.\n"));

        Assert.Contains("error budget", lesson.Topics);
    }

    [Fact]
    public void The_note_takers_own_remark_is_not_the_speakers()
    {
        var lessons = Import.Lessons($"Harbour Ops Day 2018 – conference notes\n\nSeptember 27, 2018, by Piet Noordman\n\nTaming queues – Jo Moss\n\n{Sentence}{Sentence}\n\nPiet: I am less sure about the error budget, since in my company it would have become a target of the deployment.\n");

        Assert.Equal(["Jo Moss", "Piet Noordman"], lessons.Select(lesson => lesson.Attribution.Speakers.Single()));
        Assert.Equal(["Piet Noordman", null], lessons.Select(lesson => lesson.Attribution.ReportedBy));
    }
}
