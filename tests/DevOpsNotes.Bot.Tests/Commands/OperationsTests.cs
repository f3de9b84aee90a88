using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>What people do costs few operations on the store, which in Azure are paid for and limited.</summary>
public sealed class OperationsTests
{
    [Theory]
    [InlineData("toil", 0)]
    [InlineData("sourdough recipe", 0)]
    [InlineData("random", 0)]
    [InlineData("help", 0)]
    [InlineData("saved", 0)]
    [InlineData("status", 0)]
    [InlineData("today", 0)]
    // Bookmarks.
    [InlineData("saved mine", 1)]
    // The lesson of the day that there is not; with it, what was posted of it lately.
    [InlineData("daily", 1)]
    [InlineData("daily status", 1)]
    [InlineData("daily 9 Europe/Brussels", 2)]
    // And what was ever posted, where it was not lately.
    [InlineData("daily now", 3)]
    // What was asked in vain is read when somebody wants to know it.
    [InlineData("gaps", 1)]
    // Quotes, lessons, votes, changes, lessons of the day, bookmarks, and the wish never to be quoted.
    [InlineData("forget me", 7)]
    // A lesson, and the version that tells other hosts.
    [InlineData("add \"Restart the queue before the worker, or jobs run twice.\"", 2)]
    // The row that is not there, the quote with its record, the version; and the first change of a day whether records are too old.
    [InlineData("save \"We never test our backups.\" by Liz Outside", 3 + 1)]
    public async Task A_line_costs_so_many(string line, int operations)
    {
        await using var bot = await Started();

        Assert.Equal(operations, await Cost(bot, () => bot.Say(line)));
    }

    [Theory]
    [InlineData("daily", 1)]
    [InlineData("daily status", 2)]
    [InlineData("daily 10", 2)]
    [InlineData("daily pause", 1)]
    // Looked up, changed by reading and writing it, and what was posted lately.
    [InlineData("daily pause today", 4)]
    [InlineData("daily resume", 4)]
    // Changed by reading and writing it, its copy looked up, held against it and deleted.
    [InlineData("daily off", 5)]
    public async Task A_line_on_a_lesson_of_the_day_that_there_is_costs_so_many(string line, int operations)
    {
        await using var bot = await Started();
        await bot.Start("daily 9");
        if (line == "daily resume")
            await bot.Say("daily pause today");

        Assert.Equal(operations, await Cost(bot, () => bot.Say(line)));
    }

    [Fact]
    public async Task To_start_a_lesson_of_the_day_costs_seven_and_one_more_for_a_new_zone_and_a_second_press_two()
    {
        await using var bot = await Started();
        var start = (await bot.Noticed("daily 9 Europe/Brussels")).Named("Start");

        // What there is, what was posted lately, how many there are, the same again, the zone, the copy before and after, the subscription.
        Assert.Equal(8, await Cost(bot, () => bot.Press(start)));
        Assert.Equal(2, await Cost(bot, () => bot.Press(start)));
        Assert.Equal(7, await Cost(bot, () => bot.Press(start, TestConversation.Bo with { Conversation = "C2" })));
        var later = (await bot.Noticed("daily 10 Europe/Brussels")).Named("Start");
        Assert.Equal(9, await Cost(bot, () => bot.Press(later)));
    }

    [Fact]
    public async Task A_click_on_a_post_costs_two_the_first_time_and_one_within_twelve_hours()
    {
        await using var bot = await Started();
        await bot.Start("daily every day 9");
        await bot.Days(1);
        var post = Assert.Single(bot.PostsTo());

        // What was posted, and the subscription once more.
        Assert.Equal(2 + 2, await Cost(bot, () => bot.Press(post.Named("Why this?"))));
        Assert.Equal(1 + 2, await Cost(bot, () => bot.Press(post.Named("Why this?"))));
        // The vote, the version.
        Assert.Equal(1 + 2, await Cost(bot, () => bot.Press(post.Named("Useful"))));
        // Bookmarks, the bookmark.
        Assert.Equal(1 + 2, await Cost(bot, () => bot.Press(post.Named("Save"))));
    }

    [Fact]
    public async Task The_first_question_of_a_workspace_costs_six_queries()
    {
        await using var bot = await Started();

        Assert.Equal(6, await Cost(bot, () => bot.Say("toil", TestConversation.Stranger)));
        Assert.Equal(0, await Cost(bot, () => bot.Say("toil", TestConversation.Stranger)));
    }

