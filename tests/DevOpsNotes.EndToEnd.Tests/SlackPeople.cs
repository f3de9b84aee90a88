using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>A Slack on loopback for bots that are processes, and people in it who save words of each other in a public channel.</summary>
internal sealed class SlackPeople(HttpClient http) : IAsyncDisposable
{
    private const string Team = "T1";

    private readonly ConcurrentQueue<(string Method, JsonElement Body)> _calls = new();
    private TestSite? _site;

    /// <summary>What configures a bot for it.</summary>
    public (string, string)[] Settings => [("Slack__BotToken", "xoxb-test"), ("Slack__ApiUrl", _site!.Address + "/api/")];

    public async Task Start() => _site = await TestSite.Start(Answer);

    /// <summary>What bots sent, by method; "hooks" are answers to presses of buttons.</summary>
    public IReadOnlyList<JsonElement> CallsOf(string method) => [.. _calls.Where(call => call.Method == method).Select(call => call.Body)];

    /// <summary>Chooses *Save quote* on a message of U2's: the form.</summary>
    public async Task<JsonElement> Form(Uri bot, string words, string ts, string user)
    {
        var before = CallsOf("views.open").Count;
        await SlackCommand.Interact(http, bot, new
        {
            type = "message_action",
            callback_id = "save_quote",
            team = new { id = Team, domain = "acme" },
            user = new { id = user, team_id = Team },
            channel = new { id = "C1" },
            trigger_id = "1.2.abc",
            response_url = _site!.Address + "/hooks/1",
            message = new { type = "message", user = "U2", ts, text = words },
        });
        return Assert.Single(CallsOf("views.open").Skip(before)).GetProperty("view");
    }

    /// <summary>Sends a form as it was filled in: what the bot answers.</summary>
    public Task<string> Submit(Uri bot, JsonElement view, string user, params (string Field, string? Value)[] values) => SlackCommand.Interact(http, bot, new
    {
        type = "view_submission",
        team = new { id = Team },
        user = new { id = user, team_id = Team },
        view = new { id = "V1", callback_id = view.GetProperty("callback_id").GetString(), private_metadata = view.GetProperty("private_metadata").GetString(), state = SlackForm.Filled(view, values) },
    });

    /// <summary>Presses a button of what was shown.</summary>
    public Task<string> Press(Uri bot, JsonElement shown, string label, string user)
    {
        var button = Buttons(shown).Single(button => button.GetProperty("text").GetProperty("text").ValueEquals(label));
        return SlackCommand.Interact(http, bot, new
        {
            type = "block_actions",
            team = new { id = Team },
            user = new { id = user, team_id = Team },
            container = new { type = "message", message_ts = "1767225600.000100", channel_id = "C1", is_ephemeral = true },
            trigger_id = "1.2.abc",
            channel = new { id = "C1" },
            response_url = _site!.Address + "/hooks/1",
            actions = new[] { new { type = "button", action_id = button.GetProperty("action_id").GetString(), value = button.GetProperty("value").GetString() } },
        });
    }

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/');
        var method = path[1] == "api" ? path[2] : path[1];
        var body = context.Request.HasFormContentType
            ? JsonSerializer.SerializeToElement((await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString()))
            : (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        _calls.Enqueue((method, body));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(method switch
        {
            "users.info" => JsonSerializer.Serialize(new { ok = true, user = new { id = $"{body.GetProperty("user")}", team_id = Team, is_bot = false, profile = new { display_name = $"Person {body.GetProperty("user")}" } } }),
            "conversations.info" => """{"ok":true,"channel":{"id":"C1","is_private":false}}""",
            _ => """{"ok":true,"team_id":"T1","user_id":"UBOT","ts":"1.1","view":{"id":"V1"}}""",
        });
    }

    private static IEnumerable<JsonElement> Buttons(JsonElement shown) => shown.ValueKind switch
    {
        JsonValueKind.Object when shown.TryGetProperty("type", out var type) && type.ValueEquals("button") => [shown],
        JsonValueKind.Object => shown.EnumerateObject().SelectMany(member => Buttons(member.Value)),
        JsonValueKind.Array => shown.EnumerateArray().SelectMany(Buttons),
        _ => [],
    };
}
