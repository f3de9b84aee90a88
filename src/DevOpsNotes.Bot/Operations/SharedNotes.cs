using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// Holds everybody's notes in memory, and reads them again when another process changed them. Answers come from the
/// snapshot that is there; a store that fails for a while only makes it older.
/// </summary>
internal sealed partial class SharedNotes(NoteStore store, NoteLibrary library, TimeProvider time, ILogger<SharedNotes> logger) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>A writer that died between publishing and telling is found out after this long.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private volatile Snapshot? _current;
    private volatile string? _failure;

    public int Count => _current?.Index.Count ?? 0;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_current is not { } current)
            return Task.FromResult(HealthCheckResult.Unhealthy(_failure ?? "The notes are not loaded yet."));
        var data = new Dictionary<string, object> { ["notes"] = current.Index.Count, ["loaded_at"] = current.LoadedAt };
        return Task.FromResult(_failure is null
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(_failure, data: data));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        do
        {
            try
            {
                await Refresh(stoppingToken);
                _failure = null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _failure = e.Message;
                Log.RefreshFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Refresh(CancellationToken cancellationToken)
    {
        // The token is read first: what changes after it is seen by the next poll.
        var version = (await store.Versions(cancellationToken)).GetValueOrDefault(NoteStore.VersionOf(Scope.Shared));
        if (_current is { } current && current.Version == version && time.GetUtcNow() - current.LoadedAt < MaxAge)
            return;
        var index = await library.Load(Scope.Shared, cancellationToken);
        _current = new Snapshot(index, version, time.GetUtcNow());
        Log.Loaded(logger, index.Count);
    }

    private sealed record Snapshot(NoteIndex Index, Guid Version, DateTimeOffset LoadedAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Loaded {Count} notes.")]
        public static partial void Loaded(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The notes could not be read; answers come from those read before.")]
        public static partial void RefreshFailed(ILogger logger, Exception exception);
    }
}
