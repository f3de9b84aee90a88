using System.Diagnostics;
using DevOpsNotes.Storage.AzureTables;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>The lesson of the day by processes that end in the middle of it.</summary>
public sealed class DailyProcessTests : IAsyncLifetime
{
    /// <summary>Of one workspace a host has no more on their way: <c>DailyLanes.OfWorkspace</c>.</summary>
    private const int MostOnTheirWay = 32;

    private readonly Desk _desk = new();
    private readonly SlowSlack _slack = new();
    private readonly List<BotProcess> _bots = [];

    public Task InitializeAsync() => _slack.Start();

    public async Task DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        await _slack.DisposeAsync();
        _desk.Dispose();
    }

    [NodeFact]
    public async Task Of_three_hosts_that_serve_a_thousand_channels_one_is_killed_and_what_it_was_sending_is_all_that_is_not_known()
    {
        const int Channels = 1000;
        await using var azurite = await Azurite.Start();
        var account = azurite.NewAccount();
        await using var tables = AzureTableStorage.Open(account);
        var channels = await DailyChannels.SetUp(tables, Channels);
        var hosts = new[] { "one", "two", "three" }.Select(name => Start(name, [], ("Storage__ConnectionString", account))).ToList();

        await Until(() => _slack.Posts.Count >= 200 && _slack.PostsOf("one").Count > 0);
        _slack.Hold("one");
        await Until(() => _slack.Held.Count > 0);
        await hosts[0].Kill();
        await Until(() => _slack.Posts.Distinct().Count() >= Channels - MostOnTheirWay);
        var kept = await Settled(channels, Channels);

        Assert.Empty(_slack.Posts.GroupBy(channel => channel).Where(posts => posts.Count() > 1).Select(posts => posts.Key));
        var unknown = Of(kept, PostOutcome.Claimed);
        Assert.InRange(unknown.Count, 1, MostOnTheirWay);
        Assert.Empty(_slack.Held.Except(unknown));
        var sent = Of(kept, PostOutcome.Sent);
        Assert.Equal(Channels, unknown.Count + sent.Count);
        Assert.Empty(sent.Except(_slack.Posts));
        Assert.All(hosts[1..], host => Assert.False(host.HasExited));
    }

    [LinuxFact]
    public async Task A_host_that_is_told_to_stop_finishes_what_is_on_its_way_and_the_next_one_posts_the_rest()
    {
        const int Channels = 200;
        Directory.CreateDirectory(_desk.Data);
        await using var tables = await SqliteTables.Open(Path.Combine(_desk.Data, "devopsnotes.db"));
        var channels = await DailyChannels.SetUp(tables, Channels);

        var first = Start("one", ["--data", _desk.Data]);
        await Until(() => _slack.Posts.Count >= 50);
        first.Terminate();
        var ending = Stopwatch.StartNew();
        var ended = await first.Finish();

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.InRange(ending.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var kept = await channels.Kept();
        Assert.All(kept.Values, outcome => Assert.Equal(PostOutcome.Sent, outcome));
        Assert.Equal(_slack.Posts.Order(), kept.Keys.Order());
        Assert.InRange(kept.Count, 50, Channels - 1);

        Start("two", ["--data", _desk.Data]);
        await Until(() => _slack.Posts.Count >= Channels);
        Assert.Equal(Channels, Of(await Settled(channels, Channels), PostOutcome.Sent).Count);
        Assert.Equal(Channels, _slack.Posts.Distinct().Count());
        Assert.Equal(Channels, _slack.Posts.Count);
    }

    private BotProcess Start(string name, string[] arguments, params (string, string)[] settings)
    {
        var bot = BotProcess.StartWithLessons(["serve", "--urls", "http://127.0.0.1:0", .. arguments], [.. _slack.SettingsOf(name), .. settings]);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>What is kept once there is something of each channel, and no host that lives is on its way to say more.</summary>
    private static async Task<IReadOnlyDictionary<string, PostOutcome>> Settled(DailyChannels channels, int count)
    {
        var waiting = Stopwatch.StartNew();
        for (var before = await channels.Kept(); ;)
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(30), $"Something is kept of {before.Count} channels.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            var now = await channels.Kept();
            if (now.Count == count && Of(now, PostOutcome.Claimed).SequenceEqual(Of(before, PostOutcome.Claimed)))
                return now;
            before = now;
        }
    }

    private static List<string> Of(IReadOnlyDictionary<string, PostOutcome> kept, PostOutcome outcome) => [.. kept.Where(one => one.Value == outcome).Select(one => one.Key).Order(StringComparer.Ordinal)];

    private static async Task Until(Func<bool> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(50), "It never came to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
