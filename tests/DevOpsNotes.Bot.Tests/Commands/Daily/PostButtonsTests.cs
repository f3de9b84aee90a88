using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Workspaces;
using static DevOpsNotes.Bot.Tests.Commands.Daily.DailyTalk;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>What can be done with a post, by whoever reads it.</summary>
public sealed class PostButtonsTests
{
    [Fact]
    public async Task A_post_has_the_buttons_for_everybody_and_a_menu()
    {
        await using var bot = await Posted("daily every day 9");

        var post = Assert.IsType<Answer>(Assert.Single(bot.PostsTo()));

        Assert.Equal(Delivery.Public, post.Delivery);
        Assert.Equal(["Useful", "Save"], post.Buttons.Select(button => button.Label));
        Assert.Equal(["Less like this", "Pause", "Why this?", "Take back"], post.Menu.Select(button => button.Label));
    }

    [Theory]
    [InlineData("Useful", 1, 0, "Noted: useful. It comes earlier in the next round. Nobody is shown who voted.")]
    [InlineData("Less like this", 0, 1, "Noted: less like this. It comes later in the next round. Nobody is shown who voted.")]
    public async Task A_vote_is_one_a_person_and_answered_privately(string label, int useful, int notUseful, string said)
    {
        await using var bot = await Posted("daily every day 9");
        var post = Assert.IsType<Answer>(Assert.Single(bot.PostsTo()));

        await bot.Pressed(post.Named(label), DailyTalk.Bo, isOnShared: true);
        var voted = await bot.Pressed(post.Named(label), DailyTalk.Bo, isOnShared: true);

        Assert.Equal((Delivery.Private, said), (voted.Delivery, voted.Texts()[0]));
        await bot.Until(notes => notes.Votes.GetValueOrDefault(post.Note.Id) == new VoteTally(useful, notUseful));
    }

    [Fact]
    public async Task What_is_saved_is_found_by_who_saved_it_until_it_is_let_go()
    {
        await using var bot = await Posted("daily every day 9");
        var post = Assert.IsType<Answer>(Assert.Single(bot.PostsTo()));

        var saved = await bot.Pressed(post.Named("Save"), DailyTalk.Bo, isOnShared: true);
        await bot.Pressed(post.Named("Save"), DailyTalk.Bo, isOnShared: true);

        Assert.Equal("Kept for you: saved mine lists it.", saved.Texts()[0]);
        var mine = await bot.Noticed("saved mine", DailyTalk.Bo);
        Assert.Equal("You keep 1 lesson, the latest first:", mine.Texts()[0]);
        Assert.Equal(post.Note.Id, Assert.Single(mine.Choices).Note.Id);
        Assert.Equal("You keep nothing yet.", (await bot.Noticed("saved mine", DailyTalk.Ada)).Texts()[0]);

        var opened = Assert.IsType<Answer>(await bot.Press(mine.Choices[0].Open, DailyTalk.Bo));
        Assert.Equal(["It is not kept for you any more."], (await bot.Pressed(opened.Named("Do not keep it"), DailyTalk.Bo)).Texts());
        Assert.Equal("You keep nothing yet.", (await bot.Noticed("saved mine", DailyTalk.Bo)).Texts()[0]);
    }

