using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Sqlite;
using DevOpsNotes.Storage.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>A process that is told to stop in the middle of commands, mentions and lessons of the day, and the one that follows it.</summary>
public sealed class StoppingTests : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    private readonly Desk _desk = new();
    private readonly SlowSlack _slack = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<BotProcess> _bots = [];
    private readonly ConcurrentBag<string> _mentioned = [];
    private SqliteTables _tables = null!;
    private int _commands;
    private int _mentions;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_desk.Data);
        _tables = await SqliteTables.Open(Path.Combine(_desk.Data, "devopsnotes.db"));
        await _slack.Start();
    }

    public async Task DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        await _slack.DisposeAsync();
        await _tables.DisposeAsync();
        _http.Dispose();
        _desk.Dispose();
    }

    [LinuxFact]
    public async Task Whatever_comes_until_a_load_balancer_has_heard_of_it_is_answered_and_what_is_left_the_next_host_does_once()
    {
        var channels = await DailyChannels.SetUp(_tables, 200);
        var (first, address) = await Start("one");
        using var heard = new CancellationTokenSource();
        var people = Enumerable.Range(0, 8).Select(_ => Talk(address, heard.Token)).ToList();
        await Until(() => _slack.Posts.Count >= 50 && _mentioned.Count >= 20 && _commands >= 20);

        var before = _mentioned.Count;
        first.Terminate();
        var ending = Stopwatch.StartNew();
        var (status, ready) = await UntilNotReady(address);
        var late = await Mention(address);
        await heard.CancelAsync();
        await Task.WhenAll(people);
        var ended = await first.Finish();

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.InRange(ending.Elapsed, TimeSpan.Zero, Promised);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("\"host\":{\"status\":\"Unhealthy\",\"description\":\"The host is stopping", ready, StringComparison.Ordinal);
        Assert.All((await channels.Kept()).Values, outcome => Assert.Equal(PostOutcome.Sent, outcome));
        Assert.Empty(await Abandoned());
        Assert.True(_mentioned.Count > before, "Nobody said anything while the host was stopping.");
        Assert.DoesNotContain(late, _slack.Posts);
        Assert.Equal(_mentioned.Except(_slack.Posts).Count(), (await Queued()).Count);

        await Start("two");
        await Until(() => _slack.Posts.Distinct().Count() == 200 + _mentioned.Count);
        await UntilNothingIsLeft(channels, 200);
        Assert.Equal(200 + _mentioned.Count, _slack.Posts.Count);
        Assert.Equal(200, (await channels.Kept()).Values.Count(outcome => outcome == PostOutcome.Sent));
    }

    [LinuxFact]
    public async Task While_slack_hangs_a_host_stops_in_time_and_what_was_on_its_way_is_all_that_is_not_known()
    {
        var channels = await DailyChannels.SetUp(_tables, 60);
        _slack.Hold("one");
        // Nor does the collector take anything.
        await using var collector = await TestSite.Start(Hang);
        var (first, address) = await Start("one", ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Mention(address)));
        await Until(() => _slack.Held.Count >= 40);

        var commands = Enumerable.Range(0, 20).Select(_ => SlackCommand.Say(_http, address, "toil")).ToList();
        first.Terminate();
        var ending = Stopwatch.StartNew();
        var answers = await Task.WhenAll(commands);
        var ended = await first.Finish();

        Assert.InRange(ending.Elapsed, TimeSpan.Zero, Promised);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("The host stops before all that was on its way", ended.Output, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Contains("\"header\"", answer, StringComparison.Ordinal));
        var lost = (await channels.Kept()).Where(kept => kept.Value == PostOutcome.Claimed).Select(kept => kept.Key).ToList();
        Assert.Equal(_slack.Held.Count, lost.Count + (await Abandoned()).Count);
        Assert.Equal(_slack.Held.Except(_mentioned).Order(), lost.Order());

        await Start("two");
        await Until(() => _slack.Posts.Distinct().Count() == 60 + 20);
        await UntilNothingIsLeft(channels, 60);
        Assert.Equal(60 + 20, _slack.Posts.Count);
        Assert.Empty(_slack.PostsOf("two").Intersect(_slack.Held));
    }

    [LinuxFact]
    public async Task A_store_that_another_process_keeps_locked_keeps_no_host_from_stopping()
    {
        var (bot, address) = await Start("one");
        await UntilNotesAreOld(address, seconds: 0);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(_desk.Data, "devopsnotes.db")};Pooling=False");
        await other.OpenAsync();
        await using var locking = other.CreateCommand();
        locking.CommandText = "BEGIN EXCLUSIVE";
        await locking.ExecuteNonQueryAsync();
        await UntilNotesAreOld(address, seconds: 4);

        bot.Terminate();
        var ending = Stopwatch.StartNew();
        var ended = await bot.Finish();

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.InRange(ending.Elapsed, TimeSpan.Zero, Promised);
    }

    private static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Waits until the host has looked for notes, and for so long has not been able to again.</summary>
    private async Task UntilNotesAreOld(Uri address, long seconds)
    {
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System))
        {
            using var ready = await _http.GetAsync(new Uri(address, "/healthz/ready"));
            var notes = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("checks").GetProperty("notes");
            if (notes.TryGetProperty("age_seconds", out var age) && age.GetInt64() >= seconds)
                return;
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), $"The notes are {notes}.");
        }
    }

    /// <summary>Asks as a load balancer does, until the host is not to be sent anything any more.</summary>
    private async Task<(HttpStatusCode Status, string Body)> UntilNotReady(Uri address)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Promised; await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System))
        {
            using var response = await _http.GetAsync(new Uri(address, "/healthz/ready"));
            if (!response.IsSuccessStatusCode)
                return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        throw new InvalidOperationException("The host is ready for ever.");
    }

    /// <summary>Types commands and mentions the bot; each must be answered.</summary>
    private async Task Talk(Uri address, CancellationToken heard)
    {
        while (!heard.IsCancellationRequested)
        {
            Assert.Contains("\"header\"", await SlackCommand.Say(_http, address, "toil", user: $"U{Interlocked.Increment(ref _commands)}"), StringComparison.Ordinal);
            await Mention(address);
        }
    }

    /// <summary>Mentions the bot in a channel of its own, and says which.</summary>
    private async Task<string> Mention(Uri address)
    {
        var ts = $"{Interlocked.Increment(ref _mentions)}.5";
        using var response = await SlackCommand.Mention(_http, address, ts);
        response.EnsureSuccessStatusCode();
        _mentioned.Add($"C{ts}");
        return $"C{ts}";
    }

    private async Task<(BotProcess Bot, Uri Address)> Start(string name, params (string, string)[] environment)
    {
        var bot = BotProcess.StartWithLessons(["serve", "--urls", "http://127.0.0.1:0", "--data", _desk.Data], [.. _slack.SettingsOf(name), .. environment]);
        _bots.Add(bot);
        return (bot, await bot.Address());
    }

    private async Task<IReadOnlyList<WorkItem>> Queued() => await (await WorkStore.Open(_tables, TimeProvider.System, CancellationToken.None)).Adoptable(TimeSpan.Zero, CancellationToken.None);

    private async Task<IReadOnlyList<WorkItem>> Abandoned() => await (await WorkStore.Open(_tables, TimeProvider.System, CancellationToken.None)).Abandoned(TimeSpan.Zero, CancellationToken.None);

    /// <summary>What was posted is recorded a moment later.</summary>
    private async Task UntilNothingIsLeft(DailyChannels channels, int count)
    {
        var held = _slack.Held.Count;
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System))
        {
            var kept = await channels.Kept();
            var open = (await Queued()).Count + (await Abandoned()).Count + kept.Values.Count(outcome => outcome == PostOutcome.Claimed);
            if (kept.Count == count && open == held)
                return;
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), $"Something is kept of {kept.Count} channels, and {open} are open.");
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var waiting = Stopwatch.StartNew(); !isSo(); await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System))
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(50), "It never came to be.");
    }
}
