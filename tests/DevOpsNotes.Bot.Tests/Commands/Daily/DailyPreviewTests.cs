using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Storage.Notes;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>A preview is what comes next, for one person, and takes nothing out of the deck.</summary>
public sealed class DailyPreviewTests
{
    [Fact]
    public async Task It_shows_privately_what_is_posted_next_and_draws_nothing()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily every day 9");
        await bot.Days(3);

        var preview = Assert.IsType<Answer>(await bot.Say("daily now", DailyTalk.Ada));
        Assert.Equal(preview.Note.Id, Assert.IsType<Answer>(await bot.Say("daily preview", DailyTalk.Bo)).Note.Id);

        Assert.Equal((Delivery.Private, "Only you see this preview. Nothing is posted by it."), (preview.Delivery, preview.Lead[0].ToString()));
        Assert.Empty(preview.Buttons.Concat(preview.Menu));
        Assert.Equal(3, bot.PostsTo().Count);
        await bot.Days(1);
        Assert.Equal(preview.Note.Id, Assert.IsType<Answer>(bot.PostsTo()[^1]).Note.Id);
    }

    [Fact]
    public async Task Of_an_offer_it_shows_what_would_be_posted_first_and_starts_from_there()
    {
        await using var bot = await With(Lessons(("toil", 12), ("burnout", 12)));
        var offer = await bot.Noticed("daily every day 9 on burnout", DailyTalk.Ada);

        var preview = Assert.IsType<Answer>(await bot.Press(offer.Named("Preview"), DailyTalk.Ada));
        Assert.Equal("Lesson of the day, on burnout", preview.Lead[1].ToString());
        Assert.Null(await bot.Subscription());

        await bot.Pressed(preview.Named("Start"));
        await bot.Days(1);
        Assert.Equal(preview.Note.Id, Assert.IsType<Answer>(Assert.Single(bot.PostsTo())).Note.Id);
    }

    [Fact]
    public async Task It_has_words_of_the_team_if_the_next_post_has()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Say("save \"We never test our backups.\" by Liz Outside", DailyTalk.Ada);
        await bot.Start("daily every day 9");

        // Four posts until Thursday.
        await bot.Days(4);
        Assert.Contains("backups", (await bot.Answered("daily now", DailyTalk.Ada)).Tail[^1].ToString(), StringComparison.Ordinal);

        // Friday had its own.
        await bot.Days(1);
        var preview = Assert.IsType<Answer>(await bot.Press((await bot.Noticed("daily 16:00", DailyTalk.Ada)).Named("Preview"), DailyTalk.Ada));
        Assert.DoesNotContain(preview.Tail, line => line.ToString().Contains("backups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_is_shown_with_lessons_that_open()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("weekly mon 9");

        var preview = await bot.Noticed("weekly now", DailyTalk.Ada);
        Assert.Equal(["Only you see this preview. Nothing is posted by it.", "5 takeaways of this week:"], preview.Texts());
        Assert.Equal(Delivery.Private, preview.Delivery);
        Assert.Equal(preview.Choices[2].Note.Id, Assert.IsType<Answer>(await bot.Press(preview.Choices[2].Open, DailyTalk.Ada)).Note.Id);

        await bot.Days(1);
        Assert.Equal(preview.Choices.Select(choice => choice.Note.Id), Assert.IsType<Notice>(Assert.Single(bot.PostsTo())).Choices.Select(choice => choice.Note.Id));
    }

    [Fact]
    public async Task Where_nothing_is_set_it_leads_to_the_form_and_of_what_was_stopped_to_starting_it_again()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.IsType<Dialog>(await bot.Press((await bot.Say("daily now", DailyTalk.Ada)).Named("Set it up"), DailyTalk.Ada));

        await bot.Start();
        await bot.Say("stop", DailyTalk.Ada);
        await bot.Pressed((await bot.Say("daily now", DailyTalk.Ada)).Named("Start again"));
        Assert.False((await bot.Subscription())!.IsStopped);
    }

    [Fact]
    public async Task Where_others_read_the_answer_it_does_not_say_that_they_do_not()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.Equal("A preview: this is what comes next. It takes no lesson out of the deck.", (await bot.Answered("daily now", DailyTalk.Ada with { IsOverheard = true })).Lead[0].ToString());
    }

    [Fact]
    public async Task On_the_page_it_shows_and_starts_nothing()
    {
        await using var bot = await With(TestNotes.Full);

        Assert.Empty((await bot.Answered("daily now", DailyTalk.Ada with { Workspace = Scope.Of("page") })).Buttons);
    }

    [Fact]
    public async Task Without_a_lesson_it_says_so()
    {
        await using var bot = await With();

        Assert.Equal(["There are no lessons yet, and the bundled ones are off."], (await bot.Noticed("daily now", DailyTalk.Ada)).Texts());
    }
}
