using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>What people do costs few operations on the store, which in Azure are paid for and limited.</summary>
public sealed class OperationsTests
{
    [Theory]
    [InlineData("toil", 0)]
    [InlineData("random", 0)]
    [InlineData("help", 0)]
    [InlineData("saved", 0)]
    [InlineData("status", 0)]
    // A lesson, and the version that tells other hosts.
    [InlineData("add \"Restart the queue before the worker, or jobs run twice.\"", 2)]
    public async Task A_question_costs_none_and_a_lesson_two(string line, int operations)
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        await bot.Say("toil");
        var before = bot.Tables.Operations;

        await bot.Say(line);

        Assert.Equal(operations, bot.Tables.Operations - before);
    }

    [Fact]
    public async Task A_vote_costs_two()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        var button = (await bot.Answered("toil")).Buttons.Single(button => button.Label == "Useful");
        var before = bot.Tables.Operations;

        Assert.IsType<Answer>(await bot.Press(button));

        Assert.Equal(2, bot.Tables.Operations - before);
    }
}
