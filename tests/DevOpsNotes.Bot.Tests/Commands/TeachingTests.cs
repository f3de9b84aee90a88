using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>A team teaches its own.</summary>
public sealed class TeachingTests
{
    private const string Queue = "Restart the queue before the worker, or jobs run twice.";

    [Fact]
    public async Task A_lesson_is_found_at_once_by_the_team_and_by_nobody_else()
    {
        await using var bot = await TestConversation.WithLessons();

        var taught = await bot.Answered($"add \"{Queue}\" on deployment");

        Assert.True(taught.Note.Attribution.OfTeam);
        Assert.Contains("deployment", taught.Note.Topics);
        Assert.Equal(taught.Note.Id, (await bot.Answered("jobs run twice", TestConversation.Bo)).Note.Id);
        Assert.Single(await bot.Kept(TestConversation.Ada));
        Assert.NotEqual(taught.Note.Id, (await bot.Say("restart the queue before the worker", TestConversation.Stranger) as Answer)?.Note.Id);
        Assert.Empty(await bot.Kept(TestConversation.Stranger));
    }

    [Fact]
    public async Task The_same_lesson_taught_again_is_one_lesson()
    {
        await using var bot = await TestConversation.With();

        await bot.Answered($"add \"{Queue}\"");
        var again = await bot.Answered($"add “{Queue.ToUpperInvariant()}”", TestConversation.Bo);

        Assert.Equal("Your team has that lesson already.", again.Lead[0].ToString());
        Assert.Single(await bot.Kept(TestConversation.Ada));
    }

