using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>Ending, pausing and resuming it, by lines and by buttons.</summary>
public sealed class DailyControlTests
{
    [Theory]
    [InlineData("daily off")]
    [InlineData("daily stop")]
    [InlineData("Daily off!")]
    [InlineData("weekly off")]
    [InlineData("stop")]
    [InlineData("Stop.")]
    [InlineData("stop the daily lesson")]
    [InlineData("unsubscribe")]
    public async Task It_is_stopped_and_the_conversation_sees_who_did(string line)
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        var stopped = await bot.Noticed(line, DailyTalk.Bo);
        Assert.Equal(["Stopped: nothing more is posted here."], stopped.Texts());
        Assert.Equal("Bo stopped the daily lesson here.", bot.Announced()[^1]);
        await bot.Days(2);
        Assert.Empty(bot.PostsTo());

        await bot.Pressed(stopped.Named("Start again"), DailyTalk.Bo);
        await bot.Days(1);
        Assert.Single(bot.PostsTo());
    }

    [Fact]
    public async Task What_is_stopped_already_says_so_once_more_and_tells_nobody()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();
        await bot.Say("stop", DailyTalk.Ada);

        var again = await bot.Noticed("stop", DailyTalk.Ada);

        Assert.Equal(["There is no daily lesson here any more. Somebody stopped it."], again.Texts());
        Assert.Equal(["Start again"], again.Labels());
        Assert.Equal(2, bot.Posts.Posts.Count);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("daily off")]
    [InlineData("daily pause")]
    [InlineData("daily pause today")]
    [InlineData("daily resume")]
    [InlineData("daily status")]
    public async Task Where_there_is_none_it_is_said_how_to_have_one(string line)
    {
        await using var bot = await With(TestNotes.Full);

        var none = await bot.Noticed(line, DailyTalk.Ada);

        Assert.Equal(["There is no daily lesson here.", "To start one, say daily."], none.Texts());
        Assert.IsType<Dialog>(await bot.Press(none.Named("Set it up"), DailyTalk.Ada));
        Assert.Equal("There is no daily lesson for you.", (await bot.Noticed(line, Alone)).Texts()[0]);
    }

    [Theory]
    [InlineData("daily pause today", "Paused until tomorrow. Next: tomorrow.", "tomorrow")]
    [InlineData("daily pause tomorrow", "Paused until Tuesday. Next: Tuesday.", "Tuesday")]
    [InlineData("daily pause 2 weeks", "Paused until Sunday 15 March. Next: Monday 16 March.", "Sunday 15 March")]
    [InlineData("daily pause until Wednesday.", "Paused until Wednesday. Next: Wednesday.", "Wednesday")]
    [InlineData("weekly pause for a week", "Paused until Sunday 8 March. Next: Monday 9 March.", "Sunday 8 March")]
    public async Task A_pause_says_until_when_and_what_comes_then(string line, string said, string until)
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        var paused = await bot.Noticed(line, DailyTalk.Bo);

        Assert.Equal([said], paused.Texts());
        Assert.Equal(["Resume"], paused.Labels());
        Assert.Equal($"Bo paused the daily lesson here until {until}.", bot.Announced()[^1]);
    }

    [Theory]
    [InlineData("daily pause 100 years")]
    [InlineData("daily pause until the cows come home")]
    [InlineData("weekly pause until 2020-01-01")]
    public async Task A_pause_that_is_too_long_or_over_changes_nothing_and_says_what_one_may_be(string line)
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        Assert.Equal(["A pause ends within a year, and not before tomorrow. Say for example daily pause 2 weeks; to end it, say daily off."], (await bot.Noticed(line, DailyTalk.Bo)).Texts());
        Assert.Single(bot.Announced());
        Assert.Contains("Next: tomorrow.", (await bot.Noticed("daily status", DailyTalk.Bo)).Texts());
    }

    [Fact]
    public async Task The_same_pause_again_tells_nobody_again()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();
        await bot.Say("daily pause a week", DailyTalk.Ada);

        Assert.Equal(["Paused until Sunday 8 March. Next: Monday 9 March."], (await bot.Noticed("daily pause a week", DailyTalk.Ada)).Texts());

        Assert.Equal(2, bot.Posts.Posts.Count);
    }

    [Fact]
    public async Task Pause_alone_asks_for_how_long_and_its_buttons_pause()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        var asked = await bot.Noticed("daily pause", DailyTalk.Ada);
        Assert.Equal(["For how long? Press one of these, or type for example daily pause until monday."], asked.Texts());
        Assert.Equal(["Today", "A week", "Two weeks", "Four weeks"], asked.Labels());
        Assert.Null((await bot.Subscription())!.PausedUntil);

        Assert.Equal("Paused until Sunday 29 March. Next: Monday 30 March.", (await bot.Pressed(asked.Named("Four weeks"))).Texts()[0]);
        var again = await bot.Noticed("daily pause", DailyTalk.Ada);
        Assert.StartsWith("It is paused until Sunday 29 March.", again.Texts()[0], StringComparison.Ordinal);
        Assert.Equal("Paused until tomorrow. Next: tomorrow.", (await bot.Pressed(again.Named("Today"))).Texts()[0]);
    }

    [Theory]
    [InlineData("daily pause forever")]
    [InlineData("daily pauses between meetings")]
    public async Task A_pause_of_no_time_is_a_question(string line)
    {
        await using var bot = await WithLessons();
        await bot.Start();

        await bot.Say(line, DailyTalk.Ada);

        Assert.Equal(["daily"], bot.CarriedOut);
        Assert.Null((await bot.Subscription())!.PausedUntil);
    }

    [Fact]
    public async Task A_forged_pause_changes_nothing()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        Assert.StartsWith("A pause ends within a year", (await bot.Pressed(new Button("", DailyButtons.PauseFor, "a thousand years"))).Texts()[0], StringComparison.Ordinal);

        Assert.Null((await bot.Subscription())!.PausedUntil);
    }

    [Fact]
    public async Task A_pause_is_quiet_while_it_holds_and_ends_by_itself()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily every day 9");
        await bot.Say("daily pause until wednesday", DailyTalk.Ada);

        await bot.Days(2.5);
        Assert.Empty(bot.PostsTo());

        await bot.Days(1);
        Assert.Single(bot.PostsTo());
        Assert.Equal("It is not paused. Next: tomorrow.", (await bot.Noticed("daily resume", DailyTalk.Ada)).Texts()[0]);
    }

    [Theory]
    [InlineData("daily resume")]
    [InlineData("daily on")]
    [InlineData("weekly resume")]
    public async Task It_is_resumed_and_what_was_due_meanwhile_is_not_made_up_for(string line)
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily every day 9");
        await bot.Say("daily pause 2 weeks", DailyTalk.Ada);
        await bot.Days(1);

        Assert.Equal(["Resumed. Next: tomorrow."], (await bot.Noticed(line, DailyTalk.Bo)).Texts());

        Assert.Equal("Bo resumed the daily lesson here. Next: tomorrow.", bot.Announced()[^1]);
        await bot.Days(0.5);
        Assert.Empty(bot.PostsTo());
        await bot.Days(0.5);
        Assert.Single(bot.PostsTo());
    }

    [Fact]
    public async Task What_was_due_an_hour_before_it_is_resumed_stays_away()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");
        await bot.Say("daily pause 2 weeks", DailyTalk.Ada);
        // No host came to it meanwhile.
        bot.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(["Resumed. Next: tomorrow."], (await bot.Noticed("daily resume", DailyTalk.Ada)).Texts());

        await bot.Days(0.5);
        Assert.Empty(bot.PostsTo());
    }

    [Fact]
    public async Task Resume_starts_again_what_was_stopped()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily 16:00 on toil");
        await bot.Say("stop", DailyTalk.Ada);

        Assert.Equal("Weekdays 16:00 Europe/Brussels here, on toil. Next: tomorrow.", (await bot.Noticed("daily resume", DailyTalk.Bo)).Texts()[0]);

        Assert.False((await bot.Subscription())!.IsStopped);
        Assert.StartsWith("Bo started the daily lesson here", bot.Announced()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_the_others_could_not_be_told_says_so()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();
        bot.Posts.Answer = _ => new SendOutcome.Refused("The channel was archived.", IsFinal: true);

        Assert.Equal(["Paused until tomorrow. Next: tomorrow.", "The others here were not told. The channel was archived."], (await bot.Noticed("daily pause today", DailyTalk.Ada)).Texts());
        Assert.Equal(["Stopped: nothing more is posted here.", "The others here were not told. The channel was archived."], (await bot.Noticed("stop", DailyTalk.Ada)).Texts());
    }

    [Theory]
    [InlineData(DailyButtons.Keep)]
    [InlineData(DailyButtons.Weekly)]
    [InlineData(DailyButtons.DailyAgain)]
    [InlineData(DailyButtons.Pause)]
    [InlineData(DailyButtons.PauseFor)]
    [InlineData(DailyButtons.Resume)]
    [InlineData(DailyButtons.Stop)]
    public async Task No_button_changes_what_another_conversation_has(string action)
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        foreach (var elsewhere in new[] { Stranger, DailyTalk.Ada with { Conversation = "C2" }, Alone })
            Assert.StartsWith("There is no daily lesson", (await bot.Pressed(new Button("", action, "today"), elsewhere)).Texts()[0], StringComparison.Ordinal);

        Assert.Equal((false, null), ((await bot.Subscription())!.IsStopped, (await bot.Subscription())!.PausedUntil));
        Assert.Single(bot.Posts.Posts);
    }

    [Theory]
    [InlineData("daily pause today")]
    [InlineData("daily resume")]
    [InlineData("daily status")]
    [InlineData("daily now")]
    [InlineData("daily 9")]
    [InlineData("daily")]
    [InlineData("stop")]
    public async Task A_store_that_is_down_is_said_and_nothing_is_changed(string line)
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily 10");
        await bot.Say("daily pause a week", DailyTalk.Ada);
        bot.Tables.IsDown = _ => true;

        Assert.Equal(["The store does not answer, so nothing was done. Try again in a minute. You said:", line], (await bot.Noticed(line, DailyTalk.Ada)).Texts());

        bot.Tables.IsDown = _ => false;
        Assert.NotNull((await bot.Subscription())!.PausedUntil);
        Assert.Equal(2, bot.Posts.Posts.Count);
    }
}
