using DevOpsNotes.Bot.Commands.Replies;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>Whether posts are still useful is asked where nobody clicks, and answered by buttons or by silence.</summary>
public sealed class StillUsefulTests
{
    [Fact]
    public async Task After_ten_posts_without_a_click_it_asks_and_keep_keeps_it()
    {
        await using var bot = await With(Lessons(("toil", 40)));
        await bot.Start("daily every day 9");
        await bot.Days(11);
        var asking = Assert.IsType<Answer>(bot.PostsTo()[^1]);
        Assert.Equal("Still useful? Nobody has clicked for ten posts.", asking.Tail[^1].ToString());

        var kept = await bot.Pressed(asking.Named("Keep"), DailyTalk.Bo, isOnShared: true);
        await bot.Days(9);

        Assert.Equal("Good, it goes on: Every day 09:00 Europe/Brussels here. Next: tomorrow.", kept.Texts()[0]);
        Assert.All(bot.PostsTo(), post => Assert.IsType<Answer>(post));
        Assert.Single(bot.PostsTo(), post => post.Labels().Contains("Keep"));
    }

    [Fact]
    public async Task A_pause_is_an_answer_to_the_question_too()
    {
        await using var bot = await With(Lessons(("toil", 40)));
        await bot.Start("daily every day 9");
        await bot.Days(11);
        await bot.Say("daily pause a week", DailyTalk.Bo);
        await bot.Days(16);

        Assert.Equal(11 + 10, bot.PostsTo().Count);
        Assert.All(bot.PostsTo(), post => Assert.IsType<Answer>(post));
    }

    [Fact]
    public async Task A_week_of_silence_makes_it_weekly_and_daily_again_takes_that_back()
    {
        await using var bot = await With(Lessons(("toil", 40)));
        await bot.Start("daily every day 9");
        await bot.Days(18);

        var digest = Assert.IsType<Notice>(bot.PostsTo()[^1]);
        Assert.Equal("Nobody clicked on the daily lesson for a while, so from now on there are five takeaways once a week.", digest.Texts()[0]);
        Assert.Equal(5, digest.Choices.Count);
        // Whoever finds the question late is told what it became.
        Assert.Equal(["Daily again"], (await bot.Pressed(bot.PostsTo()[10].Named("Keep"))).Labels());

        Assert.StartsWith("Weekdays 09:00 Europe/Brussels here.", (await bot.Pressed(digest.Named("Daily again"), isOnShared: true)).Texts()[0], StringComparison.Ordinal);
        Assert.Equal("Ada changed the daily lesson here: Weekdays 09:00 Europe/Brussels. Next: tomorrow.", bot.Announced()[^1]);
    }

    [Fact]
    public async Task Weekly_and_stop_under_the_question_do_so()
    {
        await using var bot = await With(Lessons(("toil", 40)));
        await bot.Start("daily every day 9 on toil");
        await bot.Days(11);
        var asking = bot.PostsTo()[^1];

        Assert.StartsWith("Five takeaways, Friday 09:00 Europe/Brussels here, on toil.", (await bot.Pressed(asking.Named("Weekly"), DailyTalk.Bo, isOnShared: true)).Texts()[0], StringComparison.Ordinal);
        Assert.Equal(["Stopped: nothing more is posted here."], (await bot.Pressed(asking.Named("Stop"), DailyTalk.Bo, isOnShared: true)).Texts());

        foreach (var label in new[] { "Keep", "Stop", "Pause" })
            Assert.StartsWith("There is no daily lesson here any more.", (await bot.Pressed(asking.Named(label), DailyTalk.Bo, isOnShared: true)).Texts()[0], StringComparison.Ordinal);
    }
}
