using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Tests.Commands.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
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
            walk.LookAtPosts();

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
                foreach (var value in new[] { canary.Id, $"0|{canary.Id}|", $"0|{canary.Id}|export", $"2026-03-01|{canary.Id}" })
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

    [Theory]
    [InlineData("daily every day 9:00 UTC")]
    [InlineData("weekly every day 9:00 UTC")]
    public async Task No_post_and_no_button_of_it_shows_what_is_elsewhere(string line)
    {
        await using var bot = await With();
        var canaries = await Canary.Leave(bot);
        var walk = new LeakWalk(bot, canaries);
        bot.Posts.Readers = subscription => RoomOf(subscription).Openness;
        foreach (var room in Room.All.Where(room => room.Workspace != "page"))
            await bot.Start(line, room.Of(Cy));

        // Three Fridays.
        await bot.Days(20);
        walk.LookAtPosts();
        Assert.NotEmpty(canaries.Except(walk.Unseen));
        foreach (var (posted, room, person) in from posted in bot.Posts.Posts.TakeLast(12) from room in Room.All from person in LeakWalk.People select (posted, room, person))
            await walk.Follow(room, person, [posted.Post with { Delivery = Delivery.Public }]);

        Assert.Empty(walk.Leaks);
    }

    [Fact]
    public async Task Words_of_the_team_are_posted_on_fridays_where_all_of_it_may_read_them()
    {
        await using var bot = await With(TestNotes.Full);
        var canaries = await Canary.Leave(bot);
        bot.Posts.Readers = subscription => RoomOf(subscription).Openness;
        foreach (var room in Room.All.Where(room => room.Workspace == Room.All[0].Workspace))
            await bot.Start("daily every day 9:00 UTC", room.Of(Cy));
        await bot.Days(70);

        foreach (var room in Room.All.Where(room => room.Workspace == Room.All[0].Workspace))
        {
            var words = bot.Posts.Posts.Where(post => RoomOf(post.Subscription) == room && post.At.DayOfWeek == DayOfWeek.Friday).Select(post => post.Post).OfType<Answer>().SelectMany(post => post.Tail).Select(paragraph => paragraph.ToString()).ToList();
            Assert.NotEmpty(words);
            Assert.All(words, said => Assert.Contains(canaries, canary => canary.MayShowIn(room) && said.Contains(canary.Secret, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Where_nobody_knows_who_reads_along_nothing_is_posted_that_is_the_teams()
    {
        await using var bot = await With(TestNotes.Full);
        var canaries = await Canary.Leave(bot);
        bot.Posts.Readers = _ => Openness.Unknown;
        var room = Room.All[0];
        await bot.Start("daily every day 9:00 UTC", room.Of(Cy));
        await bot.Days(20);

        var shown = string.Join('\n', bot.PostsTo(room.Of(Cy)).OfType<Answer>().SelectMany(post => post.Tail.Select(paragraph => paragraph.ToString()).Append(post.Note.Text)));

        Assert.DoesNotContain(canaries.Where(canary => canary.IsEverybodys), canary => shown.Contains(canary.Secret, StringComparison.Ordinal));
    }

    private static Room RoomOf(Subscription subscription) => Room.All.Single(room => (room.Workspace, room.Conversation) == (subscription.Workspace.Key, subscription.Conversation));

    /// <summary>Every command as it is shown, and every note by its word.</summary>
    private static IEnumerable<string> Asked(TestConversation bot, IReadOnlyList<Canary> canaries) =>
        bot.Commands.All.SelectMany(command => command.Examples)
            .Concat(["", "saved here", "saved mine", "saved on toil", "saved by kim", "by kim", "by bo", "toil", "quote toil", "random toil", "daily 9 UTC on toil", "weekly now", "daily pause"])
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
