using System.Globalization;
using System.Net.Sockets;
using System.Text;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>The real host on a real port, with every edge that there is: what strangers find on a network. Its clock is the machine's.</summary>
internal sealed class OpenHost : IAsyncDisposable
{
    private readonly TemporaryStore _store;
    private readonly FakeSlack _slack;
    private readonly FakeIdentity _identity;
    private readonly WebApplicationFactory<Program> _factory;

    private OpenHost(TemporaryStore store, FakeSlack slack, FakeIdentity identity, WebApplicationFactory<Program> factory)
    {
        (_store, _slack, _identity, _factory) = (store, slack, identity, factory);
        factory.UseKestrel(0);
        factory.StartServer();
        Client = factory.CreateClient();
    }

    public HttpClient Client { get; }

    public RecordedLogs Logs { get; private init; } = new();

    public IServiceProvider Services => _factory.Services;

    /// <param name="replace">What of the host is replaced.</param>
    /// <param name="settings">What differs from a bot with every edge.</param>
    public static async Task<OpenHost> Start(Action<IServiceCollection>? replace = null, params (string Name, string? Value)[] settings)
    {
        var (store, logs) = (new TemporaryStore(), new RecordedLogs());
        var (slack, identity) = (await FakeSlack.Start(), await FakeIdentity.Start());
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production").UseSetting("data", store.Folder);
            (string, string?)[] all = [("urls", "http://127.0.0.1:0"), ("Web:TryIt", "true"), ("Slack:SigningSecret", SlackHost.Secret), ("Slack:BotToken", FakeSlack.Token), ("Slack:ApiUrl", slack.ApiUrl), .. TeamsHost.Settings, .. settings];
            foreach (var (name, value) in all)
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<ILoggerProvider>(logs);
                identity.Reach(services);
                replace?.Invoke(services);
            });
        });
        return new OpenHost(store, slack, identity, factory) { Logs = logs };
    }

    /// <summary>A request of Slack's.</summary>
    public static HttpRequestMessage Signed(string path, string body, string secret = SlackHost.Secret)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Headers = { { "X-Slack-Request-Timestamp", timestamp }, { "X-Slack-Signature", SlackHost.Sign(timestamp, body, secret) } },
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
    }

    /// <summary>Types /devops.</summary>
    public static HttpRequestMessage Command(string text, string user = "U1", string secret = SlackHost.Secret) =>
        Signed("/slack/commands", $"team_id=T1&channel_id=C1&user_id={user}&command=%2Fdevops&text={text}", secret);

    /// <summary>A connection over which a request begins whose body does not come; its headers could be Slack's.</summary>
    public async Task<TcpClient> Dribble(string path = "/slack/events", string? authorization = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var trust = authorization is null ? $"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={new string('0', 64)}" : $"Authorization: {authorization}";
        return await Raw($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{trust}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");
    }

    /// <summary>A connection over which something was sent.</summary>
    public async Task<TcpClient> Raw(string text)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return connection;
    }

    /// <summary>The status of what comes back over a connection.</summary>
    public static async Task<int> Status(TcpClient connection)
    {
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 256, leaveOpen: true);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return int.Parse((await reader.ReadLineAsync(patience.Token))!.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await _slack.DisposeAsync();
        await _identity.DisposeAsync();
        await _store.DisposeAsync();
    }
}