    [Fact]
    public async Task A_vote_costs_two()
    {
        await using var bot = await Started();
        var button = (await bot.Answered("toil")).Buttons.Single(button => button.Label == "Useful");

        Assert.Equal(2, await Cost(bot, () => bot.Press(button)));
    }

    [Fact]
    public async Task A_quote_of_a_colleague_costs_six_to_save_three_to_take_back_and_three_to_allow()
    {
        await using var bot = await Started();
        var message = new QuotedMessage { Conversation = "C1", Id = "1", AuthorId = "U-BO", Author = "Bo", Text = "Flaky tests erode trust.", Openness = Openness.Public };
        var form = Assert.IsType<Dialog>(await bot.Conversation.Quote(TestConversation.Ada, message, CancellationToken.None));
        Answer saved = null!;

        // The notice, whether its author wants it, the row that is not there, the quote with its record, again whether its author wants it, the version;
        // and the first change of a day whether records are too old.
        Assert.Equal(6 + 1, await Cost(bot, async () => saved = Assert.IsType<Answer>(await bot.Submit(form, null, [.. form.Fields.Select(field => (field.Name, field.Value))]))));
        // The row, the row with its record, the version.
        Assert.Equal(3, await Cost(bot, () => bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), TestConversation.Bo)));
        Assert.Equal(3, await Cost(bot, () => bot.Press(saved.Buttons.Single(button => button.Label == "Undo"))));
    }

    [Fact]
    public async Task Never_to_be_quoted_costs_two_and_three_for_each_quote_that_goes()
    {
        await using var bot = await Started();
        foreach (var id in new[] { "1", "2" })
        {
            var message = new QuotedMessage { Conversation = "C1", Id = id, AuthorId = "U-BO", Author = "Bo", Text = $"Flaky tests erode trust {id} times.", Openness = Openness.Public };
            var form = Assert.IsType<Dialog>(await bot.Conversation.Quote(TestConversation.Ada, message, CancellationToken.None));
            Assert.IsType<Answer>(await bot.Submit(form, null, [.. form.Fields.Select(field => (field.Name, field.Value))]));
        }

        Assert.Equal(2 + (2 * 3), await Cost(bot, () => bot.Press(new Button("", "quote-never", ""), TestConversation.Bo)));
    }

    [Fact]
    public async Task To_be_forgotten_costs_ten_a_vote_a_lesson_and_a_quote()
    {
        await using var bot = await Started();
        await bot.Press((await bot.Answered("toil")).Buttons.Single(button => button.Label == "Useful"));
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"");
        await bot.Say("save \"We never test our backups.\" by Liz Outside");
        var button = (await bot.Noticed("forget me")).Buttons[0];

        // The quotes, and three for each of them; votes, lessons and changes, each read, changed by one transaction and looked at again; bookmarks and lessons of the day; the version.
        Assert.Equal(1 + 3 + (3 * 3) + 2 + 1, await Cost(bot, () => bot.Press(button)));
    }

    [Fact]
    public async Task What_was_asked_in_vain_costs_two_a_minute_and_one_a_day()
    {
        await using var bot = await Started();
        foreach (var user in new[] { "U1", "U2", "U3" })
            await bot.Say("sourdough recipe", TestConversation.Ada with { User = user });
        using var flush = new GapFlush(bot.Services.GetRequiredService<GapCounter>(), bot.Services.GetRequiredService<GapStore>(), bot.Clock, NullLogger<GapFlush>.Instance);

        Assert.Equal(2 + 1, await Cost(bot, () => flush.StopAsync(CancellationToken.None)));
        await bot.Say("sourdough recipe");
        Assert.Equal(2, await Cost(bot, () => flush.StopAsync(CancellationToken.None)));
        Assert.Equal(0, await Cost(bot, () => flush.StopAsync(CancellationToken.None)));
    }

    /// <summary>A bot that has read what there is of Ada's workspace.</summary>
    private static async Task<TestConversation> Started()
    {
        var bot = await TestConversation.With(TestNotes.Full);
        await bot.Say("toil");
        return bot;
    }

    private static async Task<int> Cost(TestConversation bot, Func<Task> action)
    {
        var before = bot.Tables.Operations;
        await action();
        return bot.Tables.Operations - before;
    }
}
