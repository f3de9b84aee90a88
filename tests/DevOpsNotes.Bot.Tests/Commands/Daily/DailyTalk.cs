using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Commands.Daily;

/// <summary>What tests of the lesson of the day say and press. It begins on Sunday, 1 March 2026, at 09:00 in UTC.</summary>
internal static class DailyTalk
{
    /// <summary>Ada, of whose zone and readers the platform tells.</summary>
    public static Caller Ada { get; } = InBrussels(TestConversation.Ada);

    public static Caller Bo { get; } = InBrussels(TestConversation.Bo);

    /// <summary>Ada in a direct message with the bot.</summary>
    public static Caller Alone { get; } = Ada with { Conversation = "D-ADA", Recipient = "U-ADA", IsDirect = true, Openness = _ => ValueTask.FromResult(Openness.Private) };

    private static Caller InBrussels(Caller caller) => caller with
    {
        Zone = _ => ValueTask.FromResult<string?>("Europe/Brussels"),
        ReaderCount = _ => ValueTask.FromResult<int?>(38),
    };

    /// <summary>Lessons, so many on each topic.</summary>
    public static Note[] Lessons(params (string Topic, int Count)[] topics) =>
    [
        .. topics.SelectMany(topic => Enumerable.Range(1, topic.Count).Select(number => TestNotes.Full with
        {
            Id = $"{topic.Topic.Replace(' ', '-')}-{number}",
            Title = $"On {topic.Topic}, number {number}",
            Topics = [topic.Topic],
            Attribution = TestNotes.Full.Attribution with { Talk = $"Talk {topic.Topic} {number}", Source = $"Source {topic.Topic} {number}", SourceUrl = null },
        })),
    ];

    public static IReadOnlyList<string> Texts(this Reply reply) => [.. Assert.IsType<Notice>(reply).Paragraphs.Select(paragraph => paragraph.ToString())];

    public static IReadOnlyList<string> Labels(this Reply reply) => [.. ButtonsOf(reply).Select(button => button.Label)];

    /// <summary>The button with a label, also one of a menu.</summary>
    public static Button Named(this Reply reply, string label) => ButtonsOf(reply).Single(button => button.Label == label);

    public static async Task<Notice> Pressed(this TestConversation bot, Button button, Caller? caller = null, bool isOnShared = false) =>
        Assert.IsType<Notice>(await bot.Press(button, caller ?? Ada, isOnShared));

    /// <summary>Says a line, and presses Start.</summary>
    public static async Task<Notice> Start(this TestConversation bot, string line = "daily 9", Caller? caller = null) =>
        await bot.Pressed((await bot.Noticed(line, caller ?? Ada)).Named("Start"), caller);

    public static Task<Subscription?> Subscription(this TestConversation bot, Caller? caller = null) =>
        bot.Services.GetRequiredService<SubscriptionStore>().Find((caller ?? Ada).Workspace, (caller ?? Ada).Recipient, CancellationToken.None);

    /// <summary>What was posted to a conversation or a person, without what only tells who changed something.</summary>
    public static IReadOnlyList<Reply> PostsTo(this TestConversation bot, Caller? caller = null) =>
        [.. bot.Posts.Posts.Where(post => post.Subscription.Conversation == (caller ?? Ada).Recipient).Select(post => post.Post).Where(post => post is Answer or Notice { Menu.Count: > 0 })];

    /// <summary>What told the conversations who changes something, the latest last.</summary>
    public static IReadOnlyList<string> Announced(this TestConversation bot) =>
        [.. bot.Posts.Posts.Select(post => post.Post).OfType<Notice>().Where(post => post.Menu.Count == 0).Select(post => post.Paragraphs[0].ToString())];

    /// <summary>Lets days pass, with a host that looks every quarter of an hour.</summary>
    public static async Task Days(this TestConversation bot, double days)
    {
        await using var host = await DailyHost.Start(bot.Tables, bot.Clock, bot.Posts, bot.Snapshots);
        for (var left = TimeSpan.FromDays(days); left > TimeSpan.Zero; left -= TimeSpan.FromMinutes(15))
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(15));
            await host.Round();
        }
    }

    /// <summary>A bot that has posted for two days, and is paused since.</summary>
    public static async Task<TestConversation> Running()
    {
        var bot = await TestConversation.With(TestNotes.Full);
        await bot.Start("daily every day 9");
        await bot.Days(1);
        bot.Posts.Answer = _ => new SendOutcome.Unknown("Slack did not answer in time");
        await bot.Days(1);
        await bot.Say("daily pause 2 weeks", Ada);
        return bot;
    }

    private static IEnumerable<Button> ButtonsOf(Reply reply) => reply switch
    {
        Notice notice => notice.Buttons.Concat(notice.Menu),
        Answer answer => answer.Buttons.Concat(answer.Menu),
        _ => [],
    };
}
