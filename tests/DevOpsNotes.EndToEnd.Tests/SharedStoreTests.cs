using System.Collections.Concurrent;
using System.Text.Json;
using DevOpsNotes.Tests;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>Three hosts, each a process of its own, on one storage account: they behave as one bot.</summary>
public sealed partial class SharedStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan FoundWithin = TimeSpan.FromSeconds(10);

    private readonly Desk _desk = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly List<BotProcess> _bots = [];
    private Azurite? _azurite;
    private string _account = "";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _http.Dispose();
        _desk.Dispose();
    }

    [NodeFact]
    public async Task What_one_host_takes_in_the_others_find_within_ten_seconds()
    {
        await StartStore();
        var bots = await Task.WhenAll(Start(), Start(), Start());

        Assert.Contains("Your team has a new lesson.", await Say(bots[0], "add \"Water the zebra before the zoo opens.\""), StringComparison.Ordinal);
        await Found(bots, "zebra zoo", "Water the zebra");

        var notes = _desk.Write("talk.md", "# Talk\n\n## Rotating the marmalade\n\nRotate the marmalade of the deployment pipeline every week, so that no jar grows old in production.\n");
        Assert.Equal(0, (await BotProcess.Run(["import", notes], Store)).ExitCode);
        await Found(bots, "marmalade", "Rotate the marmalade");

        var id = JsonDocument.Parse((await BotProcess.Run(["export"], Store)).Output.Split('\n')[0]).RootElement.GetProperty("id").GetString()!;
        Assert.Equal(0, (await BotProcess.Run(["withdraw", id], Store)).ExitCode);
        await Until(async () => !(await Say(bots[2], "marmalade")).Contains("Rotate the marmalade", StringComparison.Ordinal), FoundWithin);
    }

    /// <summary>Slack tells of an event again, and a load balancer gives it to another host.</summary>
    [NodeFact]
    public async Task A_mention_that_several_hosts_are_told_of_is_answered_once()
    {
        await StartStore();
        var posted = new ConcurrentQueue<string>();
        await using var slack = await TestSite.Start(async context =>
        {
            if (context.Request.Path.Value!.EndsWith("chat.postMessage", StringComparison.Ordinal))
                posted.Enqueue((await JsonDocument.ParseAsync(context.Request.Body)).RootElement.GetProperty("thread_ts").GetString()!);
            await context.Response.WriteAsync("""{"ok":true,"team_id":"T1","user_id":"UBOT"}""");
        });
        var bots = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Start(("Slack__BotToken", "xoxb-test"), ("Slack__ApiUrl", slack.Address + "/api/"))));
        var events = Enumerable.Range(1, 20).Select(i => $"{i}.1").ToList();

        await Task.WhenAll(events.SelectMany(ts => bots.Select(async bot => (await SlackCommand.Mention(_http, bot, ts)).EnsureSuccessStatusCode())));
        await Until(() => Task.FromResult(posted.Count >= events.Count), TimeSpan.FromSeconds(30));

        Assert.Equal(events.Order(), posted.Order());
    }

    [NodeFact]
    public async Task Nothing_that_was_acknowledged_is_lost_or_doubled_when_a_host_is_killed_and_the_store_goes_away()
    {
        await StartStore();
        var bots = await Task.WhenAll(Start(), Start(), Start());
        using var ending = new CancellationTokenSource();
        var writers = bots.SelectMany((bot, host) => Enumerable.Range(0, 2).Select(writer => Write(bot, $"host {host} writer {writer}", ending.Token))).ToList();
        await Until(() => Task.FromResult(_acknowledged.Count >= 20), TimeSpan.FromSeconds(30));

        await _bots[2].Kill();
        var withTwo = _acknowledged.Count;
        await Until(() => Task.FromResult(_acknowledged.Count >= withTwo + 20), TimeSpan.FromSeconds(30));

        var port = _azurite!.Port;
        await _azurite.DisposeAsync();
        _azurite = null;
        var without = _acknowledged.Count;
        foreach (var bot in bots.Take(2))
        {
            await Until(async () => (await _http.GetStringAsync(new Uri(bot, "/healthz/ready"))).Contains("\"notes\":{\"status\":\"Degraded\"", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
            Assert.Contains("\"header\"", await Say(bot, "toil"), StringComparison.Ordinal);
        }

        Assert.InRange(_acknowledged.Count, without, without + 4);

        _azurite = await Azurite.Start(_desk.PathOf("azurite"), port);
        var back = _acknowledged.Count;
        await Until(() => Task.FromResult(_acknowledged.Count >= back + 20), TimeSpan.FromSeconds(60));
        await ending.CancelAsync();
        await Task.WhenAll(writers);

        var kept = (await BotProcess.Run(["export", "--workspace", "slack:T1"], Store)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Empty(_acknowledged.Except(kept));
        Assert.Equal(_acknowledged.Count, _acknowledged.Distinct().Count());
    }

    [NodeFact]
    public async Task A_host_whose_store_is_out_of_reach_at_the_start_serves_the_bundled_lessons_and_recovers_by_itself()
    {
        await StartStore();
        var port = _azurite!.Port;
        await _azurite.DisposeAsync();
        _azurite = null;

        var bot = await Start();
        Assert.Contains("\"header\"", await Say(bot, "toil"), StringComparison.Ordinal);
        Assert.Contains("\"notes\":{\"status\":\"Degraded\"", await _http.GetStringAsync(new Uri(bot, "/healthz/ready")), StringComparison.Ordinal);

        _azurite = await Azurite.Start(_desk.PathOf("azurite"), port);
        await Until(async () => (await _http.GetStringAsync(new Uri(bot, "/healthz/ready"))).Contains("\"notes\":{\"status\":\"Healthy\"", StringComparison.Ordinal), TimeSpan.FromSeconds(40));
        Assert.Contains("Your team has a new lesson.", await Say(bot, "add \"Water the zebra before the zoo opens.\""), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task An_installation_moves_from_one_machine_to_azure()
    {
        await StartStore();
        var notes = _desk.Write("talk.md", "# Talk\n\n## Rotating the marmalade\n\nRotate the marmalade of the deployment pipeline every week, so that no jar grows old in production.\n");
        Assert.Equal(0, (await BotProcess.Run(["import", notes, "--data", _desk.Data])).ExitCode);

        var copied = await BotProcess.Run(["copy", "--from", _desk.Data, "--to", _account]);
        var again = await BotProcess.Run(["copy", "--from", _desk.Data, "--to", _account]);
        var asked = await BotProcess.Run(["ask", "marmalade"], Store);

        Assert.Equal(0, copied.ExitCode);
        Assert.Contains("the same checksum", copied.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is in use", again.Error, StringComparison.Ordinal);
        Assert.Contains("Rotate the marmalade", asked.Output, StringComparison.Ordinal);
    }

    private (string, string) Store => ("Storage__ConnectionString", _account);

    private async Task StartStore()
    {
        _azurite = await Azurite.Start(_desk.PathOf("azurite"));
        _account = _azurite.NewAccount();
    }

    private async Task<Uri> Start(params (string, string)[] settings)
    {
        var bot = BotProcess.StartWithLessons(["serve", "--urls", "http://127.0.0.1:0"], [Store, ("Slack__SigningSecret", SlackCommand.Secret), .. settings]);
        lock (_bots)
            _bots.Add(bot);
        return await bot.Address();
    }

    private Task<string> Say(Uri bot, string line, string user = "U1") => SlackCommand.Say(_http, bot, line, user);

    /// <summary>Teaches one lesson after the other, each in somebody else's name and no faster than a team may, and writes down what was acknowledged.</summary>
    private async Task Write(Uri bot, string writer, CancellationToken ending)
    {
        for (var i = 0; !ending.IsCancellationRequested; i++)
        {
            var lesson = $"Lesson {i} of {writer} is that what was acknowledged stays.";
            try
            {
                if ((await Say(bot, $"add \"{lesson}\"", $"U{i}")).Contains("Your team has a new lesson.", StringComparison.Ordinal))
                    _acknowledged.Add(lesson);
            }
            catch (HttpRequestException)
            {
                // The host was killed.
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task Found(Uri[] bots, string question, string answer)
    {
        foreach (var bot in bots)
            await Until(async () => (await Say(bot, question)).Contains(answer, StringComparison.Ordinal), FoundWithin);
    }

    private static async Task Until(Func<Task<bool>> isSo, TimeSpan limit)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < limit, "It never came to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
