using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Storage.Daily;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>What was posted, what was not and why, what comes next, and where the deck stands.</summary>
public sealed class DailyStatusTests
{
    [Fact]
    public async Task Before_the_first_post_it_tells_what_is_set_and_what_comes()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily 9 on toil");

        var status = await bot.Noticed("daily status", DailyTalk.Ada);

        Assert.Equal(["Weekdays 09:00 Europe/Brussels here, on toil.", "Next: tomorrow.", "12 lessons to come, in an order drawn by lot."], status.Texts());
        Assert.Equal(["Pause", "Change", "Stop"], status.Labels());
        Assert.Equal(Delivery.Private, status.Delivery);
    }

    [Fact]
    public async Task Every_outcome_is_told_the_latest_first()
    {
        await using var bot = await With(Lessons(("toil", 3)));
        await bot.Start("daily every day 9");

        await bot.Days(1);
        bot.Posts.Answer = _ => new SendOutcome.Unknown("timeout");
        await bot.Days(1);
        bot.Posts.Answer = _ => new SendOutcome.Refused("The app lacks a right.", IsFinal: false);
        await bot.Days(1);
        bot.Posts.Answer = _ => new SendOutcome.NotYet("Slack asked to wait", TimeSpan.FromMinutes(20));
        await bot.Days(1.5);
        bot.Posts.Answer = _ => new SendOutcome.Sent("message");
        // No host runs for a day.
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Days(0.5);
        var status = await bot.Noticed("daily status", DailyTalk.Ada);

        var titles = bot.PostsTo().Select(post => Assert.IsType<Answer>(post).Note.Title).ToList();
        Assert.Equal(2, titles.Count);
        Assert.Equal(
            [
                "Every day 09:00 Europe/Brussels here.",
                "Next: tomorrow.",
                "3 of 3 lessons shown in round 1; after the last, another round begins.",
                $"Today: posted “{titles[1]}”.",
                "Yesterday: missed: the bot did not come to it in time.",
                "Thursday 5 March: missed: Slack asked to wait.",
                "Wednesday 4 March: failed: The app lacks a right.",
            ],
            status.Texts().Take(7));
        Assert.Matches("^Tuesday 3 March: unknown whether “On toil, number .” was posted: timeout\\. It is not posted again\\.$", status.Texts()[7]);
        Assert.Equal($"Monday 2 March: posted “{titles[0]}”.", status.Texts()[8]);
    }

    [Fact]
    public async Task A_day_on_which_no_host_came_to_it_is_missed_and_one_that_may_still_come_is_due()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");

        // To Monday, 11:00 in Brussels.
        bot.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(["Next: tomorrow.", "1 lesson to come, in an order drawn by lot.", "Today: due now."], (await bot.Noticed("daily status", DailyTalk.Ada)).Texts().Skip(1));

        bot.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("Today: missed: the bot did not come to it in time.", (await bot.Noticed("daily status", DailyTalk.Ada)).Texts()[^1]);
    }

    [Fact]
    public async Task What_waits_because_the_platform_asked_to_says_for_how_long()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");
        bot.Clock.Advance(TimeSpan.FromHours(23.5));
        bot.Posts.Pause = _ => TimeSpan.FromMinutes(12);

        Assert.Equal("Today: due now; the platform asked to wait another 12 minutes.", (await bot.Noticed("daily status", DailyTalk.Ada)).Texts()[^1]);
    }

    [Fact]
    public async Task A_pause_is_told_with_its_end_and_what_it_skipped()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");
        await bot.Say("daily pause until wednesday", DailyTalk.Ada);
        await bot.Days(1);

        Assert.Equal(["Paused until Wednesday. Next: Wednesday.", "1 lesson to come, in an order drawn by lot.", "Today: skipped: it was paused."], (await bot.Noticed("daily status", DailyTalk.Ada)).Texts().Skip(1));
    }

    [Fact]
    public async Task A_digest_is_told_by_its_first_lesson()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("weekly mon 9");
        await bot.Days(1);

        var first = Assert.IsType<Notice>(Assert.Single(bot.PostsTo())).Choices[0].Note.Title;
        Assert.Equal(["Next: Monday 9 March.", "5 of 12 lessons shown in round 1; after the last, another round begins.", $"Today: posted “{first}” and 4 more."], (await bot.Noticed("daily status", DailyTalk.Ada)).Texts().Skip(1));
    }

    [Fact]
    public async Task What_ended_by_itself_says_why_and_can_be_started_again()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");
        bot.Posts.Answer = _ => new SendOutcome.Refused("The channel was archived.", IsFinal: true);
        await bot.Days(1);

        var status = await bot.Noticed("daily status", DailyTalk.Ada);

        Assert.Equal("Ended. The channel was archived.", status.Texts()[1]);
        Assert.Equal("Today: failed: The channel was archived.", status.Texts()[^1]);
        Assert.Equal(["Start again"], status.Labels());
    }

    [Fact]
    public async Task It_tells_of_one_conversation_alone()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily 9");
        await bot.Start("daily 16:00", Alone);

        Assert.Equal("Weekdays 16:00 Europe/Brussels for you.", (await bot.Noticed("daily status", Alone)).Texts()[0]);
        Assert.Equal("There is no daily lesson here.", (await bot.Noticed("daily status", Stranger)).Texts()[0]);
        Assert.Equal("There is no daily lesson here.", (await bot.Noticed("daily status", DailyTalk.Ada with { Conversation = "C2" })).Texts()[0]);
    }

    [Fact]
    public async Task A_post_that_was_claimed_and_came_to_no_end_is_being_posted_and_later_unknown()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9");
        var ledger = await LedgerStore.Open(bot.Tables, CancellationToken.None);
        bot.Clock.Advance(TimeSpan.FromHours(23));
        var now = bot.Clock.Now();
        await ledger.Insert(new Occurrence { Subscription = (await bot.Subscription())!.Key, Date = new(2026, 3, 2), At = now, Notes = [TestNotes.Full.Id] }, CancellationToken.None);

        Assert.Equal("Today: being posted “Counting toil”.", (await bot.Noticed("daily status", DailyTalk.Ada)).Texts()[^1]);
        bot.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Today: unknown whether “Counting toil” was posted. It is not posted again.", (await bot.Noticed("daily status", DailyTalk.Ada)).Texts()[^1]);
    }
}
