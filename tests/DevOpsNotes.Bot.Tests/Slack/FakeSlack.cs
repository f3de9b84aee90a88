using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Slack as its documents describe it, on loopback: the Web API, and addresses for answers. It misbehaves when told to.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string Token = "xoxb-test-token";
    public const string Team = "T1";
    public const string BotUser = "UBOT";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> _answers = new();

    private FakeSlack(WebApplication app) => _app = app;

    /// <summary>All calls so far, in order: the method, or "hooks" for an address for answers.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Address { get; private set; } = "";

    public string ApiUrl => Address + "/api/";

    public string ResponseUrl => Address + "/hooks/1";

    public static async Task<FakeSlack> Start(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var fake = new FakeSlack(builder.Build()) { Clock = clock ?? TimeProvider.System };
        fake._app.Run(fake.Answer);
        await fake._app.StartAsync();
        fake.Address = fake._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return fake;
    }

    /// <summary>The next call of a method is answered like this instead.</summary>
    public void Next(string method, Func<HttpContext, Task> answer) => _answers.GetOrAdd(method, _ => new()).Enqueue(answer);

    /// <summary>The next call of a method fails with one of Slack's codes.</summary>
    public void NextFails(string method, string code) => Next(method, context => context.Response.WriteAsync($$"""{"ok":false,"error":"{{code}}"}"""));

    /// <summary>The next call of a method is one too many.</summary>
    public void NextIsTooMany(string method, int seconds) => Next(method, context =>
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{seconds}";
        return context.Response.WriteAsync("""{"ok":false,"error":"ratelimited"}""");
    });

    public IReadOnlyList<JsonElement> CallsOf(string method) => [.. Calls.Where(call => call.Method == method).Select(call => call.Body)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/');
        var method = path[1] == "api" ? path[2] : path[1];
        var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var isAuthorised = method == "hooks" || context.Request.Headers.Authorization == $"Bearer {Token}";
        Calls.Enqueue(new SlackCall(method, body, Clock.GetUtcNow()));
        context.Response.ContentType = "application/json";
        if (_answers.TryGetValue(method, out var answers) && answers.TryDequeue(out var answer))
            await answer(context);
        else if (!isAuthorised)
            await context.Response.WriteAsync("""{"ok":false,"error":"invalid_auth"}""");
        else
            await context.Response.WriteAsync(Usual(method));
    }

    private static string Usual(string method) => method switch
    {
        "hooks" => "ok",
        "auth.test" => $$"""{"ok":true,"team_id":"{{Team}}","user_id":"{{BotUser}}","bot_id":"B1","is_enterprise_install":false}""",
        "chat.postMessage" => """{"ok":true,"channel":"C1","ts":"1767225601.000100"}""",
        "views.open" => """{"ok":true,"view":{"id":"V1"}}""",
        _ => """{"ok":false,"error":"unknown_method"}""",
    };
}
