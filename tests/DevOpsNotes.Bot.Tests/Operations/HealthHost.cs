using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Operations;

/// <summary>The real host, asked for its health, on a store that a test can take away.</summary>
internal sealed class HealthHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private HealthHost(TemporaryStore store, WebApplicationFactory<Program> factory)
    {
        (Store, _factory) = (store, factory);
        Client = factory.CreateClient();
    }

    public TemporaryStore Store { get; }

    public ManualTime Time { get; private init; } = null!;

    public RecordedLogs Logs { get; private init; } = null!;

    public HttpClient Client { get; }

    /// <summary>Starts one.</summary>
    /// <param name="tables">What it reads notes from and probes; <see langword="null"/> for the file alone.</param>
    /// <param name="store">The folder with the file.</param>
    /// <param name="settings">What it is started with, besides the folder.</param>
    public static async Task<HealthHost> Start(SwitchedTables? tables, TemporaryStore store, params (string Name, string Value)[] settings)
    {
        var (time, logs) = (new ManualTime(), new RecordedLogs());
        var (notes, probe) = tables is null ? (null, null) : (await store.Open(time), await StoreProbe.Open(tables, CancellationToken.None));
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            if (!settings.Any(setting => setting.Name.StartsWith("Storage", StringComparison.Ordinal)))
                builder.UseSetting("data", store.Folder);
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(time).AddSingleton<ILoggerProvider>(logs);
                if (notes is not null)
                    services.AddSingleton(notes).AddSingleton(probe!);
            });
        });
        return new HealthHost(store, factory) { Time = time, Logs = logs };
    }

    /// <summary>What a load balancer is told.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Ready()
    {
        using var response = await Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>One of the checks.</summary>
    public async Task<JsonElement> Check(string name) => JsonDocument.Parse((await Ready()).Body).RootElement.GetProperty("checks").GetProperty(name);

    /// <summary>Moves the clock until a check says so; the work that a timer starts takes its own time.</summary>
    public async Task<JsonElement> Until(string name, string status)
    {
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System))
        {
            var check = await Check(name);
            if (check.GetProperty("status").ValueEquals(status))
                return check;
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), $"{name} is not {status}: {check}");
            Time.Advance(NoteSnapshots.PollInterval);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        await Store.DisposeAsync();
    }
}