    [Fact]
    public async Task What_is_marked_and_what_is_made_are_listed_together_those_that_are_marked_first()
    {
        await using var bot = await Posted("daily every day 9");
        var post = Assert.IsType<Answer>(Assert.Single(bot.PostsTo()));
        await bot.Pressed(post.Named("Save"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"", DailyTalk.Ada);
        await bot.Say("save \"We never test our backups.\" by Liz Outside", DailyTalk.Ada);

        var mine = await bot.Noticed("saved mine", DailyTalk.Ada);

        Assert.Equal("You keep 1 quote and 2 lessons, those you marked first:", mine.Texts()[0]);
        Assert.Equal(post.Note.Id, mine.Choices[0].Note.Id);
        Assert.Equal("Your team keeps 1 quote and 1 lesson, the latest first:", (await bot.Noticed("saved", DailyTalk.Ada)).Texts()[0]);
    }

    [Fact]
    public async Task Who_keeps_as_much_as_fits_is_told()
    {
        await using var bot = await Posted("daily every day 9");
        var bookmarks = await BookmarkStore.Open(bot.Tables, bot.Clock, CancellationToken.None);
        for (var i = 0; i < BookmarkStore.Most; i++)
            await bookmarks.Keep(DailyTalk.Bo.Workspace, DailyTalk.Bo.User, $"note-{i}", CancellationToken.None);

        Assert.StartsWith("You keep 500 already, which is all that fits.", (await bot.Pressed(bot.PostsTo()[0].Named("Save"), DailyTalk.Bo)).Texts()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_takeaway_opens_privately_and_can_be_saved()
    {
        await using var bot = await Posted("weekly mon 9");
        var digest = Assert.IsType<Notice>(Assert.Single(bot.PostsTo()));

        var opened = Assert.IsType<Answer>(await bot.Press(digest.Choices[3].Open, DailyTalk.Bo, isOnShared: true));

        Assert.Equal((digest.Choices[3].Note.Id, Delivery.Private), (opened.Note.Id, opened.Delivery));
        await bot.Pressed(opened.Named("Save"), DailyTalk.Bo);
        Assert.Equal(opened.Note.Id, Assert.Single((await bot.Noticed("saved mine", DailyTalk.Bo)).Choices).Note.Id);
    }

    [Theory]
    [InlineData("daily every day 9 on toil", "Why this?", "Nobody chose it. There are 12 lessons on toil, in an order drawn by lot for each round: this was number 1 of round 1.")]
    [InlineData("weekly mon 9", "Why these?", "Nobody chose it. There are 12 lessons, in an order drawn by lot for each round: these were numbers 1 to 5 of round 1.")]
    public async Task Why_says_how_it_was_drawn(string line, string label, string said)
    {
        await using var bot = await Posted(line);

        Assert.Equal(said, (await bot.Pressed(bot.PostsTo()[0].Named(label), DailyTalk.Bo, isOnShared: true)).Texts()[0]);
    }

    [Fact]
    public async Task Who_set_it_up_takes_a_post_back_and_the_status_tells()
    {
        await using var bot = await Posted("daily every day 9");
        var post = Assert.IsType<Answer>(Assert.Single(bot.PostsTo()));

        Assert.Equal(["It is taken back."], (await bot.Pressed(post.Named("Take back"), isOnShared: true)).Texts());

        Assert.Equal(["message"], bot.Posts.Deleted);
        Assert.Equal($"Today: posted “{post.Note.Title}”, and taken back.", (await bot.Noticed("daily status", DailyTalk.Ada)).Texts()[^1]);
        Assert.Equal(["It is taken back."], (await bot.Pressed(post.Named("Take back"), isOnShared: true)).Texts());
    }

    [Fact]
    public async Task An_admin_takes_it_back_and_others_do_not()
    {
        await using var bot = await Posted("daily every day 9");
        var takeBack = bot.PostsTo()[0].Named("Take back");

        Assert.Equal(["Only who set up the lesson here, or an admin, can take a post back."], (await bot.Pressed(takeBack, DailyTalk.Bo, isOnShared: true)).Texts());
        Assert.Empty(bot.Posts.Deleted);

        Assert.Equal(["It is taken back."], (await bot.Pressed(takeBack, DailyTalk.Bo with { IsAdmin = true }, isOnShared: true)).Texts());
    }

    [Fact]
    public async Task Once_who_set_it_up_is_forgotten_nobody_without_a_name_passes_for_that_person()
    {
        await using var bot = await Posted("daily every day 9");
        var subscriptions = await SubscriptionStore.Open(bot.Tables, CancellationToken.None);
        await subscriptions.Change(DailyTalk.Ada.Workspace, "C1", current => current with { Owner = "" }, CancellationToken.None);

        await bot.Pressed(bot.PostsTo()[0].Named("Take back"), DailyTalk.Bo with { User = "" });

        Assert.Empty(bot.Posts.Deleted);
    }

    [Fact]
    public async Task A_post_of_which_nobody_knows_where_it_is_stays()
    {
        await using var bot = await With(Lessons(("toil", 12)));
        await bot.Start("daily every day 9");
        bot.Posts.Answer = _ => new SendOutcome.Sent(Message: null);
        await bot.Days(1);

        Assert.Equal(["That post cannot be taken back: the platform did not say where it is."], (await bot.Pressed(bot.PostsTo()[0].Named("Take back"))).Texts());
    }

    [Fact]
    public async Task Every_click_says_that_posts_are_read()
    {
        await using var bot = await Posted("daily every day 9");
        foreach (var label in new[] { "Useful", "Save", "Less like this", "Pause", "Why this?", "Take back" })
        {
            bot.Clock.Advance(TimeSpan.FromDays(1));
            var now = bot.Clock.Now();
            await bot.Press(bot.PostsTo()[0].Named(label), DailyTalk.Bo, isOnShared: true);

            Assert.Equal(now, (await bot.Subscription())!.HeardAt);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("today|toil-1")]
    [InlineData("2026-03-02")]
    [InlineData("2026-13-02|toil-1")]
    [InlineData("2026-03-02|toil-1|more")]
    public async Task A_forged_value_is_refused(string value)
    {
        await using var bot = await Posted("daily every day 9");

        foreach (var action in new[] { PostButtons.Useful, PostButtons.Less, PostButtons.Save, PostButtons.Read, PostButtons.Why, PostButtons.TakeBack })
            Assert.StartsWith("This button belongs to another version", (await bot.Pressed(new Button("", action, value))).Texts()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_none_and_a_day_without_a_post_are_said()
    {
        await using var bot = await Posted("daily every day 9");

        foreach (var action in new[] { PostButtons.Useful, PostButtons.Less, PostButtons.Save, PostButtons.Read })
            Assert.Equal("That note is not here any more.", (await bot.Pressed(new Button("", action, "2026-03-02|nothing"))).Texts()[0]);
        foreach (var value in new[] { "2026-02-01|toil-1", "9998-03-02|toil-1" })
        {
            Assert.Equal(["Nothing is kept of this post any more."], (await bot.Pressed(new Button("", PostButtons.Why, value))).Texts());
            Assert.Equal(["That post cannot be taken back: the platform did not say where it is."], (await bot.Pressed(new Button("", PostButtons.TakeBack, value))).Texts());
        }
    }

    [Fact]
    public async Task From_another_conversation_or_workspace_nothing_is_learned_or_taken_back()
    {
        await using var bot = await Posted("daily every day 9");
        var post = bot.PostsTo()[0];

        foreach (var elsewhere in new[] { Stranger, DailyTalk.Ada with { Conversation = "C2" }, Alone })
        {
            Assert.Equal(["Nothing is kept of this post any more."], (await bot.Pressed(post.Named("Why this?"), elsewhere)).Texts());
            Assert.Equal(["Only who set up the lesson here, or an admin, can take a post back."], (await bot.Pressed(post.Named("Take back"), elsewhere)).Texts());
        }

        Assert.Empty(bot.Posts.Deleted);
    }

    [Theory]
    [InlineData("Useful")]
    [InlineData("Save")]
    [InlineData("Why this?")]
    [InlineData("Take back")]
    [InlineData("Pause")]
    public async Task A_store_that_is_down_is_said(string label)
    {
        await using var bot = await Posted("daily every day 9");
        bot.Tables.IsDown = _ => true;

        Assert.Equal(["The store does not answer, so not all of it was done. Press again in a minute."], (await bot.Pressed(bot.PostsTo()[0].Named(label))).Texts());
    }

    [Fact]
    public async Task The_team_s_own_words_come_on_fridays_and_its_lessons_are_not_voted_down()
    {
        await using var bot = await With();
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"", DailyTalk.Ada);
        await bot.Say("save \"We never test our backups.\" by Liz Outside", DailyTalk.Ada);
        await bot.Start("daily every day 9");
        await bot.Days(6);

        var posts = bot.PostsTo().Select(Assert.IsType<Answer>).ToList();

        Assert.All(posts, post => Assert.DoesNotContain("Less like this", post.Labels()));
        Assert.Equal("In your own words: “We never test our backups.” — Liz Outside", posts[4].Tail[^1].ToString());
        Assert.DoesNotContain(posts.Where(post => post != posts[4]), post => post.Tail.Any(line => line.ToString().Contains("backups", StringComparison.Ordinal)));
        var forged = new Button("", PostButtons.Less, posts[0].Named("Useful").Value);
        Assert.Equal(["A colleague’s words are not voted down here. Talk to your colleague."], (await bot.Pressed(forged)).Texts());
    }

    /// <summary>A bot that has started, and posted once: it is Tuesday, 09:00 in UTC.</summary>
    private static async Task<TestConversation> Posted(string line)
    {
        var bot = await With(Lessons(("toil", 12)));
        await bot.Start(line);
        await bot.Days(1);
        return bot;
    }
}
