using System.Text.Json;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static NodaTime.IsoDayOfWeek;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>
/// Eight days of one host with Slack and Teams: people set up lessons on a Sunday, a channel is archived, a group chat removes the
/// bot, Slack refuses everything for a while, and in America clocks are set forward. The clock jumps to what is due and moves in
/// small steps around it.
/// </summary>
public sealed class Week : IAsyncLifetime
{
    internal const string Archived = "C2";
    private const string OtherChannel = "19:other@thread.tacv2";

    private const string Brussels = "Europe/Brussels";
    private const string NewYork = "America/New_York";

    internal static readonly Instant Begin = Instant.FromUtc(2026, 3, 1, 9, 30);
    internal static readonly Instant End = Instant.FromUtc(2026, 3, 9, 12, 0);

    /// <summary>While Slack takes no messages, each of which is to come back after so many seconds.</summary>
    internal static readonly Interval Refused = new(Instant.FromUtc(2026, 3, 2, 8, 29), Instant.FromUtc(2026, 3, 2, 8, 34));

    internal static readonly Instant Clicked = Instant.FromUtc(2026, 3, 4, 12, 0);
    internal static readonly Instant TakenBack = Instant.FromUtc(2026, 3, 5, 12, 0);

    private const int RetryAfter = 120;

    private static readonly IsoDayOfWeek[] Weekdays = [Monday, Tuesday, Wednesday, Thursday, Friday];
    private static readonly IsoDayOfWeek[] Always = [.. Weekdays, Saturday, Sunday];

    internal static readonly IReadOnlyList<Wish> Wishes =
    [
        new("C1", "daily weekdays 9:30 Europe/Brussels", new LocalTime(9, 30), Brussels, Weekdays),
        new(Archived, "daily every day 9:30 Brussels", new LocalTime(9, 30), Brussels, Always) { EndedOn = new LocalDate(2026, 3, 3) },
        new("C3", "daily every day 9am America/New_York", new LocalTime(9, 0), NewYork, Always),
        new("C4", "daily mon, wed, fri 16:15 Asia/Tokyo on toil", new LocalTime(16, 15), "Asia/Tokyo", Monday, Wednesday, Friday),
        new("C5", "weekly friday 15:00 Europe/Brussels", new LocalTime(15, 0), Brussels, Friday),
        new("C6", "daily", new LocalTime(9, 30), Brussels, Tuesday, Saturday),
        new("U7", "daily every day 8:15 Europe/Brussels", new LocalTime(8, 15), Brussels, Always),
        new("U8", "daily weekdays 12:45pm Asia/Kolkata", new LocalTime(12, 45), "Asia/Kolkata", Weekdays),
        new(Said.Channel, "daily weekdays 9:30 Europe/Brussels", new LocalTime(9, 30), Brussels, Weekdays),
        new(OtherChannel, "daily thu, fri, sat 23:58 Pacific/Auckland", new LocalTime(23, 58), "Pacific/Auckland", Thursday, Friday, Saturday),
        new(Said.Group, "daily weekdays 9:30 Europe/Brussels", new LocalTime(9, 30), Brussels, Weekdays) { EndedOn = new LocalDate(2026, 3, 4) },
        new(Said.Chat, "daily every day 2:30 America/New_York", new LocalTime(2, 30), NewYork, Always),
    ];

    internal BothHost Bot { get; private set; } = null!;

    internal WeekPeople People { get; private set; } = null!;

    /// <summary>What people were told on the way, by what they did.</summary>
    internal Dictionary<string, string> Told { get; } = [];

    internal IReadOnlyList<SeenPost> Posts => [.. SeenPost.In(Bot.Slack), .. SeenPost.In(Bot.Teams)];

    private Instant Now => Instant.FromDateTimeOffset(Bot.Time.GetUtcNow());

