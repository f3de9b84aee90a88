using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>A Slack on loopback that takes its time, so that posts are on their way, and that tells which of several hosts posts.</summary>
internal sealed class SlowSlack : IAsyncDisposable
{
    private const int ShortestAnswer = 50;
    private const int LongestAnswer = 100;

    private readonly ConcurrentQueue<(string Host, string Channel)> _posts = new();
    private readonly ConcurrentQueue<string> _held = new();
    private volatile string? _heldHost;
    private TestSite? _site;

    /// <summary>The channels that were posted to, one for each post.</summary>
    public IReadOnlyList<string> Posts => [.. _posts.Select(post => post.Channel)];

    /// <summary>The channels of posts that were taken and never answered.</summary>
    public IReadOnlyList<string> Held => [.. _held];

    public async Task Start() => _site = await TestSite.Start(Answer);

    /// <summary>What configures a host for it.</summary>
    /// <param name="host">By what its posts are told from those of others.</param>
    public (string, string)[] SettingsOf(string host) =>
        [("Slack__SigningSecret", SlackCommand.Secret), ("Slack__BotToken", "xoxb-test"), ("Slack__ApiUrl", $"{_site!.Address}/{host}/api/")];

    public IReadOnlyList<string> PostsOf(string host) => [.. _posts.Where(post => post.Host == host).Select(post => post.Channel)];

    /// <summary>From now on what a host posts is taken and not answered.</summary>
    public void Hold(string host) => _heldHost = host;

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path.Value!.Split('/') is not [_, var host, "api", "chat.postMessage"])
        {
            await context.Response.WriteAsync("""{"ok":true,"team_id":"T1","user_id":"UBOT"}""");
            return;
        }

        var channel = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement.GetProperty("channel").GetString()!;
        _posts.Enqueue((host, channel));
        if (host == _heldHost)
        {
            _held.Enqueue(channel);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(ShortestAnswer, LongestAnswer)), TimeProvider.System, context.RequestAborted);
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { ok = true, channel, ts = "1767225601.000100" }));
    }
}
