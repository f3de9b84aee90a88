using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Tests.Commands;

public sealed class VoteTests
{
    [Fact]
    public async Task A_person_has_one_vote_on_a_note_and_may_change_it()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        var voted = await Vote(bot, "Useful");
        Assert.Equal(["Share here", "✓ Useful", "Not useful"], voted.Buttons.Select(button => button.Label));
        await Vote(bot, "Useful");
        await bot.Until(notes => notes.Votes.GetValueOrDefault(TestNotes.Full.Id) == new VoteTally(1, 0));

        Assert.Equal(["Share here", "Useful", "✓ Not useful"], (await Vote(bot, "Not useful")).Buttons.Select(button => button.Label));
        await bot.Until(notes => notes.Votes[TestNotes.Full.Id] == new VoteTally(0, 1));
    }

    [Fact]
    public async Task Two_people_have_two_votes_and_another_team_sees_neither()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);

        await Vote(bot, "Useful");
        await Vote(bot, "Useful", TestConversation.Bo);

        await bot.Until(notes => notes.Votes.GetValueOrDefault(TestNotes.Full.Id) == new VoteTally(2, 0));
        Assert.Empty((await bot.Notes(TestConversation.Stranger)).Votes);
    }

    [Fact]
    public async Task What_people_find_useful_is_drawn_more_often_and_what_they_do_not_less()
    {
        await using var bot = await TestConversation.With(TestNotes.Full with { Id = "liked" }, TestNotes.Full with { Id = "plain" }, TestNotes.Full with { Id = "disliked" });
        foreach (var person in Enumerable.Range(0, 8))
        {
            var voter = TestConversation.Ada with { User = $"U{person}" };
            await bot.Press(new Button("", "useful", "0|liked|"), voter);
            await bot.Press(new Button("", "not-useful", "0|disliked|"), voter);
        }

        await bot.Until(notes => notes.Votes.Values.Sum(votes => votes.Useful + votes.NotUseful) == 16);
        var drawn = new List<string>();
        foreach (var _ in Enumerable.Range(0, 600))
            drawn.Add((await bot.Answered("random")).Note.Id);

        var counts = drawn.CountBy(id => id).ToDictionary();
        Assert.InRange(counts["liked"], 1.4 * counts["plain"], 2.6 * counts["plain"]);
        Assert.InRange(counts["disliked"], 1, 0.5 * counts["plain"]);
    }

    [Fact]
    public async Task Another_draw_is_another_note()
    {
        await using var bot = await TestConversation.With(TestNotes.Full with { Id = "heads" }, TestNotes.Full with { Id = "tails" });

        var answer = await bot.Answered("random");
        foreach (var _ in Enumerable.Range(0, 10))
        {
            var next = Assert.IsType<Answer>(await bot.Press(answer.Buttons.Single(button => button.Label == "Another")));
            Assert.NotEqual(answer.Note.Id, next.Note.Id);
            answer = next;
        }
    }

    [Fact]
    public async Task A_vote_that_cannot_be_kept_is_said_and_not_counted()
    {
        await using var bot = await TestConversation.With(TestNotes.Full);
        var answer = await bot.Answered("toil");
        bot.Tables.IsDown = _ => true;

        var reply = Assert.IsType<Notice>(await bot.Press(answer.Buttons.Single(button => button.Label == "Useful")));

        Assert.StartsWith("The store does not answer", reply.Paragraphs[0].ToString(), StringComparison.Ordinal);
        bot.Tables.IsDown = _ => false;
        Assert.Empty((await bot.Notes()).Votes);
    }

    private static async Task<Answer> Vote(TestConversation bot, string label, Bot.Commands.Caller? caller = null) =>
        Assert.IsType<Answer>(await bot.Press((await bot.Answered("toil", caller)).Buttons.Single(button => button.Label == label), caller));
}