    public async Task InitializeAsync()
    {
        Bot = await BothHost.Start();
        People = new WeekPeople(Bot);
        await SetUp();
        var happens = Happenings();
        foreach (var moment in Wishes.SelectMany(wish => wish.Due(Begin, End)).Select(due => due.At).Concat(happens.Keys).Distinct().Order())
        {
            JumpTo(moment - Duration.FromSeconds(4));
            await PassUntil(moment);
            await (happens.TryGetValue(moment, out var happening) ? happening() : Post(moment));
        }

        JumpTo(End);
    }

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    private async Task SetUp()
    {
        var line = Wishes.ToDictionary(wish => wish.Conversation, wish => wish.Line);
        Bot.Slack.Knows("U6", "Eve", zone: Brussels);
        await People.BySlash("C1", "U1", line["C1"]);
        await People.BySlash(Archived, "U2", line[Archived]);
        await People.BySlash("C3", "U3", line["C3"]);
        await People.BySlash("C4", "U4", line["C4"]);
        await People.BySlash("C5", "U5", line["C5"]);
        await People.ByForm("C6", "U6", line["C6"], ("Time", "9:30"), ("Days", "tuesday, saturday"));
        await People.ByDirectMessage("D7", "U7", line["U7"]);
        await People.BySlash("D8", "U8", line["U8"]);
        await People.ByMessage(Said.InChannel(line[Said.Channel]), Said.InChannel(""));
        await People.ByMessage(InOther(Said.BySlash(line[OtherChannel])), InOther(Said.InChannel("")));
        await People.ByMessage(Said.InGroup(line[Said.Group]), Said.InGroup(""));
        await People.ByMessage(Said.InChat(line[Said.Chat]), Said.InChat(""));
        Assert.True(Now < Begin, $"It took until {Now} to set it up.");
    }

    /// <summary>The same in another channel of the team.</summary>
    private static JsonObject InOther(JsonObject activity)
    {
        activity["conversation"]!["id"] = OtherChannel + ";messageid=1790000000002";
        activity["channelData"]!["channel"]!["id"] = OtherChannel;
        return activity;
    }

    /// <summary>What happens beside posts, and when: never at a moment at which one is due.</summary>
    private Dictionary<Instant, Func<Task>> Happenings() => new()
    {
        [Refused.Start] = () => AtOnce(() => Bot.Slack.PostsPause = RetryAfter),
        [Refused.End] = LetThrough,
        [Instant.FromUtc(2026, 3, 3, 7, 0)] = () => AtOnce(() => Bot.Slack.Archived[Archived] = true),
        [Instant.FromUtc(2026, 3, 4, 5, 0)] = () => Bot.Tell(Said.Installation("remove", Said.InGroup(""))),
        [Clicked] = async () => Told["click"] = await People.Press(SlackButtons.Labelled(PostOf("C1", Clicked), "Useful"), "C1", "U2", isEphemeral: false),
        [TakenBack] = async () => Told["taking back"] = await People.Press(SlackButtons.Menu(PostOf("C1", TakenBack)).Single(option => SlackButtons.Label(option) == "Take back"), "C1", "U1", isEphemeral: false),
    };

    private JsonElement PostOf(string conversation, Instant day) => Posts.Single(post => post.Conversation == conversation && post.Date == day.InUtc().Date).Message;

    /// <summary>Slack takes messages again: those that it refused come when their time is over.</summary>
    private async Task LetThrough()
    {
        Bot.Slack.PostsPause = null;
        await Until(Refused.End, Duration.FromSeconds(RetryAfter + 30));
    }

    private async Task Post(Instant moment)
    {
        // A post is found half a minute late at most, and sent then: this clock only has to wait for the machine.
        await PassUntil(moment + Duration.FromSeconds(25));
        if (!Refused.Contains(moment))
            await Until(moment, Duration.FromSeconds(120));
    }

    /// <summary>Waits until all that was due at a moment is there, or has ended, and is recorded; for so long by the clock.</summary>
    private async Task Until(Instant moment, Duration limit)
    {
        var (posts, ends) = (Wishes.Sum(wish => wish.Due(Begin, moment).Count()), Wishes.Count(wish => wish.EndsAt <= moment));
        var lanes = Bot.Host.Services.GetRequiredService<DailyLanes>();
        await Bot.Host.Until(() => (Posts.Count >= posts && Ends() >= ends && lanes.IsIdle) || Now > moment + limit, TimeSpan.FromMilliseconds(200));
    }

    /// <summary>How often somebody was told that a lesson has ended.</summary>
    private int Ends() => Bot.Slack.Taken.Select(call => call.Body).Concat(Bot.Teams.Calls.Where(call => call.Method == "POST").Select(call => call.Body)).Count(message => message.GetRawText().Contains(" has ended. ", StringComparison.Ordinal));

    /// <summary>Nothing happens meanwhile: timers ring once, as on a machine that slept.</summary>
    private void JumpTo(Instant moment)
    {
        if (moment > Now && !Refused.Contains(Now))
            Bot.Time.Advance((moment - Now).ToTimeSpan());
    }

    private async Task PassUntil(Instant moment)
    {
        if (moment > Now)
            await Bot.Host.Pass((moment - Now).ToTimeSpan());
    }

    private static Task AtOnce(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
