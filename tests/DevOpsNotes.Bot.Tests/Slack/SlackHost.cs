using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
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

    private CallsUnderWay Calls { get; init; } = new();

    /// <param name="settings">What differs from a bot that is configured for Slack.</param>
    public static async Task<SlackHost> Start(params (string Name, string? Value)[] settings)
    {
        var (store, logs, time) = (new TemporaryStore(), new RecordedLogs(), new ManualTime());
        var slack = await FakeSlack.Start(time);
        var calls = new CallsUnderWay();
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production").UseSetting("data", store.Folder);
            var all = new Dictionary<string, string?> { ["Slack:SigningSecret"] = Secret, ["Slack:BotToken"] = FakeSlack.Token, ["Slack:ApiUrl"] = slack.ApiUrl };
            foreach (var (name, value) in settings)
                all[name] = value;
            foreach (var (name, value) in all.Where(setting => setting.Value is not null))
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time).AddSingleton<ILoggerProvider>(logs)
                .AddHttpClient(nameof(SlackClient)).AddHttpMessageHandler(() => calls));
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

    /// <inheritdoc cref="SteppedTime.Until"/>
    public Task Until(Func<bool> isSo, TimeSpan? step = null, bool hangs = false) => new SteppedTime(Time, Calls).Until(isSo, step, hangs);

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
