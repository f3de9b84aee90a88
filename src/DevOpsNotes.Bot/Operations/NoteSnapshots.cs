using System.Collections.Concurrent;
using System.Collections.Frozen;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// Holds notes in memory: everybody's from the start, a workspace's own from its first question, and reads again what was
/// changed by whomever. Answers come from the snapshot that is there; a store that fails for a while only makes it older.
/// </summary>
internal sealed partial class NoteSnapshots(NoteStore store, WorkspaceStore workspaces, NoteLibrary library, TimeProvider time, ILogger<NoteSnapshots> logger)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>A writer that died between publishing and telling is found out after this long.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Who asks in the first moment waits for the notes; the platforms wait three seconds for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly NoteIndex NoNotes = NoteIndex.Build([], TopicCatalog.Default);

    private readonly ConcurrentDictionary<Scope, OwnNotes> _own = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile SharedNotes? _shared;
    private volatile string? _failure;

    /// <summary>How many notes everybody has.</summary>
    public int Count => _shared?.Index.Count ?? 0;

    /// <summary>What a workspace is answered from; without its own notes where these cannot be read.</summary>
    /// <returns><see langword="null"/> while nothing has been read yet.</returns>
    public async ValueTask<WorkspaceNotes?> Of(Scope workspace, CancellationToken cancellationToken)
    {
        if ((_shared ?? await FirstShared(cancellationToken)) is not { } shared)
            return null;
        if (!_own.TryGetValue(workspace, out var own))
        {
            try
            {
                own = await Read(workspace, isWanted: () => !_own.ContainsKey(workspace), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.WorkspaceFailed(logger, e, workspace);
                return new WorkspaceNotes(shared.Index, NoNotes, FrozenDictionary<string, VoteTally>.Empty) { IsPartial = true };
            }
        }

        return own.Beside(shared);
    }

    /// <summary>Reads a workspace's own notes again, so that who changed them sees the change.</summary>
    public Task Refresh(Scope workspace, CancellationToken cancellationToken) => Read(workspace, isWanted: () => true, cancellationToken);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_shared is not { } shared)
            return Task.FromResult(HealthCheckResult.Unhealthy(_failure ?? "The notes are not loaded yet."));
        var data = new Dictionary<string, object> { ["notes"] = shared.Index.Count, ["loaded_at"] = shared.LoadedAt };
        return Task.FromResult(_failure is null
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(_failure, data: data));
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        do
        {
            try
            {
                await Poll(stoppingToken);
                _failure = null;
                _first.TrySetResult();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _failure = e.Message;
                Log.RefreshFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<SharedNotes?> FirstShared(CancellationToken cancellationToken)
    {
        try
        {
            await _first.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The answer says so.
        }

        return _shared;
    }

    private async Task Poll(CancellationToken cancellationToken)
    {
        // Tokens are read first: what changes after that is seen by the next poll.
        var versions = await store.Versions(cancellationToken);
        var version = versions.GetValueOrDefault(NoteStore.VersionOf(Scope.Shared));
        if (_shared is not { } shared || shared.Version != version || time.GetUtcNow() - shared.LoadedAt >= MaxAge)
        {
            var index = await library.LoadOwn(Scope.Shared, cancellationToken);
            _shared = new SharedNotes(index, version, time.GetUtcNow());
            Log.Loaded(logger, index.Count);
        }

        foreach (var (workspace, own) in _own)
        {
            if (own.Version != versions.GetValueOrDefault(NoteStore.VersionOf(workspace)) || time.GetUtcNow() - own.LoadedAt >= MaxAge)
                await Read(workspace, isWanted: () => true, cancellationToken);
        }
    }

    /// <summary>One after the other, so that what was read earlier never takes the place of what was read later.</summary>
    private async Task<OwnNotes> Read(Scope workspace, Func<bool> isWanted, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!isWanted())
                return _own[workspace];
            var version = (await store.Versions(cancellationToken)).GetValueOrDefault(NoteStore.VersionOf(workspace));
            var index = await library.LoadOwn(workspace, cancellationToken);
            var votes = await workspaces.Votes(workspace, cancellationToken);
            return _own[workspace] = new OwnNotes(index, votes, version, time.GetUtcNow());
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record SharedNotes(NoteIndex Index, Guid Version, DateTimeOffset LoadedAt);

    private sealed record OwnNotes(NoteIndex Index, IReadOnlyDictionary<string, VoteTally> Votes, Guid Version, DateTimeOffset LoadedAt)
    {
        private volatile Tuple<SharedNotes, WorkspaceNotes>? _together;

        /// <summary>These notes beside everybody's; made once for each snapshot of those.</summary>
        public WorkspaceNotes Beside(SharedNotes shared)
        {
            if (_together is { } known && ReferenceEquals(known.Item1, shared))
                return known.Item2;
            var notes = new WorkspaceNotes(shared.Index.Beside(Index), Index, Votes);
            _together = Tuple.Create(shared, notes);
            return notes;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Loaded {Count} notes.")]
        public static partial void Loaded(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The notes could not be read; answers come from those read before.")]
        public static partial void RefreshFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The notes of {Workspace} could not be read; it is answered from everybody's.")]
        public static partial void WorkspaceFailed(ILogger logger, Exception exception, Scope workspace);
    }
}
