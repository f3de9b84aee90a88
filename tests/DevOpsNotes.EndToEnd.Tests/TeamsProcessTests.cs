using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DevOpsNotes.Tests;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>The bot as a process of its own, with a Teams on this machine that has no tokens.</summary>
public sealed partial class TeamsProcessTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<string> _answered = new();
    private readonly TaskCompletionSource _never = new();
    private volatile bool _isStuck;

    public void Dispose()
    {
        _never.TrySetResult();
        _http.Dispose();
        _desk.Dispose();
    }

    /// <summary>It is killed between acknowledging a message and answering it.</summary>
    [Fact]
    public async Task What_was_being_sent_is_not_sent_again_and_what_came_after_is_answered()
    {
        await using var teams = await TestSite.Start(Teams);
        _isStuck = true;
        var (first, address) = await Start();
        await Say(address, teams, "1.1");
        await Until(() => _answered.Contains("1.1"));
        await first.Kill();
        await first.DisposeAsync();

        _isStuck = false;
        var (second, next) = await Start();
        await using var running = second;
        await Say(next, teams, "1.1");
        await Say(next, teams, "1.2");
        await Until(() => _answered.Contains("1.2"));

        Assert.Equal(["1.1", "1.2"], _answered);
    }

    /// <summary>Of many messages at once most wait for their turn, because Teams takes eight in two seconds.</summary>
    [Fact]
    public async Task What_waited_for_its_turn_is_sent_by_the_next_process()
    {
        await using var teams = await TestSite.Start(Teams);
        var (first, address) = await Start();
        foreach (var id in Enumerable.Range(1, 15))
            await Say(address, teams, $"{id}");
        // The first seven go out at once, the next one a second later.
        await Until(() => _answered.Count >= 7);
        await first.Kill();
        await first.DisposeAsync();
        var before = _answered.Count;

        var (second, _) = await Start();
        await using var running = second;
        await Until(() => _answered.Count >= 15, seconds: 45);

        Assert.InRange(before, 7, 12);
        Assert.Equal(15, _answered.Distinct().Count());
        Assert.Equal(15, _answered.Count);
    }

    [NodeFact]
    public async Task The_program_of_the_readme_shows_the_card_that_answers_its_words()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        var program = Program().Match(readme).Groups[1].Value;
        var (bot, address) = await Start();
        await using var running = bot;

        var output = await NodePackages.RunProgram(program.Replace("http://localhost:5000/", address.AbsoluteUri, StringComparison.Ordinal), "woken", "up", "at", "3am");

        var card = JsonDocument.Parse(output).RootElement;
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Contains("Takeaway: ", card.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>What the connector does with an answer: its address names the message that is answered.</summary>
    private async Task Teams(HttpContext context)
    {
        _answered.Enqueue(context.Request.Path.Value!.Split('/')[^1]);
        if (_isStuck)
            await _never.Task;
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsync("""{"id":"1"}""");
    }

    private async Task<(BotProcess Bot, Uri Address)> Start()
    {
        var bot = BotProcess.StartWithLessons(
            ["serve", "--urls", "http://127.0.0.1:0", "--data", _desk.Data],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Teams__DangerouslyAllowUnauthenticatedRequests", "true"));
        return (bot, await bot.Address());
    }

    private async Task Say(Uri address, TestSite teams, string id)
    {
        var body = JsonSerializer.Serialize(new
        {
            type = "message",
            id,
            channelId = "msteams",
            serviceUrl = teams.Address,
            from = new { id = "29:you" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "a:1", conversationType = "personal", tenantId = "11111111-1111-1111-1111-111111111111" },
            text = "toil",
        });
        using var response = await _http.PostAsync(new Uri(address, "/api/messages"), new StringContent(body, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
    }

    private static async Task Until(Func<bool> isSo, int seconds = 20)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(seconds), "It never came to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    [GeneratedRegex("node --input-type=module - [^\n]*<<'EOF'\n(.*?)\nEOF\n", RegexOptions.Singleline)]
    private static partial Regex Program();
}
