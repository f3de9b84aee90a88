using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>A person asks what is kept of them, and has it erased.</summary>
public sealed class ForgettingTests
{
    private const string Queue = "Restart the queue before the worker, or jobs run twice.";
    private const string RemoveWords = "Forget me, remove my words";
    private const string KeepWords = "Forget me, keep my words without my name";

    [Fact]
    public async Task Who_left_nothing_is_told_so_and_has_nothing_to_forget()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        var notice = await bot.Noticed("forget me");

        Assert.Equal(["Nothing that you saved, taught or voted is kept in this workspace, nor words of yours."], Texts(notice));
        Assert.Equal(["Never quote me"], notice.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task What_is_kept_is_told_by_kind_and_nothing_is_erased_before_a_button_is_pressed()
    {
        await using var bot = await Filled();

        var notice = await bot.Noticed("forget me, please");

        Assert.Equal("Kept of you in this workspace: 1 quote you saved, 1 vote, 1 lesson you taught, 1 quote of your words, your id in the record of 1 change.", Texts(notice)[0]);
        Assert.Equal([RemoveWords, KeepWords, "Never quote me"], notice.Buttons.Select(button => button.Label));
        Assert.Equal(notice.Paragraphs, (await bot.Noticed("forget me")).Paragraphs, (one, other) => one.ToString() == other.ToString());
    }

    [Fact]
    public async Task Forgotten_with_all_words_a_person_is_seen_nowhere_any_more_at_once()
    {
        await using var bot = await Filled();

        var forgotten = await Forget(bot, RemoveWords);

        Assert.Equal(Delivery.Replace, forgotten.Delivery);
        Assert.Contains("2 quotes removed.", Texts(forgotten));
        var notes = await bot.Notes();
        Assert.Empty(notes.Quotes);
        Assert.Equal("", Assert.Single(notes.Lessons).Author);
        Assert.IsType<Notice>(await bot.Say("flaky tests erode trust"));
        Assert.Equal("Nothing that you saved, taught or voted is kept in this workspace, nor words of yours.", Texts(await bot.Noticed("forget me"))[0]);
        Assert.DoesNotContain((await bot.Answered("jobs run twice")).Buttons, button => button.Label == "Take it back");
        Assert.Equal([Queue], (await bot.Kept(TestConversation.Ada)).Select(note => note.Text));
        await bot.Until(seen => seen.Votes.Count == 0);
    }

    [Fact]
    public async Task Forgotten_without_the_words_these_stay_as_the_teams()
    {
        await using var bot = await Filled();

        var forgotten = await Forget(bot, KeepWords);

        Assert.Contains("1 quote without your name now.", Texts(forgotten));
        var answer = await bot.Answered("flaky tests erode trust", TestConversation.Bo);
        Assert.Equal(("Your team", null), (Credits.Of(answer.Note).Who, Credits.Of(answer.Note).Link));
        Assert.DoesNotContain("Ada", string.Join(' ', answer.Note.Attribution.Speakers), StringComparison.Ordinal);
        Assert.Equal([answer.Note.Id], (await bot.Notes()).Quotes.Select(quote => quote.Note.Id));
        // Who is nobody's words may not remove them, not even who said them.
        Assert.DoesNotContain((await bot.Answered("flaky tests erode trust")).Buttons, button => button.Label == "Remove");
    }

    [Fact]
    public async Task Lessons_of_the_day_and_bookmarks_are_told_and_the_persons_own_are_erased()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        var (subscriptions, bookmarks) = (await SubscriptionStore.Open(bot.Tables, CancellationToken.None), await BookmarkStore.Open(bot.Tables, bot.Clock, CancellationToken.None));
        await subscriptions.Set(DailyBy(TestConversation.Ada, "C1", isPersonal: false), CancellationToken.None);
        await subscriptions.Set(DailyBy(TestConversation.Ada, "D-ADA", isPersonal: true), CancellationToken.None);
        await bookmarks.Keep(TestConversation.Ada.Workspace, TestConversation.Ada.User, "toil", CancellationToken.None);

        var told = await bot.Noticed("forget me");
        await Forget(bot, KeepWords);

        Assert.Equal("Kept of you in this workspace: 2 lessons of the day you set up, 1 bookmark.", Texts(told)[0]);
        Assert.Equal([("C1", "")], (await subscriptions.All(TestConversation.Ada.Workspace, CancellationToken.None)).Select(kept => (kept.Conversation, kept.Owner)));
        Assert.StartsWith("Nothing that you saved", Texts(await bot.Noticed("forget me"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_workspace_and_other_people_keep_what_they_have()
    {
        await using var bot = await Filled();
        await bot.Answered($"add \"{Queue}\"", TestConversation.Stranger);
        await bot.Press((await bot.Answered("toil", TestConversation.Bo)).Buttons.Single(button => button.Label == "Useful"), TestConversation.Bo);

        await Forget(bot, RemoveWords);

        Assert.Equal("U-ADA", Assert.Single((await bot.Notes(TestConversation.Stranger)).Lessons).Author);
        Assert.Contains("1 vote", Texts(await bot.Noticed("forget me", TestConversation.Bo))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_forgets_nobody_but_who_asked()
    {
        await using var bot = await Filled();
        var notice = await bot.Noticed("forget me", TestConversation.Bo);

        var reply = Assert.IsType<Notice>(await bot.Press(notice.Buttons[0], TestConversation.Ada, isOnShared: true));

        Assert.StartsWith("This button is for who asked.", Texts(reply)[0], StringComparison.Ordinal);
        Assert.Contains("1 quote you saved", Texts(await bot.Noticed("forget me"))[0], StringComparison.Ordinal);
        Assert.Contains("1 quote you saved", Texts(await bot.Noticed("forget me", TestConversation.Bo))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wish_never_to_be_quoted_stays_and_this_is_said()
    {
        await using var bot = await Filled();
        await bot.Services.GetRequiredService<QuoteStore>().QuoteNever(TestConversation.Ada.Workspace, "U-ADA", CancellationToken.None);
        Assert.StartsWith("Your wish never to be quoted stays", Texts(await bot.Noticed("forget me"))[^1], StringComparison.Ordinal);

        await Forget(bot, RemoveWords);

        Assert.Equal(["Nothing that you saved, taught or voted is kept in this workspace, nor words of yours.", "Your wish never to be quoted stays, under a hash in place of your id; without it, your words could be saved again."], Texts(await bot.Noticed("forget me")));
        Assert.Contains("does not want to be quoted", Texts(Assert.IsType<Notice>(await Save(bot, TestConversation.Bo, TestConversation.Ada, "Other words entirely.")))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_and_pressing_again_finishes()
    {
        await using var bot = await Filled();
        var notice = await bot.Noticed("forget me");
        var operations = 0;
        // The first quote is gone, then the store is.
        bot.Tables.IsDown = _ => ++operations > 4;

        var failed = Assert.IsType<Notice>(await bot.Press(notice.Buttons[0]));
        Assert.StartsWith("The store does not answer", Texts(await bot.Noticed("forget me"))[0], StringComparison.Ordinal);
        bot.Tables.IsDown = _ => false;

        Assert.StartsWith("The store does not answer, so not all of it was done.", Texts(failed)[0], StringComparison.Ordinal);
        Assert.StartsWith("You are forgotten here", Texts(Assert.IsType<Notice>(await bot.Press(notice.Buttons[0])))[0], StringComparison.Ordinal);
        Assert.Equal("Nothing that you saved, taught or voted is kept in this workspace, nor words of yours.", Texts(await bot.Noticed("forget me"))[0]);
        await bot.Until(notes => notes.Quotes.Count == 0 && notes.Votes.Count == 0);
    }

    /// <summary>Ada saved words of Bo's, Bo saved words of Ada's, and Ada taught and voted.</summary>
    private static async Task<TestConversation> Filled()
    {
        var bot = await TestConversation.With(TestNotes.Full);
        Assert.IsType<Answer>(await Save(bot, TestConversation.Ada, TestConversation.Bo, "Small batches calm everybody down."));
        Assert.IsType<Answer>(await Save(bot, TestConversation.Bo, TestConversation.Ada, "Flaky tests erode trust."));
        await bot.Answered($"add \"{Queue}\"");
        await bot.Press((await bot.Answered("toil")).Buttons.Single(button => button.Label == "Useful"));
        return bot;
    }

    private static Subscription DailyBy(Caller owner, string conversation, bool isPersonal) => new()
    {
        Workspace = owner.Workspace,
        Conversation = conversation,
        IsPersonal = isPersonal,
        Schedule = new Schedule { Time = new LocalTime(9, 0), Zone = DateTimeZone.Utc, Days = DaySet.Weekdays },
        EffectiveFrom = Instant.FromUtc(2026, 3, 1, 9, 0),
        Owner = owner.User,
    };

    private static async Task<Reply> Save(TestConversation bot, Caller saver, Caller author, string words)
    {
        var message = new QuotedMessage { Conversation = "C1", Id = words, AuthorId = author.User, Author = author.Name, Text = words, Link = new Uri("https://example.slack.com/archives/C1/p1"), Openness = Openness.Public };
        var form = Assert.IsType<Dialog>(await bot.Conversation.Quote(saver, message, CancellationToken.None));
        return await bot.Submit(form, saver, [.. form.Fields.Select(field => (field.Name, field.Value))]);
    }

    private static async Task<Notice> Forget(TestConversation bot, string label) =>
        Assert.IsType<Notice>(await bot.Press((await bot.Noticed("forget me")).Buttons.Single(button => button.Label == label)));

    private static string[] Texts(Notice notice) => [.. notice.Paragraphs.Select(paragraph => paragraph.ToString())];
}
