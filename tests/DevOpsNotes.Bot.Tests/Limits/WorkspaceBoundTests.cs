using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>How much a workspace keeps, and what is said at the most. Here that is two of each.</summary>
public sealed class WorkspaceBoundTests : IAsyncLifetime
{
    private const string QuotesFull = "This workspace has saved 2 quotes, which is the most it can. Delete some that nobody needs, which “saved mine” lists, then save this again.";
    private const string LessonsFull = "This workspace was taught 2 lessons, which is the most it can. Take some back that nobody needs, which “saved mine” lists, then teach this again.";

    private static readonly WorkspaceBounds Two = new() { Quotes = 2, Lessons = 2, Votes = 2, Subscriptions = 2 };

    private TestConversation _bot = null!;

    public async Task InitializeAsync() => _bot = await Limited(rates: null, Two, TestNotes.Full);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Quotes_are_saved_again_once_there_is_room()
    {
        var first = Assert.IsType<Answer>(await _bot.Save(TestMessages.Of(Bo, id: "1")));
        await _bot.Say("save \"We never test our backups.\" by Liz Outside");

        Assert.Equal([QuotesFull], (await _bot.Quote(TestMessages.Of(Bo, id: "2"))).Texts());
        Assert.Equal([QuotesFull], (await _bot.Conversation.SaveWhole(Ada, TestMessages.Of(Bo, id: "2"), CancellationToken.None))!.Texts());
        Assert.Equal([QuotesFull], (await _bot.Say("save \"We test our backups.\" by Liz Outside")).Texts());
        Assert.Equal(2, (await _bot.Notes()).Quotes.Count);
        // What is saved is told as such, and another workspace has bounds of its own.
        Assert.IsType<Answer>(await _bot.Quote(TestMessages.Of(Bo, id: "1")));
        Assert.IsType<Dialog>(await _bot.Quote(TestMessages.Of(Bo, id: "2"), Stranger));

        await _bot.Press(first.Named("Undo"));
        Assert.IsType<Answer>(await _bot.Save(TestMessages.Of(Bo, id: "2")));
    }

    [Fact]
    public async Task Lessons_are_taught_again_once_there_is_room_and_nothing_that_was_typed_is_lost()
    {
        var first = await _bot.Answered("add \"Restart the queue before the worker.\"");
        await _bot.Answered("add \"Restart the worker after the queue.\"", Bo);

        Assert.Equal([LessonsFull, "You said:", "add \"Drain the queue first of all.\""], (await _bot.Say("add \"Drain the queue first of all.\"")).Texts());
        var form = Assert.IsType<Dialog>(await _bot.Say("add"));
        var kept = Assert.IsType<FieldErrors>(await _bot.Submit(form, Ada, ("Text", "Drain the queue first of all.")));
        Assert.Equal((LessonsFull, "Drain the queue first of all."), (kept.Errors["Text"], kept.Dialog.Fields[0].Value));

        await _bot.Press(first.Named("Take it back"));
        Assert.IsType<Answer>(await _bot.Submit(form, Ada, ("Text", "Drain the queue first of all.")));
    }

    [Fact]
    public async Task Votes_are_counted_up_to_the_most()
    {
        var answer = await _bot.Answered("toil");
        var (useful, notUseful) = (answer.Named("Useful"), answer.Named("Not useful"));
        await _bot.Press(useful);
        await _bot.Press(useful, Bo);
        await _bot.Until(notes => notes.Votes.Values.Sum(tally => tally.Useful) == 2);

        Assert.Equal(["This workspace has cast 2 votes, which is the most it can. This one was not counted; “forget me” takes back yours."], (await _bot.Press(useful, Cy)).Texts());

        // Who voted before may think better of it.
        Assert.IsType<Answer>(await _bot.Press(notUseful));
        await _bot.Until(notes => notes.Votes.Values.Sum(tally => tally.NotUseful) == 1);
        var post = new PostRef(new NodaTime.LocalDate(2026, 3, 2), TestNotes.Full.Id).ToString();
        Assert.StartsWith("Noted", (await _bot.Press(new Button("Useful", PostButtons.Useful, post))).Texts()[0], StringComparison.Ordinal);
        Assert.StartsWith("This workspace has cast", (await _bot.Press(new Button("Useful", PostButtons.Useful, post), Cy)).Texts()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lessons_of_the_day_start_again_once_one_was_stopped_and_those_that_go_on_can_be_changed()
    {
        var other = DailyTalk.Ada with { Conversation = "C2" };
        await _bot.Start("daily 9", DailyTalk.Ada);
        await _bot.Start("daily 9", other);

        Assert.Equal(
            ["This workspace has 2 lessons of the day, which is the most it can. Say “stop” where one is no longer read, then start this again."],
            (await _bot.Start("daily 9", DailyTalk.Ada with { Conversation = "C3" })).Texts());
        Assert.Contains("10:00", (await _bot.Start("daily 10", other)).Texts()[0], StringComparison.Ordinal);

        await _bot.Say("stop", other);
        Assert.Contains("09:00", (await _bot.Start("daily 9", DailyTalk.Ada with { Conversation = "C3" })).Texts()[0], StringComparison.Ordinal);
    }
}
