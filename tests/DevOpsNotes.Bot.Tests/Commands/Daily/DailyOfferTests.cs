using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Storage.Notes;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>What was understood of a line is said before anything starts.</summary>
public sealed class DailyOfferTests
{
    [Theory]
    [InlineData("daily 9", "Weekdays 09:00 Europe/Brussels here (38 people). Next: tomorrow.")]
    [InlineData("daily 9:30", "Weekdays 09:30 Europe/Brussels here (38 people). Next: tomorrow.")]
    [InlineData("daily weekdays 09:00 Europe/London", "Weekdays 09:00 Europe/London here (38 people). Next: tomorrow.")]
    [InlineData("daily every day at 23:00", "Every day 23:00 Europe/Brussels here (38 people). Next: today.")]
    [InlineData("daily sun 9", "Sunday 09:00 Europe/Brussels here (38 people). Next: Sunday 8 March.")]
    [InlineData("daily mon,wed,fri at 4pm on sre, toil", "Monday, Wednesday and Friday 16:00 Europe/Brussels here (38 people), on site reliability engineering, toil. Next: tomorrow.")]
    [InlineData("weekly fri 15:00", "Five takeaways, Friday 15:00 Europe/Brussels here (38 people). Next: Friday.")]
    [InlineData("digest fri 15:00", "Five takeaways, Friday 15:00 Europe/Brussels here (38 people). Next: Friday.")]
    [InlineData("weekly on toil", "Five takeaways, Friday 09:00 Europe/Brussels here (38 people), on toil. Next: Friday.")]
    public async Task A_line_is_said_back_with_its_zone_its_readers_and_its_first_post(string line, string said)
    {
        await using var bot = await With(Lessons(("toil", 12)));

        var offer = await bot.Noticed(line, DailyTalk.Ada);

        Assert.Equal(said, Assert.Single(offer.Texts()));
        Assert.Equal(["Start", "Preview", "Change"], offer.Labels());
        Assert.Null(await bot.Subscription());
        Assert.Empty(bot.Posts.Posts);
    }

