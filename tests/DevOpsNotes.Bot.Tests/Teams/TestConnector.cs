using System.Text;
using DevOpsNotes.Bot.Teams;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The client as the bot puts it together, with a Teams, an Entra and a clock of our own.</summary>
internal sealed class TestConnector : IAsyncDisposable
{
    public const string Tenant = "10000000-0000-0000-0000-000000000001";
    public const string Secret = "a-secret-that-nobody-may-see";

    private readonly CallsUnderWay _calls = new();
    private ServiceProvider _services = null!;

    public required FakeConnector Teams { get; init; }

    public required ManualTime Time { get; init; }

    public required FakeCredential Entra { get; init; }

    public required ConnectorRoute Route { get; init; }

    public RecordedLogs Logs { get; } = new();

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    public ConnectorCredential Credential => _services.GetRequiredService<ConnectorCredential>();

    public ConnectorPacing Pacing => _services.GetRequiredService<ConnectorPacing>();

    public IServiceProvider Services => _services;

    /// <param name="isRegistered">The bot has an app id, and with it a credential.</param>
    /// <param name="allowLoopback">A tool on this machine may play Teams.</param>
    public static async Task<TestConnector> Start(bool isRegistered = true, bool allowLoopback = false)
    {
        var time = new ManualTime();
        var teams = await FakeConnector.Start(time);
        var test = new TestConnector { Teams = teams, Time = time, Entra = new FakeCredential(time), Route = new ConnectorRoute(teams.Address) };
        var settings = new TeamsSettings { AppId = isRegistered ? "20000000-0000-0000-0000-000000000002" : null, TenantId = Tenant, ClientSecret = Secret };
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(test.Logs).SetMinimumLevel(LogLevel.Trace)).AddSingleton<TimeProvider>(time).AddConnector(settings, allowLoopback);
        if (isRegistered)
            services.AddSingleton(provider => new ConnectorCredential(test.Entra, time, provider.GetRequiredService<ILogger<ConnectorCredential>>()));
        services.AddHttpClient(nameof(ConnectorClient)).AddHttpMessageHandler(test._calls.Handler).AddHttpMessageHandler(() => test.Route);
        test._services = services.BuildServiceProvider();
        return test;
    }

    public static ConnectorTarget Target(string conversation = "a:1x", string tenant = Tenant, string serviceUrl = FakeConnector.ServiceUrl) => new(new Uri(serviceUrl, UriKind.RelativeOrAbsolute), tenant, conversation);

    public Task<ConnectorResult> Send(ConnectorTarget? target = null, string? replyTo = null, bool isTargeted = false) =>
        Finished(() => Client.Send(target ?? Target(), replyTo, isTargeted, Json("""{"type":"message"}"""), CancellationToken.None));

    public Task<ConnectorResult> Update(string activity, ConnectorTarget? target = null) =>
        Finished(() => Client.Update(target ?? Target(), activity, Json("""{"type":"message"}"""), CancellationToken.None));

    /// <summary>Begins a call where what a timer sets off runs at once, before the clock moves on.</summary>
    public static Task<T> Begin<T>(Func<Task<T>> call) => Task.Run(call);

    /// <summary>Moves the clock until a call has come to an end.</summary>
    /// <param name="begin">Begins the call.</param>
    /// <param name="hangs">Teams does not answer: the clock moves all the same.</param>
    public async Task<ConnectorResult> Finished(Func<Task<ConnectorResult>> begin, bool hangs = false)
    {
        var call = Begin(begin);
        await Until(() => call.IsCompleted, hangs: hangs);
        return await call;
    }

    /// <inheritdoc cref="SteppedTime.Until"/>
    public Task Until(Func<bool> isSo, TimeSpan? step = null, bool hangs = false) => new SteppedTime(Time, _calls).Until(isSo, step ?? TimeSpan.FromMilliseconds(100), hangs);

    public static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Teams.DisposeAsync();
    }
}
