using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// Ends a host within ten seconds. From the first moment it says so in its readiness, and claims, adopts and begins nothing; durable
/// work and lessons of the day that are on their way are finished. The web server listens a moment longer, until a load balancer
/// goes elsewhere, and then finishes what it accepted. What takes longer than its share is left as it is: its claim stays, which
/// reads unknown, and what was not claimed is found by another host.
/// </summary>
/// <param name="work">Durable work.</param>
/// <param name="rounds">Lessons of the day.</param>
/// <param name="server">What listens.</param>
/// <param name="environment">In Development nobody waits for a load balancer.</param>
/// <param name="lifetime">Tells that the host stops.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of what was left.</param>
internal sealed partial class GracefulStop(WorkQueue work, DailyRounds rounds, IServer server, IHostEnvironment environment, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<GracefulStop> logger) : IHostedLifecycleService, IHealthCheck
{
    /// <summary>For all of it but closing the store, and sending what was measured last.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(6.5);

    /// <summary>How long it is waited for what is on its way. A platform that answers at all does so sooner.</summary>
    public static readonly TimeSpan Finishing = TimeSpan.FromSeconds(5.5);

    /// <summary>How long requests are still accepted, which a load balancer sends that has not heard yet.</summary>
    public static readonly TimeSpan Leaving = TimeSpan.FromSeconds(2);

    /// <summary>How long the store has for what it was given before it is closed.</summary>
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(1);

    private Task _finishing = Task.CompletedTask;
    private long _began;

    /// <summary>Has the host stop like this; to be added last, since what is added last stops first.</summary>
    public static void Add(IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Limit);
        services.AddSingleton<GracefulStop>();
        services.AddHostedService(provider => provider.GetRequiredService<GracefulStop>());
    }

    /// <summary>Closes the store, if it lets itself be closed: a process that ends does not wait for a lock of another one.</summary>
    public static async Task Close(ITables tables)
    {
        try
        {
            await tables.DisposeAsync().AsTask().WaitAsync(Closing, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // What was acknowledged is kept; the rest is as if this host had died.
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The host is stopping: it finishes what it has begun, and takes nothing new.") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication();
        _began = time.GetTimestamp();
        _finishing = Task.WhenAll(work.StopAsync(cancellationToken), rounds.StopAsync(cancellationToken));
        if (!environment.IsDevelopment() && server.Features.Get<IServerAddressesFeature>() is { Addresses.Count: > 0 })
            await Task.Delay(Leaving, time, cancellationToken);
    }

    /// <summary>The web server has stopped by now.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var rest = Finishing - time.GetElapsedTime(_began);
        try
        {
            await _finishing.WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Log.Left(logger);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The host stops before all that was on its way has come to an end: of that it is not known whether it was done, and it is not repeated.")]
        public static partial void Left(ILogger logger);
    }
}