    [Fact]
    public async Task Who_reads_along_is_left_out_where_nobody_tells_it()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.Equal("Weekdays 09:00 Europe/Paris here. Next: tomorrow.", (await bot.Noticed("daily 9 paris")).Texts()[0]);
    }

    [Fact]
    public async Task In_a_direct_message_it_is_for_the_person()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.Equal("Weekdays 09:00 Europe/Brussels for you. Next: tomorrow.", Assert.Single((await bot.Noticed("daily 9", Alone)).Texts()));
    }

    [Fact]
    public async Task Without_a_zone_the_question_is_asked_and_what_was_said_stands_in_the_form()
    {
        await using var bot = await With(TestNotes.Full);

        var form = Assert.IsType<Dialog>(await bot.Say("weekly mon 16:00 on toil"));

        Assert.Equal("In which time zone? Nobody told me yours.", Assert.Single(form.Lead).ToString());
        Assert.Equal(["weekly", "16:00", "Monday", "", "toil"], form.Fields.Select(field => field.Value));
        Assert.Equal("Five takeaways, Monday 16:00 Europe/Lisbon here, on toil. Next: tomorrow.", (await bot.Send(form, null, ("Zone", "lisbon"))).Texts()[0]);
    }

    [Fact]
    public async Task A_zone_that_the_platform_tells_and_nobody_knows_is_asked_for()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.IsType<Dialog>(await bot.Say("daily 9", TestConversation.Ada with { Zone = _ => ValueTask.FromResult<string?>("Mars/Olympus") }));
    }

    [Fact]
    public async Task What_is_left_out_stays_as_it_is_set()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily mon, tue 9 America/New_York on toil");

        var offer = await bot.Noticed("daily 10", DailyTalk.Ada);

        Assert.Equal(["Monday and Tuesday 10:00 America/New_York here (38 people), on toil. Next: tomorrow.", "It takes the place of: Monday and Tuesday 09:00 America/New_York, on toil."], offer.Texts());
    }

    [Fact]
    public async Task A_day_that_had_its_post_has_no_other()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily every day 9");
        await bot.Days(1);

        Assert.EndsWith("Next: tomorrow.", (await bot.Noticed("daily 16:00", DailyTalk.Ada)).Texts()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_already_is_said_and_cannot_be_started_again()
    {
        await using var bot = await With(Lessons(("toil", 6), ("automation", 6)));
        await bot.Start("daily 9 on toil, automation");

        var offer = await bot.Noticed("daily 9 on automation, toil", DailyTalk.Ada);

        Assert.Equal("That is set already.", offer.Texts()[1]);
        Assert.Equal(["Preview", "Change"], offer.Labels());
    }

    [Fact]
    public async Task That_a_pause_ends_by_starting_is_said()
    {
        await using var bot = await With(TestNotes.Full);
        await bot.Start();
        await bot.Say("daily pause a week", DailyTalk.Ada);

        Assert.Equal("It is paused until Sunday 8 March; that ends when you start it.", (await bot.Noticed("daily 10", DailyTalk.Ada)).Texts()[2]);
        var same = await bot.Noticed("daily 9", DailyTalk.Ada);
        Assert.StartsWith("Resumed.", (await bot.Pressed(same.Named("Resume"))).Texts()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_lessons_are_said_and_topics_beside_them_are_added_by_a_button()
    {
        await using var bot = await With(Lessons(("toil", 3), ("automation", 5), ("burnout", 4), ("runbooks", 1)));

        var offer = await bot.Noticed("daily 9 on toil", DailyTalk.Ada);
        Assert.Equal("3 lessons match. Add 9 from automation, burnout?", offer.Texts()[1]);
        Assert.Equal(["Start", "Preview", "Add automation, burnout", "Change"], offer.Labels());

        var added = await bot.Pressed(offer.Named("Add automation, burnout"));
        Assert.StartsWith("Weekdays 09:00 Europe/Brussels here (38 people), on toil, automation, burnout.", Assert.Single(added.Texts()), StringComparison.Ordinal);
        Assert.Null(await bot.Subscription());
    }

    [Fact]
    public async Task Without_a_lesson_nothing_can_be_started_but_with_topics_beside()
    {
        await using var bot = await With(Lessons(("automation", 1), ("chaos engineering", 1)));

        var offer = await bot.Noticed("daily 9 on toil", DailyTalk.Ada);
        Assert.Equal(["No lesson matches. Add 1 from automation?"], offer.Texts());
        Assert.Equal(["Add automation", "Change"], offer.Labels());
        Assert.Equal("1 lesson matches.", (await bot.Pressed(offer.Named("Add automation"))).Texts()[1]);

        Assert.Equal(["No lesson matches."], (await bot.Noticed("daily 9 on mentoring", DailyTalk.Ada)).Texts());
    }

    [Fact]
    public async Task More_topics_than_anybody_keeps_in_mind_are_refused()
    {
        await using var bot = await WithLessons();
        var topics = DevOpsNotes.Content.Notes.TopicCatalog.Default.All.Take(21).Select(topic => topic.Name);

        var notice = await bot.Noticed($"daily 9 on {string.Join(", ", topics)}", DailyTalk.Ada);

        Assert.Equal("Those are 21 topics. Name 20 at most, or none for lessons on everything.", Assert.Single(notice.Texts()));
    }

    [Theory]
    [InlineData("daily 25:00", "25:00 is no time of day")]
    [InlineData("daily 9 Europe/Brusels", "Did you mean Europe/Brussels?")]
    [InlineData("daily 9 GMT+2", "GMT+2 knows no summer time")]
    [InlineData("daily 9 on sourdough", "sourdough is no topic I know")]
    [InlineData("daily 9 and 16", "one post a day")]
    public async Task What_is_wrong_is_said_with_a_line_that_is_right(string line, string problem)
    {
        await using var bot = await With(TestNotes.Full);

        var notice = await bot.Noticed(line, DailyTalk.Ada);

        Assert.Contains(problem, notice.Texts()[0], StringComparison.Ordinal);
        Assert.Equal("For example daily weekdays 9:30 Europe/Brussels, or daily for a form.", notice.Texts()[1]);
    }

    [Fact]
    public async Task On_the_page_nothing_is_posted_and_this_is_said()
    {
        await using var bot = await With(TestNotes.Full);
        var page = DailyTalk.Ada with { Workspace = Scope.Of("page") };

        var offer = await bot.Noticed("daily 9", page);
        Assert.Equal("Nothing is ever posted on this page: in Slack and Teams there is a button to start it.", offer.Texts()[1]);
        Assert.Equal(["Preview", "Change"], offer.Labels());

        var forged = offer.Named("Preview") with { Action = "daily-start" };
        Assert.Equal("Nothing is ever posted on this page. In Slack and Teams, the same line starts it.", Assert.Single((await bot.Pressed(forged, page)).Texts()));
        Assert.Null(await bot.Subscription(page));
    }
}
