using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>A person, or a workspace, that says and does too much at once.</summary>
public sealed class FloodTests
{
    /// <summary>Longer than any test takes.</summary>
    private static readonly Rate Three = new(3, TimeSpan.FromHours(1));

    [Fact]
    public async Task Who_asks_too_much_is_told_so_and_others_are_answered()
    {
        await using var bot = await Limited(new AdmissionRates { PersonAsks = Three }, bounds: null, TestNotes.Full);
        for (var i = 0; i < 3; i++)
            await bot.Answered("toil");

        Assert.Equal(["That was a lot at once. Try again in a minute."], (await bot.Say("toil")).Texts());
        Assert.Equal(["That was a lot at once. Try again in a minute."], (await bot.Press(Button.Saying("Toil", "toil"))).Texts());
        Assert.Equal(["That was a lot at once. Try again in a minute."], (await bot.Quote(TestMessages.Of(Bo))).Texts());
        await bot.Answered("toil", Bo);
        // The same person of another workspace is somebody else.
        await bot.Answered("toil", Stranger);
    }

    [Fact]
    public async Task Who_changes_too_much_is_told_so_may_still_ask_and_loses_nothing_that_was_typed()
    {
        await using var bot = await Limited(new AdmissionRates { PersonWrites = Three }, bounds: null, TestNotes.Full);
        var useful = (await bot.Answered("toil")).Named("Useful");
        for (var i = 0; i < 3; i++)
            await bot.Press(useful);

        Assert.Equal([Admission.TooMuch], (await bot.Press(useful)).Texts());
        Assert.Equal([Admission.TooMuch], (await bot.Say("add \"Restart the queue before the worker.\"")).Texts());
        var form = Assert.IsType<Dialog>(await bot.Say("add", Bo));
        var kept = Assert.IsType<FieldErrors>(await bot.Submit(form, Ada, ("Text", "Restart the queue before the worker.")));
        Assert.Equal((Admission.TooMuch, "Restart the queue before the worker."), (kept.Errors["Text"], kept.Dialog.Fields[0].Value));
        Assert.Equal([Admission.TooMuch], (await bot.Conversation.SaveWhole(Ada, TestMessages.Of(Bo), CancellationToken.None))!.Texts());
        await bot.Answered("toil");
        Assert.IsType<Answer>(await bot.Press(useful, Bo));
        Assert.Empty((await bot.Notes()).Lessons);
    }

    [Fact]
    public async Task A_workspace_that_floods_leaves_other_workspaces_alone_and_one_person_of_it_cannot_use_up_what_it_has()
    {
        await using var bot = await Limited(new AdmissionRates { PersonAsks = Three, WorkspaceAsks = new Rate(4, TimeSpan.FromHours(1)) }, bounds: null, TestNotes.Full);
        for (var i = 0; i < 20; i++)
            await bot.Say("toil");
        await bot.Answered("toil", Bo);

        Assert.Equal([Admission.TooMuch], (await bot.Say("toil", Bo)).Texts());
        await bot.Answered("toil", Stranger);
    }

    [Fact]
    public void Turns_come_back_one_by_one_and_memory_stays_small()
    {
        var time = new Operations.ManualTime();
        var rate = new KeyedRate<string>(time, new Rate(2, TimeSpan.FromSeconds(10)));

        Assert.Equal([true, true, false], new[] { rate.Take("a"), rate.Take("a"), rate.Take("a") });
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([true, false], new[] { rate.Take("a"), rate.Take("a") });
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([true, true, false], new[] { rate.Take("a"), rate.Take("a"), rate.Take("a") });

        // Nobody is refused for others, however many there are, and who is over is remembered while there is room.
        Assert.All(Enumerable.Range(0, KeyedRate<string>.Most - 1), number => Assert.True(rate.Take($"{number}")));
        Assert.False(rate.Take("a"));
        Assert.All(Enumerable.Range(KeyedRate<string>.Most, KeyedRate<string>.Most), number =>
        {
            Assert.True(rate.Take($"{number}"));
            Assert.InRange(rate.Remembered, 1, KeyedRate<string>.Most);
        });
    }
}
