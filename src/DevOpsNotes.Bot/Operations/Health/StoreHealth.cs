using DevOpsNotes.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations.Health;

/// <summary>
/// Reads and writes a row of the store now and then, and tells what came of it: whoever asks for the health of the host waits for
/// no store. While it is away the host answers from memory, so it is degraded, and stays in rotation: its replicas are no better off.
/// </summary>
internal sealed partial class StoreHealth(StoreProbe probe, TimeProvider time, ILogger<StoreHealth> logger) : BackgroundService, IHealthCheck
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>A store that has not answered for so long does not answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly LastSeen _answered = new(time);

    private volatile bool _isReadable = true;
    private volatile bool _isWritable = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Problem is { } problem ? HealthCheckResult.Degraded(problem, data: _answered.Data) : HealthCheckResult.Healthy(data: _answered.Data));

    /// <summary>Why is for the log: what a store says of itself names places.</summary>
    private string? Problem => _answered.Age switch
    {
        null => "The store has not answered since the start. Questions are answered from the bundled lessons, if there are any; nothing can be saved.",
        var age when !_isReadable || age > Longest => "The store does not answer. Questions are answered from what was read before; nothing can be saved, and no lesson of the day is posted.",
        _ when !_isWritable => "The store takes no writes: its disk is full or read-only, its file was moved or deleted, or writing is not allowed. Questions are answered; nothing can be saved, and no lesson of the day is posted.",
        _ => null,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            _isReadable = await Succeeds(probe.Read, _isReadable, stoppingToken);
            if (!_isReadable)
                continue;
            _answered.Now();
            _isWritable = await Succeeds(probe.Write, _isWritable, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> Succeeds(Func<CancellationToken, Task> attempt, bool didBefore, CancellationToken stoppingToken)
    {
        try
        {
            await attempt(stoppingToken);
            if (!didBefore)
                Log.Works(logger);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Once, not with every attempt.
            if (didBefore)
                Log.Fails(logger, e);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store cannot be used; it is tried again and again.")]
        public static partial void Fails(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "The store can be used again.")]
        public static partial void Works(ILogger logger);
    }
}