    [Fact]
    public async Task Who_taught_a_lesson_may_take_it_back_and_nobody_else()
    {
        await using var bot = await TestConversation.With();
        var undo = (await bot.Answered($"add \"{Queue}\"")).Buttons.Single(button => button.Label == "Take it back");

        Assert.StartsWith("Only who taught a lesson", Assert.IsType<Notice>(await bot.Press(undo, TestConversation.Bo)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Only who taught a lesson", Assert.IsType<Notice>(await bot.Press(undo, TestConversation.Stranger)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Single(await bot.Kept(TestConversation.Ada));

        Assert.Equal(["Taken back. It said:", Queue], Assert.IsType<Notice>(await bot.Press(undo)).Paragraphs.Select(paragraph => paragraph.ToString()));
        Assert.IsType<Notice>(await bot.Say("jobs run twice"));
        Assert.Empty(await bot.Kept(TestConversation.Ada));
    }

    [Fact]
    public async Task Its_author_may_take_a_lesson_back_wherever_it_is_shown()
    {
        await using var bot = await TestConversation.With();
        await bot.Answered($"add \"{Queue}\"");

        var listed = Assert.IsType<Answer>(await bot.Press((await bot.Noticed("saved")).Choices[0].Open));
        var again = await bot.Answered($"add \"{Queue}\"");

        foreach (var answer in new[] { listed, again, await bot.Answered("jobs run twice") })
            Assert.Contains(answer.Buttons, button => button.Label == "Take it back");
        Assert.DoesNotContain((await bot.Answered("jobs run twice", TestConversation.Bo)).Buttons, button => button.Label == "Take it back");
        Assert.DoesNotContain(Assert.IsType<Answer>(await bot.Press(new Button("", "share", $"0|{again.Note.Id}|"))).Buttons, button => button.Label == "Take it back");
    }

    [Fact]
    public async Task The_same_words_under_another_title_are_the_lesson_that_is_kept()
    {
        await using var bot = await TestConversation.With();
        var form = Assert.IsType<Dialog>(await bot.Say("add"));
        await bot.Submit(form, null, (nameof(LessonDraft.Text), Queue), (nameof(LessonDraft.Title), "The first title"));

        var again = Assert.IsType<Answer>(await bot.Submit(form, TestConversation.Bo, (nameof(LessonDraft.Text), Queue), (nameof(LessonDraft.Title), "Another title")));

        Assert.Equal("The first title", again.Note.Title);
    }

    [Fact]
    public async Task A_colleagues_words_are_not_voted_down()
    {
        await using var bot = await TestConversation.With();
        var lesson = (await bot.Answered($"add \"{Queue}\"")).Note;

        var found = await bot.Answered("jobs run twice", TestConversation.Bo);
        Assert.Equal(["Share here", "Useful"], found.Buttons.Select(button => button.Label));
        Assert.StartsWith("A colleague’s words", Assert.IsType<Notice>(await bot.Press(new Button("", "not-useful", $"0|{lesson.Id}|"), TestConversation.Bo)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Empty((await bot.Notes()).Votes);
    }

    [Fact]
    public async Task A_button_never_teaches_by_saying_a_line_again()
    {
        await using var bot = await TestConversation.With();

        foreach (var action in new[] { "show", "another", "share" })
            await bot.Press(new Button("", action, $"0||add \"{Queue}\""));

        Assert.Empty(await bot.Kept(TestConversation.Ada));
    }

    [Fact]
    public async Task A_lesson_that_was_kept_is_said_to_be_although_others_could_not_be_told()
    {
        await using var bot = await TestConversation.With();
        await bot.Noticed("saved");
        bot.Tables.IsDown = name => name == "versions";

        Assert.StartsWith("Your team has a new lesson.", (await bot.Answered($"add \"{Queue}\"")).Lead[0].ToString(), StringComparison.Ordinal);

        bot.Tables.IsDown = _ => false;
        Assert.Single(await bot.Kept(TestConversation.Ada));
    }

    [Theory]
    [InlineData("add \"Too short\"", "A lesson has at least 4 words: what to do, and why.")]
    [InlineData("add \"Restart the queue first, please.\" on gardening", "There is no topic “gardening”. Leave the topic out to have one found in the text.")]
    public async Task A_line_that_is_no_lesson_yet_is_told_what_is_wrong_and_given_back(string line, string problem)
    {
        await using var bot = await TestConversation.With();

        Assert.Equal([problem, "You said:", line], (await bot.Noticed(line)).Paragraphs.Select(paragraph => paragraph.ToString()));
    }

    [Fact]
    public async Task A_form_with_mistakes_comes_back_with_all_that_was_typed()
    {
        await using var bot = await TestConversation.With();
        var form = Assert.IsType<Dialog>(await bot.Say("add"));

        var errors = Assert.IsType<FieldErrors>(await bot.Submit(form, null,
            (nameof(LessonDraft.Text), "Short"), (nameof(LessonDraft.Takeaway), string.Join(' ', Enumerable.Repeat("word", 16))), (nameof(LessonDraft.Topics), "toil, weeding")));

        Assert.Equal([nameof(LessonDraft.Text), nameof(LessonDraft.Takeaway), nameof(LessonDraft.Topics)], errors.Errors.Keys);
        Assert.Equal(["Short", "", string.Join(' ', Enumerable.Repeat("word", 16)), "toil, weeding"], errors.Dialog.Fields.Select(field => field.Value));
    }

    [Fact]
    public async Task A_form_without_mistakes_teaches()
    {
        await using var bot = await TestConversation.With();

        var taught = Assert.IsType<Answer>(await bot.Submit(Assert.IsType<Dialog>(await bot.Say("add")), null,
            (nameof(LessonDraft.Text), Queue), (nameof(LessonDraft.Title), "The queue goes first"), (nameof(LessonDraft.Takeaway), "Restart the queue first.")));

        Assert.Equal(("The queue goes first", Queue, "Restart the queue first."), (taught.Note.Title, taught.Note.Text, taught.Note.Takeaway));
    }

    [Fact]
    public async Task A_store_that_is_down_keeps_nothing_says_so_and_gives_back_what_was_typed()
    {
        await using var bot = await TestConversation.With();
        await bot.Noticed("saved");
        var form = Assert.IsType<Dialog>(await bot.Say("add"));
        bot.Tables.IsDown = _ => true;

        var notice = await bot.Noticed($"add \"{Queue}\"");
        var errors = Assert.IsType<FieldErrors>(await bot.Submit(form, null, (nameof(LessonDraft.Text), Queue)));

        Assert.Contains("nothing was done", notice.Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal($"add \"{Queue}\"", notice.Paragraphs[^1].ToString());
        Assert.Equal(Queue, errors.Dialog.Fields[0].Value);
        bot.Tables.IsDown = _ => false;
        Assert.Empty(await bot.Kept(TestConversation.Ada));
    }

    [Fact]
    public async Task A_team_whose_own_notes_cannot_be_read_is_answered_from_everybodys_and_told_so()
    {
        await using var bot = await TestConversation.WithLessons();
        await bot.Answered("toil", TestConversation.Stranger);
        bot.Tables.IsDown = _ => true;

        Assert.Contains("cannot be read right now", (await bot.Answered("toil")).Lead[^1].ToString(), StringComparison.Ordinal);
        Assert.Contains("cannot be read right now", (await bot.Noticed("saved")).Paragraphs[0].ToString(), StringComparison.Ordinal);

        bot.Tables.IsDown = _ => false;
        Assert.Empty((await bot.Answered("toil")).Lead);
    }

    [Fact]
    public async Task What_a_team_taught_is_listed_the_latest_first_a_page_at_a_time()
    {
        await using var bot = await TestConversation.With();
        foreach (var number in Enumerable.Range(1, 7))
        {
            await bot.Answered($"add \"Restart queue number {number} before the worker.\"");
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await bot.Noticed("saved");
        var second = Assert.IsType<Notice>(await bot.Press(Assert.Single(first.Buttons)));

        Assert.Equal("Your team keeps 7 lessons, the latest first:", first.Paragraphs[0].ToString());
        Assert.Equal(Enumerable.Range(1, 7).Reverse().Select(number => $"Restart queue number {number} before the worker"), first.Choices.Concat(second.Choices).Select(choice => choice.Note.Title));
        var opened = Assert.IsType<Answer>(await bot.Press(second.Choices[0].Open));
        Assert.Equal(second.Choices[0].Note.Id, opened.Note.Id);
        Assert.Equal("Your team keeps nothing yet.", (await bot.Noticed("saved", TestConversation.Stranger)).Paragraphs[0].ToString());
    }
}
