using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>The bot is killed between acknowledging a message of Slack and answering it.</summary>
public sealed class SlackKillTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<string> _posted = new();
    private readonly TaskCompletionSource _never = new();
    private volatile bool _isStuck;

    public void Dispose()
    {
        _never.TrySetResult();
        _http.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task What_was_being_posted_is_not_posted_again_and_what_came_after_is_answered()
    {
        await using var slack = await TestSite.Start(Slack);
        _isStuck = true;
        var (first, address) = await Start(slack);
        await Mention(address, "1.1");
        await Until(() => _posted.Contains("1.1"));
        await first.Kill();
        await first.DisposeAsync();

        _isStuck = false;
        var (second, next) = await Start(slack);
        await using var running = second;
        await Mention(next, "1.1");
        await Mention(next, "1.2");
        await Until(() => _posted.Contains("1.2"));

        Assert.Equal(["1.1", "1.2"], _posted);
    }

    private async Task Slack(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path.Value!.EndsWith("chat.postMessage", StringComparison.Ordinal))
        {
            var body = await JsonDocument.ParseAsync(context.Request.Body);
            _posted.Enqueue(body.RootElement.GetProperty("thread_ts").GetString()!);
            if (_isStuck)
                await _never.Task;
        }

        await context.Response.WriteAsync("""{"ok":true,"team_id":"T1","user_id":"UBOT"}""");
    }

    private async Task<(BotProcess Bot, Uri Address)> Start(TestSite slack)
    {
        var bot = BotProcess.StartWithLessons(
            ["serve", "--urls", "http://127.0.0.1:0", "--data", _desk.Data],
            ("Slack__SigningSecret", SlackCommand.Secret), ("Slack__BotToken", "xoxb-test"), ("Slack__ApiUrl", slack.Address + "/api/"));
        return (bot, await bot.Address());
    }

    /// <summary>Tells of a mention, again while it is not acknowledged in time, as Slack does.</summary>
    private async Task Mention(Uri address, string ts)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await SlackCommand.Mention(_http, address, ts);
            if (response.IsSuccessStatusCode)
                return;
        }

        Assert.Fail("It was never acknowledged.");
    }

    private static async Task Until(Func<bool> isSo)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "It never came to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
