using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>Starting: once, seen by everybody there, and not where nothing could be posted.</summary>
public sealed class DailyStartTests
{
    private const string NotInChannel = "I am not in this channel. Invite me with /invite @devops, then start it again.";

    [Fact]
    public async Task It_starts_where_it_was_set_up_and_the_conversation_sees_who_did()
    {
        await using var bot = await With(TestNotes.Full);

        var started = await bot.Start("daily 9:30");

        Assert.Equal(["Weekdays 09:30 Europe/Brussels here. Next: tomorrow."], started.Texts());
        Assert.Equal(["Status", "Change", "Stop"], started.Labels());
        var announced = Assert.Single(bot.Posts.Posts);
        Assert.Equal(("C1", Delivery.Public), (announced.Subscription.Conversation, announced.Post.Delivery));
        Assert.Equal(["Ada started the daily lesson here: Weekdays 09:30 Europe/Brussels. Next: tomorrow.", "What it did and will do: daily status."], announced.Post.Texts());
        var kept = (await bot.Subscription())!;
        Assert.Equal(("U-ADA", "C1", false, Openness.Public), (kept.Owner, kept.Conversation, kept.IsPersonal, kept.Openness));
    }

    [Fact]
    public async Task A_second_press_says_that_it_is_set_and_tells_nobody_again()
    {
        await using var bot = await With(TestNotes.Full);
        var start = (await bot.Noticed("daily 9", DailyTalk.Ada)).Named("Start");
        await bot.Pressed(start);
        var first = await bot.Subscription();

        Assert.Equal(["That is set already. Next: tomorrow."], (await bot.Pressed(start, DailyTalk.Bo)).Texts());

        Assert.Single(bot.Posts.Posts);
        Assert.Equal((first!.Owner, first.EffectiveFrom), ((await bot.Subscription())!.Owner, (await bot.Subscription())!.EffectiveFrom));
    }

    [Fact]
    public async Task Somebody_else_may_change_it_and_is_seen_to_and_it_stays_whose_it_is()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();

        await bot.Start("weekly fri 15:00", DailyTalk.Bo);

        Assert.Equal("Bo changed the weekly takeaways here: Five takeaways, Friday 15:00 Europe/Brussels. Next: Friday.", bot.Announced()[^1]);
        Assert.Equal("U-ADA", (await bot.Subscription())!.Owner);
    }

    [Fact]
    public async Task A_person_whose_name_nobody_knows_is_somebody()
    {
        await using var bot = await With(TestNotes.Full);

        await bot.Start(caller: DailyTalk.Ada with { Name = null });

        Assert.StartsWith("Somebody started", bot.Announced()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_direct_message_nobody_is_told_and_it_is_the_persons()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.Equal(["Weekdays 09:00 Europe/Brussels for you. Next: tomorrow."], (await bot.Start(caller: Alone)).Texts());

        Assert.Empty(bot.Posts.Posts);
        Assert.True((await bot.Subscription(Alone))!.IsPersonal);
        await bot.Days(1);
        Assert.Equal("U-ADA", Assert.Single(bot.Posts.Posts).Subscription.Conversation);
    }

    [Fact]
    public async Task Where_nothing_can_be_posted_nothing_starts_and_the_remedy_is_said()
    {
        await using var bot = await With(TestNotes.Full);
        bot.Posts.Answer = _ => new SendOutcome.Refused(NotInChannel, IsFinal: true);

        var refused = await bot.Start();
        Assert.Equal(["Nothing is started. " + NotInChannel], refused.Texts());
        await bot.Days(2);
        Assert.Equal(1, bot.Posts.Calls);

        bot.Posts.Answer = _ => new SendOutcome.Sent("message");
        Assert.Equal(["Weekdays 09:00 Europe/Brussels here. Next: tomorrow."], (await bot.Pressed(refused.Named("Try again"))).Texts());
        Assert.Equal("Ada started the daily lesson here: Weekdays 09:00 Europe/Brussels. Next: tomorrow.", Assert.Single(bot.Announced()));
    }

    [Fact]
    public async Task A_change_that_cannot_be_told_leaves_what_was_before()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Posts.Answer = _ => new SendOutcome.Refused(NotInChannel, IsFinal: true);

        Assert.Equal(["Nothing is changed. " + NotInChannel], (await bot.Start("daily 10", DailyTalk.Bo)).Texts());

        var kept = (await bot.Subscription())!;
        Assert.Equal(("U-ADA", new NodaTime.LocalTime(9, 0), false), (kept.Owner, kept.Schedule.Time, kept.IsStopped));
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_keeps_nobody_waiting_and_this_is_said()
    {
        await using var bot = await With(TestNotes.Full);
        var hangs = new TaskCompletionSource();
        bot.Posts.Before = _ => hangs.Task;

        Assert.Equal(["Weekdays 09:00 Europe/Brussels here. Next: tomorrow.", "The others here may not have been told: there was no answer in time."], (await bot.Start()).Texts());

        hangs.SetResult();
        Assert.False((await bot.Subscription())!.IsStopped);
    }

    [Fact]
    public async Task A_first_start_posts_nothing_for_a_time_that_was_before()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start("daily every day 9:59");

        await bot.Days(0.5);

        Assert.Empty(bot.PostsTo());
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("daily|0900|12345|Europe/Brussels")]
    [InlineData("hourly|0900|12345|Europe/Brussels|")]
    [InlineData("daily|0960|12345|Europe/Brussels|")]
    [InlineData("daily|0900||Europe/Brussels|")]
    [InlineData("daily|0900|8|Europe/Brussels|")]
    [InlineData("daily|0900|12345|Mars/Olympus|")]
    [InlineData("daily|0900|12345|Europe/Brussels|sourdough")]
    [InlineData("daily|0900|12345|Europe/Brussels|TOIL")]
    public async Task A_button_with_a_forged_value_starts_and_opens_nothing(string value)
    {
        await using var bot = await With(TestNotes.Full);

        foreach (var action in new[] { DailyButtons.Start, DailyButtons.Preview, DailyButtons.Offer, DailyButtons.Change })
            Assert.StartsWith("This button belongs to another version", (await bot.Pressed(new Button("", action, value))).Texts()[0], StringComparison.Ordinal);

        Assert.Null(await bot.Subscription());
        Assert.Empty(bot.Posts.Posts);
    }

    [Fact]
    public async Task A_button_starts_it_where_it_is_pressed_and_nowhere_else()
    {
        await using var bot = await With(TestNotes.Full);
        var start = (await bot.Noticed("daily 9", DailyTalk.Ada)).Named("Start");

        await bot.Pressed(start, Stranger);

        Assert.Null(await bot.Subscription());
        Assert.NotNull(await bot.Subscription(Stranger));
    }
}
