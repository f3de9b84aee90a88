using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Commands.Gaps;

/// <summary>What people asked and no note answered is told to their team, and can be taught.</summary>
public sealed class GapsTests
{
    [Fact]
    public async Task What_three_people_asked_is_listed_with_a_button_to_teach_it()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await Ask(bot, "sourdough recipe?", "U1", "U2", "U3");

        var notice = await bot.Noticed("gaps");

        Assert.Equal(["1 question of your team that no note answers, the most asked first:", "sourdough recipe – asked 3 times, last on 1 March"], Texts(notice));
        var teach = Assert.Single(notice.Buttons);
        Assert.True(teach.OpensForm);
        var form = Assert.IsType<Dialog>(await bot.Press(teach));
        Assert.Equal("What would have answered “sourdough recipe”?", form.Fields[0].Hint);
    }

    [Fact]
    public async Task Nothing_is_listed_that_fewer_people_asked_however_often()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        for (var i = 0; i < 3; i++)
            await Ask(bot, "sourdough recipe", "U1");
        await Ask(bot, "chess openings", "U1", "U2");

        Assert.Equal(["No gaps: a question is listed here once 3 of you asked it and no note answers."], Texts(await bot.Noticed("gaps")));
    }

    [Fact]
    public async Task A_gap_that_somebody_taught_is_none_any_more()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await Ask(bot, "sourdough recipe", "U1", "U2", "U3");

        await bot.Answered("add \"Keep the sourdough recipe beside the coffee machine.\"");

        Assert.StartsWith("No gaps", Texts(await bot.Noticed("gaps"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_it_is_put_a_question_is_one_and_the_most_asked_is_first()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await Ask(bot, "chess openings", "U1", "U2", "U3");
        await Ask(bot, "What is the sourdough recipe?", "U1", "U2");
        await Ask(bot, "SOURDOUGH RECIPE!", "U3", "U4");

        Assert.Equal(["sourdough recipe – asked 4 times, last on 1 March", "chess openings – asked 3 times, last on 1 March"], Texts(await bot.Noticed("gaps"))[1..]);
    }

    [Fact]
    public async Task Gaps_come_a_page_at_a_time_and_each_once()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        string[] questions = ["chess openings", "sourdough recipe", "vue components", "zebra crossing", "violin lessons", "garden furniture", "opera tickets"];
        foreach (var question in questions)
            await Ask(bot, question, "U1", "U2", "U3");

        var first = await bot.Noticed("gaps");
        var second = Assert.IsType<Notice>(await bot.Press(first.Buttons[^1]));

        Assert.Equal(("More", "From the start"), (first.Buttons[^1].Label, second.Buttons[^1].Label));
        Assert.Equal(questions.Order(), first.Buttons.Concat(second.Buttons).Where(button => button.Action == "teach").Select(button => button.Value).Order());
        Assert.Equal(Texts(first), Texts(Assert.IsType<Notice>(await bot.Press(second.Buttons[^1]))));
    }

    [Fact]
    public async Task Gaps_are_their_workspaces_alone_and_strangers_neither_read_nor_make_them()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await Ask(bot, "sourdough recipe", "U1", "U2", "U3");
        foreach (var user in new[] { "U1", "U2", "U3" })
            await bot.Say("chess openings", TestConversation.Ada with { User = user, IsAmongStrangers = true });
        await Flush(bot);

        Assert.StartsWith("No gaps", Texts(await bot.Noticed("gaps", TestConversation.Stranger))[0], StringComparison.Ordinal);
        Assert.StartsWith("People of another company read along here", Texts(await bot.Noticed("gaps", TestConversation.Ada with { IsAmongStrangers = true }))[0], StringComparison.Ordinal);
        Assert.Equal(2, (await bot.Noticed("gaps")).Paragraphs.Count);
    }

    [Theory]
    // What is answered, what a command took, and what may be private.
    [InlineData("toil")]
    [InlineData("saved")]
    [InlineData("stauts")]
    [InlineData("")]
    [InlineData("who is ada@example.org")]
    [InlineData("why is 10.0.0.7 so slow")]
    public async Task What_is_no_gap_is_not_counted(string line)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        await bot.Say(line);

        Assert.Empty(bot.Services.GetRequiredService<GapCounter>().Take());
    }

    [Fact]
    public async Task What_buttons_say_again_is_not_counted()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        foreach (var action in new[] { AnswerButtons.Another, AnswerButtons.Show, AnswerButtons.Share })
            await bot.Press(new Button("", action, "0|gone|sourdough recipe"));

        Assert.Empty(bot.Services.GetRequiredService<GapCounter>().Take());
    }

    [Fact]
    public async Task Nothing_is_counted_while_there_are_no_notes_or_the_teams_own_cannot_be_read()
    {
        await using var empty = await TestConversation.With();
        await empty.Say("sourdough recipe");
        await using var bot = await TestConversation.With(TestNotes.Full);
        await bot.Say("toil", TestConversation.Stranger);
        bot.Tables.IsDown = _ => true;
        await bot.Say("sourdough recipe");

        Assert.Empty(empty.Services.GetRequiredService<GapCounter>().Take());
        Assert.Empty(bot.Services.GetRequiredService<GapCounter>().Take());
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await bot.Say("toil");
        bot.Tables.IsDown = _ => true;

        Assert.Equal(["The store does not answer, so nothing was done. Try again in a minute. You said:", "gaps"], Texts(await bot.Noticed("gaps")));
    }

    private static async Task Ask(TestConversation bot, string question, params string[] users)
    {
        foreach (var user in users)
            Assert.IsType<Notice>(await bot.Say(question, TestConversation.Ada with { User = user }));
        await Flush(bot);
    }

    private static async Task Flush(TestConversation bot)
    {
        using var flush = new GapFlush(bot.Services.GetRequiredService<GapCounter>(), bot.Services.GetRequiredService<GapStore>(), bot.Clock, NullLogger<GapFlush>.Instance);
        await flush.StopAsync(CancellationToken.None);
    }

    private static string[] Texts(Notice notice) => [.. notice.Paragraphs.Select(paragraph => paragraph.ToString())];
}
