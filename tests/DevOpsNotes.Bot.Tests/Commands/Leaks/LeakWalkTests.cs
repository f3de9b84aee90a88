using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Leaks;

/// <summary>Nothing leaks from one workspace, or one conversation, into another, whatever is said, pressed or filled in.</summary>
public sealed class LeakWalkTests
{
    private static readonly IReadOnlyList<string> Lines = [.. LineTests.Lines.Select(line => (string)line[0])];

    [Fact]
    public async Task No_line_shows_what_is_elsewhere_and_each_note_is_shown_where_it_belongs()
    {
        await using var bot = await WithLessons();
        var canaries = await Canary.Leave(bot);
        var walk = new LeakWalk(bot, canaries);

        foreach (var room in Room.All)
        {
            foreach (var line in Lines.Concat(Asked(bot, canaries)).Distinct())
                await walk.Say(room, Cy, line);
            foreach (var (person, line) in LeakWalk.People.SelectMany(person => Asked(bot, canaries).Select(line => (person, line))))
                await walk.Say(room, person, line);
        }

        Assert.Empty(walk.Leaks);
        Assert.Empty(walk.Unseen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task No_button_and_no_form_that_a_reply_leads_to_shows_what_is_elsewhere(int number)
    {
        var room = Room.All[number];
        foreach (var person in LeakWalk.People)
        {
            await using var bot = await With(TestNotes.Full);
            var canaries = await Canary.Leave(bot);
            var walk = new LeakWalk(bot, canaries);
            var replies = new List<Reply>();
            foreach (var line in Asked(bot, canaries))
                replies.Add(await walk.Say(room, person, line));

            await walk.Follow(room, person, replies);

            Assert.Empty(walk.Leaks);
        }
    }

    [Fact]
    public async Task No_button_that_names_what_is_elsewhere_shows_it()
    {
        await using var names = await With();
        foreach (var action in names.Names.Actions.Append(Button.SayAction))
        {
            await using var bot = await With();
            var canaries = await Canary.Leave(bot);
            var walk = new LeakWalk(bot, canaries);

            foreach (var (person, room, canary) in From(canaries))
            {
                foreach (var value in new[] { canary.Id, $"0|{canary.Id}|", $"0|{canary.Id}|export" })
                {
                    if (await walk.Press(room, person, new Button("", action, value)) is Dialog dialog)
                        await walk.Send(room, person, dialog);
                }
            }

            Assert.Empty(walk.Leaks);
        }
    }

    [Fact]
    public async Task No_form_that_names_what_is_elsewhere_shows_it()
    {
        await using var names = await With();
        foreach (var name in names.Names.Dialogs)
        {
            await using var bot = await With();
            var canaries = await Canary.Leave(bot);
            var walk = new LeakWalk(bot, canaries);

            foreach (var (person, room, canary) in From(canaries))
            {
                foreach (var state in new[] { canary.Id, canary.Room.Conversation, WithoutText(canary.State) })
                {
                    var submission = new Submission(room.Of(person), name, state, new Dictionary<string, string> { [nameof(QuoteDraft.Words)] = "Toil makes", ["Text"] = "Toil makes", [QuoteForms.Where] = QuoteForms.Everywhere });
                    walk.Look(await bot.Conversation.Submit(submission, CancellationToken.None), room, $"{person.Name} in {room} sent {name} of {state}");
                }
            }

            Assert.Empty(walk.Leaks);
        }
    }

    [Fact]
    public async Task What_is_shared_among_strangers_is_theirs_alone_also_where_who_shares_it_sees_more()
    {
        await using var bot = await With();
        var canaries = await Canary.Leave(bot);
        var walk = new LeakWalk(bot, canaries);

        foreach (var (person, room, canary) in From(canaries).Where(step => step.Room.Openness == Openness.Shared))
        {
            var reply = await bot.Press(new Button("", AnswerButtons.Share, $"0|{canary.Id}|"), room.Of(person) with { IsAmongStrangers = false });
            if (reply.Delivery == Delivery.Public)
                walk.Look(reply, room, $"{person.Name} shared in {room}");
        }

        Assert.Empty(walk.Leaks);
    }

    /// <summary>Every command as it is shown, and every note by its word.</summary>
    private static IEnumerable<string> Asked(TestConversation bot, IReadOnlyList<Canary> canaries) =>
        bot.Commands.All.SelectMany(command => command.Examples)
            .Concat(["", "saved here", "saved mine", "saved on toil", "saved by kim", "by kim", "by bo", "toil", "quote toil", "random toil"])
            .Concat(canaries.Select(canary => canary.Key))
            .Concat(canaries.Select(canary => $"{canary.Key} toil deployment"));

    /// <summary>Everybody from everywhere for every note of one workspace: first who has nothing to do with it, last who saved it, where it is.</summary>
    private static IEnumerable<(Caller Person, Room Room, Canary Canary)> From(IReadOnlyList<Canary> canaries) =>
        from person in LeakWalk.People
        from canary in canaries
        where canary.Room.Workspace == Room.All[0].Workspace
        from room in Room.All.OrderBy(room => room == canary.Room)
        select (person, room, canary);

    /// <summary>A form's state has the text that its sender was shown; another sender only guesses where it stood.</summary>
    private static string WithoutText(string state) => QuotedMessage.Read(state) is { } message ? (message with { Text = "Toil makes" }).ToString() : state;
}
