using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>What people get, and what its buttons do.</summary>
public sealed class AnswerTests
{
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five"];

    [Fact]
    public async Task An_answer_is_for_who_asked_and_offers_two_more_notes()
    {
        await using var bot = await TestConversation.With(OnToil());

        var answer = await bot.Answered("toil");

        Assert.Equal(Delivery.Private, answer.Delivery);
        Assert.Null(answer.Asked);
        Assert.Equal(2, answer.More.Count);
        Assert.Equal(["Share here", "Another", "Useful", "Not useful"], answer.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task Another_goes_through_everything_that_was_found_once_and_ends()
    {
        await using var bot = await TestConversation.With(OnToil());
        var seen = new List<string>();

        for (Answer? answer = await bot.Answered("toil"); answer is not null; answer = await Next(bot, answer))
            seen.Add(answer.Note.Id);

        Assert.Equal(Numbers.Order(), seen.Order());
    }

    [Fact]
    public async Task A_choice_opens_in_place_of_the_answer_and_the_first_note_becomes_a_choice()
    {
        await using var bot = await TestConversation.With(OnToil());
        var first = await bot.Answered("toil");

        var opened = Assert.IsType<Answer>(await bot.Press(first.More[1].Open));

        Assert.Equal(Delivery.Replace, opened.Delivery);
        Assert.Equal(first.More[1].Note.Id, opened.Note.Id);
        Assert.Equal([first.Note.Id, first.More[0].Note.Id], opened.More.Select(choice => choice.Note.Id));
    }

    [Fact]
    public async Task Another_after_a_choice_is_not_the_note_that_was_opened()
    {
        await using var bot = await TestConversation.With(OnToil());
        var first = await bot.Answered("toil");

        var opened = Assert.IsType<Answer>(await bot.Press(first.More[0].Open));
        var next = (await Next(bot, opened))!;

        Assert.DoesNotContain(next.Note.Id, new[] { first.Note.Id, opened.Note.Id });
    }

    [Fact]
    public async Task What_is_opened_from_a_list_leaves_the_list_where_it_is()
    {
        await using var bot = await TestConversation.With(OnToil());

        Assert.Equal(Delivery.Private, (await bot.Press((await bot.Noticed("")).Choices[0].Open)).Delivery);
    }

    [Fact]
    public async Task What_is_shared_is_public_says_how_it_was_asked_and_answers_further_presses_privately()
    {
        await using var bot = await TestConversation.With(OnToil());
        var shared = Assert.IsType<Answer>(await bot.Press(Named(await bot.Answered("counting toil"), "Share here")));

        Assert.Equal((Delivery.Public, "counting toil"), (shared.Delivery, shared.Asked));
        Assert.Empty(shared.More);
        Assert.DoesNotContain(shared.Buttons, button => button.Label == "Share here");
        Assert.Equal(Delivery.Private, (await bot.Press(Named(shared, "Another"), TestConversation.Bo, isOnShared: true)).Delivery);
        var thanks = Assert.IsType<Notice>(await bot.Press(Named(shared, "Useful"), TestConversation.Bo, isOnShared: true));
        Assert.Equal((Delivery.Private, "Noted: useful. Nobody is shown who voted."), (thanks.Delivery, thanks.Paragraphs[0].ToString()));
    }

    [Fact]
    public async Task How_the_words_were_read_is_said_before_the_note()
    {
        await using var bot = await TestConversation.WithLessons();

        Assert.Equal("Showing kubernetes for “kubernets”.", (await bot.Answered("kubernets")).Lead[0].ToString());
        Assert.Contains("observability", (await bot.Answered("o11y")).Lead[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_show_nothing_and_turn_others_around_are_not_given_back()
    {
        await using var bot = await TestConversation.WithLessons();

        Assert.Contains("“zebra crossing”", (await bot.Noticed("zebra\u202E cro\u200Bssing\u0007")).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Restart the queue, never its worker", (await bot.Answered("add \"Restart the queue\u202E, never its worker.\"")).Note.Title);
    }

    [Fact]
    public async Task White_space_inside_a_line_does_not_make_its_buttons_longer()
    {
        await using var bot = await TestConversation.With(OnToil());

        Assert.All((await bot.Answered($"random {new string(' ', 5000)} toil")).Buttons, button => Assert.InRange(button.Value.Length, 1, 50));
    }

    [Fact]
    public async Task A_pasted_page_is_asked_by_its_beginning_and_its_buttons_are_short_enough_for_every_platform()
    {
        await using var bot = await TestConversation.With(OnToil());

        var answer = await bot.Answered("toil " + string.Concat(Enumerable.Repeat("toil 🚀 ", 2000)));

        Assert.Equal("That was long: only its first 500 characters were read.", answer.Lead[0].ToString());
        Assert.All(answer.Buttons, button => Assert.InRange(button.Value.Length, 1, Button.LongestValue));
        Assert.All(answer.Buttons, button => Assert.False(char.IsHighSurrogate(button.Value[^1])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0|one")]
    [InlineData("-1|one|toil")]
    [InlineData("99999|one|toil")]
    [InlineData("x|one|toil")]
    public async Task A_button_that_was_tampered_with_asks_to_ask_again(string value)
    {
        await using var bot = await TestConversation.With(OnToil());

        foreach (var action in new[] { AnswerButtons.Show, AnswerButtons.Another, AnswerButtons.Share, AnswerButtons.Useful })
            Assert.StartsWith("This button ", Assert.IsType<Notice>(await bot.Press(new Button("", action, value))).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_with_the_id_of_another_teams_lesson_opens_shares_and_votes_nothing()
    {
        await using var bot = await TestConversation.With(OnToil());
        var lesson = (await bot.Answered("add \"Restart the queue before the worker.\"", TestConversation.Stranger)).Note;

        foreach (var action in new[] { AnswerButtons.Show, AnswerButtons.Share, AnswerButtons.Useful })
        {
            var reply = await bot.Press(new Button("", action, $"0|{lesson.Id}|queue"));
            Assert.Equal("That note is not here any more.", Assert.IsType<Notice>(reply).Paragraphs[0].ToString());
        }

        Assert.Empty((await bot.Notes()).Votes);
    }

    [Fact]
    public async Task A_button_that_nobody_has_and_a_form_that_nobody_has_are_answered()
    {
        await using var bot = await TestConversation.With(OnToil());

        Assert.IsType<Notice>(await bot.Press(new Button("", "launch", "missiles")));
        Assert.IsType<Notice>(await bot.Submit(new Dialog("launch", "", "", [], "")));
    }

    [Fact]
    public async Task Nothing_typed_gives_samples_todays_lesson_and_where_to_go()
    {
        await using var bot = await TestConversation.WithLessons();

        var home = await bot.Noticed("  ");

        Assert.Equal(["toil", "woken up at 3am", "quote", "help"], home.Paragraphs.SelectMany(paragraph => paragraph.Spans).Where(span => span.Style == SpanStyle.Line).Select(span => span.Text));
        Assert.Equal(["Topics", "Daily lesson here", "Saved"], home.Buttons.Select(button => button.Label));
        Assert.True(home.Choices[0].Note.IsDaily);
        Assert.Equal(home.Choices[0].Note.Id, Assert.IsType<Answer>(await bot.Press(home.Choices[0].Open)).Note.Id);
        Assert.Equal(home.Choices[0].Note.Id, (await bot.Answered("today")).Note.Id);
    }

    [Fact]
    public async Task Every_button_that_says_a_line_says_one_that_is_understood()
    {
        await using var bot = await TestConversation.WithLessons();
        foreach (var line in new[] { "", "help", "topics", "quote", "saved", "sourdough recipe", "status" })
        {
            foreach (var button in (await bot.Noticed(line)).Buttons.Where(button => button.Action == Button.SayAction))
                Assert.NotNull(bot.Commands.Claim(Line.Read(button.Value), await bot.Notes()));
        }
    }

    [Fact]
    public async Task Every_topic_that_is_listed_is_answered_and_the_pages_of_the_list_have_each_once()
    {
        await using var bot = await TestConversation.WithLessons();
        var topics = new List<string>();

        var page = await bot.Noticed("topics");
        do
        {
            topics.AddRange(page.Paragraphs[1].Spans.Where(span => span.Style == SpanStyle.Line).Select(span => span.Text));
            page = Assert.IsType<Notice>(await bot.Press(page.Buttons[0]));
        }
        while (page.Paragraphs[1].Spans[0].Text != topics[0]);

        Assert.Equal((await bot.Notes()).TopicCounts.Select(topic => topic.Name), topics);
        foreach (var topic in topics)
            Assert.IsType<Answer>(await bot.Say(topic));
    }

    [Fact]
    public async Task Without_a_quote_it_is_said_how_to_come_by_some_and_a_takeaway_is_marked_as_ours()
    {
        await using var bot = await TestConversation.WithLessons();

        var notice = await bot.Noticed("quote on toil");

        Assert.Equal("No quotes yet.", notice.Paragraphs[0].ToString());
        Assert.Contains("import --starter", notice.Paragraphs[1].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Until then a takeaway, in our words and nobody’s quote: ", notice.Paragraphs[2].ToString(), StringComparison.Ordinal);
        Assert.Contains("toil", notice.Choices[0].Note.Topics);
    }

    [Fact]
    public async Task A_quote_on_a_topic_without_any_offers_the_others()
    {
        await using var bot = await TestConversation.WithLessons(TestNotes.Bare with { Topics = ["toil"] });

        Assert.Equal(TestNotes.Bare.Id, (await bot.Answered("quote on toil")).Note.Id);
        Assert.Equal(TestNotes.Bare.Id, (await bot.Answered("quote")).Note.Id);
        var none = await bot.Noticed("quote security");
        Assert.Equal("No quotes on security yet.", none.Paragraphs[0].ToString());
        Assert.Equal(TestNotes.Bare.Id, Assert.IsType<Answer>(await bot.Press(none.Buttons[0])).Note.Id);
    }

    [Fact]
    public async Task What_nothing_answers_offers_the_nearest_topics_and_to_teach_it()
    {
        await using var bot = await TestConversation.WithLessons();

        var notice = await bot.Noticed("sourdough recipe");

        Assert.Equal($"None of the {(await bot.Notes()).Index.Count} notes answers “sourdough recipe”.", notice.Paragraphs[0].ToString());
        var dialog = Assert.IsType<Dialog>(await bot.Press(notice.Buttons.Single(button => button.Label == "Teach this")));
        Assert.Contains("sourdough recipe", dialog.Fields[0].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_types_a_verb_with_something_else_is_told_the_commands_form()
    {
        await using var bot = await TestConversation.WithLessons();

        Assert.Equal("As a command it reads by <speaker>, for example by patrick debois.", (await bot.Noticed("by accident")).Paragraphs[^1].ToString());
        // What could change something is not done on a guess, but told.
        Assert.StartsWith("As a command it reads daily [when", (await bot.Noticed("dialy 9:30")).Paragraphs[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_by_a_speaker_come_one_after_the_other_the_latest_first()
    {
        await using var bot = await TestConversation.With(
            Lesson("older", "Old words") with { Attribution = Said("Ada Example", 2019) },
            Lesson("newer", "New words") with { Attribution = Said("Ada Example", 2024) },
            Lesson("other", "Other words") with { Attribution = Said("Ann Otherwise", 2025) });

        var answer = await bot.Answered("by ada");

        Assert.Equal("2 notes: Ada Example", answer.Lead[0].ToString());
        Assert.Equal("newer", answer.Note.Id);
        Assert.Equal("older", (await Next(bot, answer))!.Note.Id);
    }

    private static Attribution Said(string speaker, int year) => new() { Speakers = [speaker], Date = new DateOnly(year, 5, 1), Source = "Talks", Verbatim = false };

    private static Note Lesson(string id, string title) => TestNotes.Bare with { Id = id, Kind = NoteKind.Lesson, Title = title, Text = $"{title} of {id}, which nobody else says in this way." };

    /// <summary>Five lessons by five people, so that all of them answer.</summary>
    private static Note[] OnToil() =>
    [
        .. Numbers.Select(number => Lesson(number, $"Toil number {number}") with
        {
            Topics = ["toil"],
            Attribution = new Attribution { Speakers = [$"Speaker {number}"], Source = $"Counting toil {number}", Verbatim = false },
        }),
    ];

    private static Button Named(Answer answer, string label) => answer.Buttons.Single(button => button.Label == label);

    private static async Task<Answer?> Next(TestConversation bot, Answer answer) => answer.Buttons.SingleOrDefault(button => button.Label == "Another") is { } another
        ? Assert.IsType<Answer>(await bot.Press(another))
        : null;
}
