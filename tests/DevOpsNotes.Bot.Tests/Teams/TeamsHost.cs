using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The real host with a connector, keys and an Entra of our own beside it; activities come with tokens as Teams' do.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    public static readonly Scope Workspace = Scope.Of($"teams:{TokenForge.Tenant}");

    /// <summary>Of a bot that is configured for Teams.</summary>
    public static readonly (string Name, string? Value)[] Settings = [("Teams:AppId", TokenForge.AppId), ("Teams:TenantId", TokenForge.Tenant), ("Teams:ClientSecret", "hush")];

    private readonly WebApplicationFactory<Program> _factory;
    private readonly CallsUnderWay _calls;

    private TeamsHost(TemporaryStore store, FakeConnector teams, FakeIdentity identity, WebApplicationFactory<Program> factory, CallsUnderWay calls)
    {
        (Store, Teams, Identity, _factory, _calls) = (store, teams, identity, factory, calls);
        Client = factory.CreateClient();
    }

    public TemporaryStore Store { get; }

    public FakeConnector Teams { get; }

    public FakeIdentity Identity { get; }

    public ManualTime Time { get; private init; } = new();

    public HttpClient Client { get; }

    public RecordedLogs Logs { get; private init; } = new();

    /// <summary>What is written to, which a test can take away.</summary>
    public SwitchedTables Tables { get; private init; } = null!;

    public IServiceProvider Services => _factory.Services;

    public ConversationStore Conversations => _factory.Services.GetRequiredService<ConversationStore>();

    /// <summary>The messages that Teams took or refused, in order.</summary>
    public IReadOnlyList<ConnectorCall> Sent => [.. Teams.Calls];

    /// <param name="settings">What differs from a bot that is configured for Teams.</param>
    public static Task<TeamsHost> Start(params (string Name, string? Value)[] settings) => StartIn("Production", "203.0.113.7", settings);

    /// <param name="environment">Such as "Development".</param>
    /// <param name="address">Where requests come from.</param>
    /// <param name="settings">What differs from a bot that is configured for Teams.</param>
    public static Task<TeamsHost> StartIn(string environment, string address, params (string Name, string? Value)[] settings) => StartIn(environment, address, _ => { }, settings);

    /// <param name="replace">What of the host is replaced.</param>
    /// <param name="settings">What differs from a bot that is configured for Teams.</param>
    public static Task<TeamsHost> Start(Action<IServiceCollection> replace, params (string Name, string? Value)[] settings) => StartIn("Production", "203.0.113.7", replace, settings);

    private static async Task<TeamsHost> StartIn(string environment, string address, Action<IServiceCollection> replace, (string Name, string? Value)[] settings)
    {
        var (store, logs, time, calls) = (new TemporaryStore(), new RecordedLogs(), new ManualTime(), new CallsUnderWay());
        var (teams, identity, tables) = (await FakeConnector.Start(time), await FakeIdentity.Start(), await store.Tables());
        var (work, conversations, workspaces) = (await WorkStore.Open(tables, time, CancellationToken.None), await ConversationStore.Open(tables, time, CancellationToken.None), await WorkspaceStore.Open(tables, time, CancellationToken.None));
        var quotes = await QuoteStore.Open(tables, time, CancellationToken.None);
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment).UseSetting("data", store.Folder);
            var all = Settings.Concat(settings).GroupBy(setting => setting.Name).ToDictionary(given => given.Key, given => given.Last().Value);
            foreach (var (name, value) in all.Where(setting => setting.Value is not null))
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(time).AddSingleton<ILoggerProvider>(logs).AddSingleton<IStartupFilter>(new From(address))
                    .AddSingleton(work).AddSingleton(conversations).AddSingleton(workspaces).AddSingleton(quotes);
                Reach(services, teams, identity, calls, all["Teams:AppId"] is not null);
                replace(services);
            });
        });
        return new TeamsHost(store, teams, identity, factory, calls) { Logs = logs, Time = time, Tables = tables };
    }

    /// <summary>Has a host reach the Teams of a test in the place of the real one.</summary>
    public static void Reach(IServiceCollection services, FakeConnector teams, FakeIdentity identity, CallsUnderWay calls, bool isRegistered = true)
    {
        if (isRegistered)
            services.AddSingleton(provider => new ConnectorCredential(new FakeCredential(teams.Clock), teams.Clock, provider.GetRequiredService<ILogger<ConnectorCredential>>()));
        services.AddHttpClient(nameof(ConnectorClient)).AddHttpMessageHandler(calls.Handler).AddHttpMessageHandler(() => new ConnectorRoute(teams.Address));
        identity.Reach(services);
    }

    /// <summary>Sends an activity with a token that is valid for it.</summary>
    public Task<HttpResponseMessage> Tell(JsonObject activity) => Tell(Client, Time, activity);

    /// <inheritdoc cref="Tell(JsonObject)"/>
    public static Task<HttpResponseMessage> Tell(HttpClient client, TimeProvider time, JsonObject activity) =>
        Send(client, activity.ToJsonString(), "Bearer " + TokenForge.Token(time.GetUtcNow(), serviceUrl: (string?)activity["serviceUrl"]));

    /// <summary>The answer to an invoke.</summary>
    public async Task<JsonElement> Answer(JsonObject invoke)
    {
        using var response = await Tell(invoke);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Sends an activity, and waits for what the bot sends next to Teams.</summary>
    public async Task<ConnectorCall> Reply(JsonObject activity)
    {
        var before = Teams.Calls.Count;
        using (var response = await Tell(activity))
            response.EnsureSuccessStatusCode();
        await Until(() => Teams.Calls.Count > before);
        return Sent[before];
    }

    public Task<HttpResponseMessage> Send(string body, string? authorization) => Send(Client, body, authorization);

    /// <inheritdoc cref="Send(string, string?)"/>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await client.SendAsync(request);
    }

    /// <summary>The card of a message.</summary>
    public static JsonElement CardOf(ConnectorCall call) => Assert.Single(call.Body.GetProperty("attachments").EnumerateArray()).GetProperty("content");

    /// <summary>Everything that can be read on a card.</summary>
    public static string TextOf(JsonElement card) => string.Join('\n', CardRules.Descendants(card).Where(part => part.TryGetProperty("text", out _)).Select(part => part.GetProperty("text").GetString()));

    /// <summary>A button of a card, by what it says.</summary>
    public static JsonElement ButtonOf(JsonElement card, string title) => CardRules.Descendants(card).First(part => part.TryGetProperty("title", out var text) && text.GetString() == title);

    /// <summary>The titles of the buttons at a card's end.</summary>
    public static IReadOnlyList<string?> ButtonsOf(JsonElement card) => card.TryGetProperty("actions", out var actions) ? [.. actions.EnumerateArray().Select(action => action.GetProperty("title").GetString())] : [];

    /// <inheritdoc cref="SteppedTime.Until"/>
    public Task Until(Func<bool> isSo, TimeSpan? step = null, bool hangs = false) => new SteppedTime(Time, _calls).Until(isSo, step, hangs);

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
    public Task Pass(TimeSpan time) => new SteppedTime(Time, _calls).Pass(time);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await Teams.DisposeAsync();
        await Identity.DisposeAsync();
        await Store.DisposeAsync();
    }
}
