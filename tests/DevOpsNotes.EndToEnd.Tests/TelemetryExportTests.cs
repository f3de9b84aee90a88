using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>A collector gets what the bot tells of itself, and a bot that stops does not wait long for one that takes nothing.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _exported = new();
    private readonly TaskCompletionSource _never = new();

    public void Dispose()
    {
        _never.TrySetResult();
        _http.Dispose();
        _desk.Dispose();
    }

    [LinuxFact]
    public async Task Metrics_traces_and_logs_go_to_the_collector_without_a_word_of_what_was_said()
    {
        await using var collector = await TestSite.Start(Take);
        await using var bot = Start(collector);
        var address = await bot.Address();
        await SlackCommand.Say(_http, address, "zugzwang toil");
        using (await _http.PostAsync(new Uri(address, "/slack/commands"), new StringContent("text=zugzwang")))
            bot.Terminate();
        Assert.Equal(0, (await bot.Finish()).ExitCode);

        Assert.Superset(new HashSet<string> { "/v1/metrics", "/v1/traces", "/v1/logs" }, _exported.Select(export => export.Path).ToHashSet());
        foreach (var name in (string[])["devopsnotes.question.duration", "devopsnotes.search.duration", "devopsnotes.render.duration", "devopsnotes.store.duration", "devopsnotes.refused", "http.server.request.duration"])
            Assert.True(IsIn("/v1/metrics", name), name);
        Assert.True(IsIn("/v1/traces", "POST /slack/commands"));
        Assert.True(IsIn("/v1/traces", "question"));
        Assert.True(IsIn("/v1/logs", "was refused"));
        Assert.True(IsIn("/v1/metrics", "devopsnotes-test"));
        foreach (var path in (string[])["/v1/metrics", "/v1/traces", "/v1/logs"])
            Assert.False(IsIn(path, "zugzwang"));
    }

    [LinuxFact]
    public async Task A_collector_that_takes_nothing_does_not_keep_a_bot_from_stopping()
    {
        await using var collector = await TestSite.Start(_ => _never.Task);
        await using var bot = Start(collector);
        await SlackCommand.Say(_http, await bot.Address(), "toil");
        var stopping = Stopwatch.StartNew();
        bot.Terminate();

        Assert.Equal(0, (await bot.Finish()).ExitCode);
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private BotProcess Start(TestSite collector) => BotProcess.StartWithLessons(
        ["--data", _desk.Data, "--urls", "http://127.0.0.1:0"],
        ("Slack__SigningSecret", SlackCommand.Secret),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_SERVICE_NAME", "devopsnotes-test"));

    private bool IsIn(string path, string text) => _exported.Any(export => export.Path == path && export.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private async Task Take(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _exported.Enqueue((context.Request.Path.Value!, body.ToArray()));
    }
}
