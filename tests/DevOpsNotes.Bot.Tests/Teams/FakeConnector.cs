using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>
/// The connector of Teams as its documents describe it, on loopback. It takes the tokens of <see cref="FakeCredential"/>, and
/// misbehaves when told to. <see cref="ConnectorRoute"/> leads here what goes to the real host.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>What stands in activities; its path must stay in all addresses.</summary>
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/tenant/";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private int _messages;

    private FakeConnector(WebApplication app) => _app = app;

    /// <summary>All calls so far, in order.</summary>
    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>Tokens that are no longer taken.</summary>
    public ConcurrentDictionary<string, bool> RefusedTokens { get; } = new();

    /// <summary>The messages that were posted and not deleted, by their ids.</summary>
    public ConcurrentDictionary<string, bool> Posted { get; } = new();

    /// <summary>Takes what comes without a token, as a tool for developers does.</summary>
    public bool IsOpen { get; set; }

    public TimeProvider Clock { get; private init; } = TimeProvider.System;

    /// <summary>Where it really is, without a slash.</summary>
    public string Address { get; private set; } = "";

    public static async Task<FakeConnector> Start(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var fake = new FakeConnector(builder.Build()) { Clock = clock ?? TimeProvider.System };
        fake._app.Run(fake.Answer);
        await fake._app.StartAsync();
        fake.Address = fake._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return fake;
    }

    /// <summary>The next call is answered like this instead.</summary>
    public void Next(Func<HttpContext, Task> answer) => _answers.Enqueue(answer);

    /// <summary>The next call is answered with a status and a body.</summary>
    public void Next(int status, string body = "", params (string Name, string Value)[] headers) => Next(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body);
    });

    /// <summary>The next call fails with one of Microsoft's codes.</summary>
    public void NextFails(int status, string code) => Next(status, $$$"""{"error":{"code":"{{{code}}}","message":"It failed."}}""");

    /// <summary>The next call is one too many.</summary>
    /// <param name="seconds">When to come back; <see langword="null"/> says nothing of it.</param>
    public void NextIsTooMany(int? seconds) => Next(StatusCodes.Status429TooManyRequests, """{"error":{"code":"Throttled","message":"Too many requests"}}""", seconds is { } wait ? [("Retry-After", wait.ToString(CultureInfo.InvariantCulture))] : []);

    /// <summary>The next call is never answered.</summary>
    public void NextHangs() => Next(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

    /// <summary>The connection of the next call is dropped after its body was read.</summary>
    public void NextIsDropped() => Next(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?');
        var path = target[0].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var version = Array.IndexOf(path, "v3");
        string? Part(int index) => version >= 0 && version + index < path.Length ? path[version + index] : null;
        var authorization = context.Request.Headers.Authorization.ToString();
        var body = context.Request.Method == HttpMethods.Delete ? default : (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var isTargeted = context.Request.Query["isTargetedActivity"] == "true";
        Calls.Enqueue(new ConnectorCall(context.Request.Method, target[0], Part(2), Part(4), isTargeted, body, context.Request.ContentType, authorization.Length > 0 ? authorization : null, Clock.GetUtcNow()));

        if (_answers.TryDequeue(out var answer))
            await answer(context);
        else if (!IsOpen && !IsAuthorised(authorization))
            await Write(context, StatusCodes.Status401Unauthorized, """{"message":"Authorization has been denied for this request."}""");
        else if (context.Request.Method == HttpMethods.Post && Part(1) == "conversations" && Part(2) is null)
            await Write(context, StatusCodes.Status201Created, Thread(body));
        else if (context.Request.Method == HttpMethods.Delete && Part(3) == "activities" && Part(4) is { } deleted)
            await (Posted.TryRemove(deleted, out _) ? Write(context, StatusCodes.Status200OK, "") : Write(context, StatusCodes.Status404NotFound, """{"error":{"code":"ActivityNotFoundInConversation","message":"No such message."}}"""));
        else if (Part(1) == "conversations" && Part(3) == "activities" && (context.Request.Method == HttpMethods.Post || (context.Request.Method == HttpMethods.Put && Part(4) is not null)))
            await Write(context, context.Request.Method == HttpMethods.Post ? StatusCodes.Status201Created : StatusCodes.Status200OK, $$"""{"id":"{{(context.Request.Method == HttpMethods.Put ? Part(4) : NewMessage())}}"}""");
        else
            await Write(context, StatusCodes.Status404NotFound, """{"error":{"code":"NotFound","message":"No such address."}}""");
    }

    private bool IsAuthorised(string authorization) =>
        authorization.StartsWith("Bearer " + FakeCredential.Prefix, StringComparison.Ordinal) && !RefusedTokens.ContainsKey(authorization["Bearer ".Length..]);

    /// <summary>A thread is known by its first message; without one it is not begun.</summary>
    private string Thread(JsonElement body)
    {
        var (channel, message) = (body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString(), NewMessage());
        _ = body.GetProperty("activity");
        return $$"""{"id":"{{channel}};messageid={{message}}","activityId":"{{message}}"}""";
    }

    private string NewMessage()
    {
        var id = (1790000000000 + Interlocked.Increment(ref _messages)).ToString(CultureInfo.InvariantCulture);
        Posted[id] = true;
        return id;
    }

    private static Task Write(HttpContext context, int status, string json)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json; charset=utf-8");
        return context.Response.WriteAsync(json);
    }
}
