using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>The real host with a Slack of our own beside it; requests are signed as Slack signs them.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "test_signing_secret_0123456789abcdef";

    private readonly WebApplicationFactory<Program> _factory;

    private SlackHost(FakeSlack slack, TemporaryStore store, WebApplicationFactory<Program> factory)
    {
        (Slack, Store, _factory) = (slack, store, factory);
        Client = factory.CreateClient();
    }

    public FakeSlack Slack { get; }

    public TemporaryStore Store { get; }

    public ManualTime Time { get; private init; } = new();

    public HttpClient Client { get; }

    public RecordedLogs Logs { get; private init; } = new();

    public IServiceProvider Services => _factory.Services;

    private CallsUnderWay Calls { get; init; } = new();

    /// <param name="settings">What differs from a bot that is configured for Slack.</param>
    public static Task<SlackHost> Start(params (string Name, string? Value)[] settings) => Start(_ => { }, settings);

    /// <param name="replace">What of the host is replaced.</param>
    /// <param name="settings">What differs from a bot that is configured for Slack.</param>
    public static Task<SlackHost> Start(Action<IServiceCollection> replace, params (string Name, string? Value)[] settings) => Start(new ManualTime(), new CallsUnderWay(), replace, settings);

    /// <param name="time">The clock of the host.</param>
    /// <param name="calls">Counts what it calls.</param>
    /// <param name="replace">What of the host is replaced.</param>
    /// <param name="settings">What differs from a bot that is configured for Slack.</param>
    public static async Task<SlackHost> Start(ManualTime time, CallsUnderWay calls, Action<IServiceCollection> replace, params (string Name, string? Value)[] settings)
    {
        var (store, logs) = (new TemporaryStore(), new RecordedLogs());
        var slack = await FakeSlack.Start(time);
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production").UseSetting("data", store.Folder);
            var all = new Dictionary<string, string?> { ["Slack:SigningSecret"] = Secret, ["Slack:BotToken"] = FakeSlack.Token, ["Slack:ApiUrl"] = slack.ApiUrl };
            foreach (var (name, value) in settings)
                all[name] = value;
            foreach (var (name, value) in all.Where(setting => setting.Value is not null))
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(time).AddSingleton<ILoggerProvider>(logs).AddHttpClient(nameof(SlackClient)).AddHttpMessageHandler(calls.Handler);
                replace(services);
            });
        });
        return new SlackHost(slack, store, factory) { Logs = logs, Time = time, Calls = calls };
    }

    /// <summary>Types /devops in a channel.</summary>
    public Task<HttpResponseMessage> Command(string text, params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>
        {
            ["token"] = "deprecated", ["team_id"] = FakeSlack.Team, ["team_domain"] = "acme", ["channel_id"] = "C1", ["channel_name"] = "ops", ["user_id"] = "U1", ["user_name"] = "ada",
            ["command"] = "/devops", ["text"] = text, ["api_app_id"] = "A1", ["is_enterprise_install"] = "false", ["response_url"] = Slack.ResponseUrl, ["trigger_id"] = "1.2.abc",
        };
        foreach (var (name, value) in fields)
            form[name] = value;
        return Send("/slack/commands", FormOf(form));
    }

    /// <summary>The message that answers /devops.</summary>
    public async Task<JsonElement> Answer(string text, params (string Name, string Value)[] fields)
    {
        using var response = await Command(text, fields);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Presses a button of a message, or does whatever else Slack tells in this JSON.</summary>
    public Task<HttpResponseMessage> Interact(object payload) => Send("/slack/interactivity", FormOf(new() { ["payload"] = JsonSerializer.Serialize(payload) }));

    public Task<HttpResponseMessage> Event(object payload, params (string Name, string Value)[] headers) => Send("/slack/events", JsonSerializer.Serialize(payload), headers);

    /// <summary>Sends a body signed with the time of the host's clock, or signed otherwise.</summary>
    public async Task<HttpResponseMessage> Send(string path, string body, params (string Name, string Value)[] headers)
    {
        var timestamp = Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = new Dictionary<string, string> { ["X-Slack-Request-Timestamp"] = timestamp, ["X-Slack-Signature"] = Sign(timestamp, body) };
        foreach (var (name, value) in headers)
            all[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded") };
        foreach (var (name, value) in all.Where(header => header.Value.Length > 0))
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public static string Sign(string timestamp, string body, string secret = Secret) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    /// <summary>A button of a message, as Slack sends its press.</summary>
    public object Pressed(JsonElement button, bool isEphemeral = true, string channel = "C1", string user = "U1", string? thread = null) => new
    {
        type = "block_actions",
        team = new { id = FakeSlack.Team },
        user = new { id = user, team_id = FakeSlack.Team },
        api_app_id = "A1",
        container = new { type = "message", message_ts = "1767225600.000100", channel_id = channel, is_ephemeral = isEphemeral },
        trigger_id = "1.2.abc",
        channel = new { id = channel },
        message = new { type = "message", ts = "1767225600.000100", thread_ts = thread },
        response_url = Slack.ResponseUrl,
        actions = new[] { new { type = "button", block_id = "b", action_id = button.GetProperty("action_id").GetString(), value = button.TryGetProperty("value", out var value) ? value.GetString() : null, action_ts = "1" } },
    };

    /// <summary>Chooses Save quote among the actions of a message.</summary>
    /// <param name="message">The message, as Slack gives it.</param>
    /// <param name="user">Who chooses it.</param>
    /// <param name="channel">Where the message is.</param>
    public Task<HttpResponseMessage> Shortcut(object message, string user = "U1", string channel = "C1") => Interact(new
    {
        type = "message_action",
        callback_id = "save_quote",
        team = new { id = FakeSlack.Team, domain = "acme" },
        user = new { id = user, name = "handle-of-" + user, team_id = FakeSlack.Team },
        channel = new { id = channel, name = "ops" },
        trigger_id = "1.2.abc",
        response_url = Slack.ResponseUrl,
        message_ts = "1767225600.000100",
        action_ts = "1767225603.000200",
        message,
    });

    /// <summary>A button of a view, as Slack sends its press.</summary>
    public static object PressedIn(JsonElement view, JsonElement button, string user = "U1") => new
    {
        type = "block_actions",
        team = new { id = FakeSlack.Team },
        user = new { id = user, username = "handle-of-" + user, team_id = FakeSlack.Team },
        api_app_id = "A1",
        container = new { type = "view", view_id = "V1" },
        trigger_id = "1.2.abc",
        view = new { id = "V1", private_metadata = view.GetProperty("private_metadata").GetString() },
        actions = new[] { new { type = "button", block_id = "b", action_id = button.GetProperty("action_id").GetString(), value = button.GetProperty("value").GetString(), action_ts = "1" } },
    };

    /// <summary>Sends a form as it was filled in; inputs that are not given are as the form has them.</summary>
    public async Task<JsonElement> Submit(JsonElement view, string user = "U1", params (string Field, string? Value)[] values)
    {
        using var response = await Interact(new
        {
            type = "view_submission",
            team = new { id = FakeSlack.Team },
            user = new { id = user, username = "handle-of-" + user, team_id = FakeSlack.Team },
            view = new
            {
                id = "V1",
                callback_id = view.GetProperty("callback_id").GetString(),
                private_metadata = view.GetProperty("private_metadata").GetString(),
                state = SlackForm.Filled(view, values),
            },
        });
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>The quotes of the workspace, as a process reads them that begins now.</summary>
    public async Task<IReadOnlyList<SavedQuote>> Quotes() =>
        await (await QuoteStore.Open(await Store.Tables(), Time, CancellationToken.None)).All(Scope.Of("slack:" + FakeSlack.Team), CancellationToken.None);

    /// <inheritdoc cref="SteppedTime.Until"/>
    public Task Until(Func<bool> isSo, TimeSpan? step = null, bool hangs = false) => new SteppedTime(Time, Calls).Until(isSo, step, hangs);

    /// <summary>Waits until the bot answers in a way, and moves the clock between questions.</summary>
    public async Task UntilAnswered(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await isSo())
                return;
            await Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Fail("It never came to be.");
    }

    /// <inheritdoc cref="SteppedTime.Pass"/>
    public Task Pass(TimeSpan time) => new SteppedTime(Time, Calls).Pass(time);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await Slack.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static string FormOf(Dictionary<string, string> fields) => string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
}
