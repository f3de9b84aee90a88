using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    private const string PostMessage = "chat.postMessage";

    /// <summary>The methods that take no JSON.</summary>
    private static readonly HashSet<string> FormsOnly = ["users.info", "users.list", "conversations.info", "reactions.get"];

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> _answers = new();

    private int _posts;

    private FakeSlack(WebApplication app) => _app = app;

    /// <summary>All calls so far, in order: the method, or "hooks" for an address for answers.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    /// <summary>What users.info tells of people, by id: the user object; who is not here is not found.</summary>
    public ConcurrentDictionary<string, object> People { get; } = new();

    /// <summary>What conversations.info tells of channels, by id: the channel object; what is not here is not found.</summary>
    public ConcurrentDictionary<string, object> Channels { get; } = new();

    /// <summary>What reactions.get gives, by channel and timestamp: the message object; what is not here is not found.</summary>
    public ConcurrentDictionary<(string Channel, string Ts), object> Messages { get; } = new();

    /// <summary>How many are in a channel, by id; one where it is not here.</summary>
    public ConcurrentDictionary<string, int> Members { get; } = new();

    /// <summary>The messages that were posted and not deleted.</summary>
    public ConcurrentDictionary<(string Channel, string Ts), JsonElement> Posted { get; } = new();

    /// <summary>The messages that were posted, in order, also those that were deleted since.</summary>
    public ConcurrentQueue<SlackCall> Taken { get; } = new();

    /// <summary>Channels that take no messages any more.</summary>
    public ConcurrentDictionary<string, bool> Archived { get; } = new();

    /// <summary>While it is set, every message is one too many, and so many seconds are to be waited.</summary>
    public int? PostsPause { get; set; }

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
    public void NextIsTooMany(string method, int seconds) => Next(method, context => IsTooMany(context, seconds));

    public IReadOnlyList<JsonElement> CallsOf(string method) => [.. Calls.Where(call => call.Method == method).Select(call => call.Body)];

    /// <summary>A person whom everybody knows by a name.</summary>
    /// <param name="user">The person's id.</param>
    /// <param name="name">The name.</param>
    /// <param name="zone">The person's time zone, which Slack need not know.</param>
    public void Knows(string user, string name, string? zone = null) => People[user] = new { id = user, team_id = Team, tz = zone, is_bot = false, profile = new { display_name = name, real_name = name + " (real)" } };

    /// <summary>A channel that everybody in the workspace can read.</summary>
    public void HasPublic(string channel) => Channels[channel] = new { id = channel, is_private = false, is_im = false, is_mpim = false, is_ext_shared = false, is_org_shared = false, is_pending_ext_shared = false };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/');
        var method = path[1] == "api" ? path[2] : path[1];
        var isForm = context.Request.HasFormContentType;
        var body = isForm
            ? JsonSerializer.SerializeToElement((await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString()))
            : (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var isAuthorised = method == "hooks" || context.Request.Headers.Authorization == $"Bearer {Token}";
        Calls.Enqueue(new SlackCall(method, body, Clock.GetUtcNow()));
        context.Response.ContentType = "application/json";
        if (_answers.TryGetValue(method, out var answers) && answers.TryDequeue(out var answer))
            await answer(context);
        else if (!isAuthorised)
            await context.Response.WriteAsync("""{"ok":false,"error":"invalid_auth"}""");
        else if (method == PostMessage && PostsPause is { } seconds)
            await IsTooMany(context, seconds);
        else if (!isForm && FormsOnly.Contains(method))
            await context.Response.WriteAsync("""{"ok":false,"error":"invalid_arguments"}""");
        else
            await context.Response.WriteAsync(Usual(method, body));
    }

    private string Usual(string method, JsonElement body) => method switch
    {
        "hooks" => "ok",
        "auth.test" => $$"""{"ok":true,"team_id":"{{Team}}","user_id":"{{BotUser}}","bot_id":"B1","is_enterprise_install":false}""",
        PostMessage => Post(body),
        "chat.delete" => Posted.TryRemove((Text(body, "channel"), Text(body, "ts")), out _) ? JsonSerializer.Serialize(new { ok = true, channel = Text(body, "channel"), ts = Text(body, "ts") }) : """{"ok":false,"error":"message_not_found"}""",
        "chat.postEphemeral" => """{"ok":true,"message_ts":"1767225601.000200"}""",
        "views.open" or "views.update" => """{"ok":true,"view":{"id":"V1"}}""",
        "users.info" => Told("user", People.GetValueOrDefault(Text(body, "user")), "user_not_found"),
        "users.list" => Page(body.TryGetProperty("cursor", out var cursor) ? cursor.GetString()! : ""),
        "conversations.info" => Told("channel", ChannelOf(body), "channel_not_found"),
        "reactions.get" => Told("message", Messages.GetValueOrDefault((Text(body, "channel"), Text(body, "timestamp"))), "message_not_found"),
        _ => """{"ok":false,"error":"unknown_method"}""",
    };

    /// <summary>The id of a person stands for the direct message with the bot, which has an id of its own.</summary>
    private string Post(JsonElement body)
    {
        var channel = body.TryGetProperty("channel", out var named) ? named.GetString()! : "C1";
        if (Archived.ContainsKey(channel))
            return """{"ok":false,"error":"is_archived"}""";
        var (home, ts) = (channel[0] is 'U' or 'W' ? $"D{channel[1..]}" : channel, $"1767225601.{Interlocked.Increment(ref _posts) * 100:000000}");
        Posted[(home, ts)] = body;
        Taken.Enqueue(new SlackCall(PostMessage, body, Clock.GetUtcNow()));
        return JsonSerializer.Serialize(new { ok = true, channel = home, ts });
    }

    private static Task IsTooMany(HttpContext context, int seconds)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{seconds}";
        return context.Response.WriteAsync("""{"ok":false,"error":"ratelimited"}""");
    }

    private JsonNode? ChannelOf(JsonElement body)
    {
        if (!Channels.TryGetValue(Text(body, "channel"), out var known))
            return null;
        var channel = JsonSerializer.SerializeToNode(known)!;
        if (body.TryGetProperty("include_num_members", out var isCounted) && isCounted.ValueEquals("true"))
            channel["num_members"] = Members.GetValueOrDefault(Text(body, "channel"), 1);
        return channel;
    }

    /// <summary>One person a page, so that whoever asks has to turn them.</summary>
    private string Page(string cursor)
    {
        var people = People.OrderBy(person => person.Key, StringComparer.Ordinal).ToList();
        var next = people.FindIndex(person => person.Key == cursor) is >= 0 and var found ? found : 0;
        return JsonSerializer.Serialize(new
        {
            ok = true,
            members = people.Skip(next).Take(1).Select(person => person.Value),
            response_metadata = new { next_cursor = next + 1 < people.Count ? people[next + 1].Key : "" },
        });
    }

    private static string Told(string name, object? what, string error) =>
        JsonSerializer.Serialize(what is null ? new Dictionary<string, object> { ["ok"] = false, ["error"] = error } : new Dictionary<string, object> { ["ok"] = true, [name] = what });

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
