using System.Collections.Concurrent;
using DevOpsNotes.Bot.Operations.Health;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// Holds notes in memory: everybody's from the start, a workspace's own from its first question until nobody asks for a while,
/// and reads again what was changed by whomever. Answers come from the snapshot that is there; a store that fails for a while only makes it older, and
/// one that cannot be reached at the start leaves the bundled lessons.
/// </summary>
internal sealed partial class NoteSnapshots(NoteStore store, NoteLibrary library, TimeProvider time, ILogger<NoteSnapshots> logger) : BackgroundService, IHealthCheck
{
    /// <summary>How long an answer waits for the store; the platforms wait three seconds for the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>A store that has not answered for so long is told by the health of the host.</summary>
    public static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(10);

    /// <summary>A writer that died between writing and telling is found out after this long.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Scope, WorkspaceSnapshot> _workspaces = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile SharedSnapshot? _shared;
    private readonly LastSeen _polled = new(time);

    private volatile string? _failure;

    /// <summary>How many notes everybody has.</summary>
    public int Count => _shared?.Notes.Index.Count ?? 0;

    /// <summary>Of how many workspaces something is held.</summary>
    public int HeldWorkspaces => _workspaces.Count;

    /// <summary>What everybody has was read, and not only what is bundled.</summary>
    public bool IsComplete => _shared is { LoadedAt: var at } && at > DateTimeOffset.MinValue;

    private bool IsStoreAway => _failure is not null || _polled.Age > LongestPoll;

    /// <summary>What a reader is answered from; without the workspace's own notes where these cannot be read in time.</summary>
    /// <returns><see langword="null"/> while nothing has been read yet.</returns>
    public async ValueTask<WorkspaceNotes?> Of(Reader reader, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        if (_shared is null)
            await InTime(_first.Task, Patience, cancellationToken);
        if (_shared is not { } shared)
            return null;
        var own = Snapshot(reader.Workspace);
        if (own.Current is null && IsStoreAway)
        {
            // Nobody waits for it; what is read once it is back is there for the next question.
            _ = own.FirstRead();
            return new WorkspaceNotes(shared.Notes, WorkspaceContent.None, reader) { IsPartial = true };
        }

        // Who waited for the first notes of all does not wait as long again.
        if (own.Current is null && !await InTime(own.FirstRead(), Patience - time.GetElapsedTime(asked), cancellationToken))
            return new WorkspaceNotes(shared.Notes, WorkspaceContent.None, reader) { IsPartial = true };
        return own.Beside(shared.Notes, reader);
    }

    /// <summary>Shows a workspace what was changed in it here, without asking the store; what others change meanwhile comes with a poll.</summary>
    public void Change(Scope workspace, Func<WorkspaceContent, WorkspaceContent> change) => Snapshot(workspace).Change(change);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_shared is not { } shared)
            return Task.FromResult(HealthCheckResult.Unhealthy("No notes are loaded yet, so nothing can be answered. They are once the store answers."));
        var data = new Dictionary<string, object>(_polled.Data) { ["notes"] = shared.Notes.Index.Count };
        if (IsComplete)
            data["loaded_at"] = shared.LoadedAt;
        return Task.FromResult(Problem(shared) is { } problem ? HealthCheckResult.Degraded(problem, data: data) : HealthCheckResult.Healthy(data: data));
    }

    /// <summary>Not what the store says of itself, which names places: that is for the log.</summary>
    private string? Problem(SharedSnapshot shared) => shared switch
    {
        _ when !IsComplete => "The store does not answer. Until it does, there are the bundled lessons alone.",
        _ when IsStoreAway => "The store does not answer. What was read before is used on.",
        { Notes.Index.Count: 0 } => "There are no notes for everybody, so that hardly any question finds an answer. Import some, or do without --library off.",
        _ => null,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        do
        {
            try
            {
                var poll = Poll(stoppingToken);
                if (_shared is null)
                {
                    await Task.WhenAny(poll, Task.Delay(Patience, time, stoppingToken));
                    if (!poll.IsCompletedSuccessfully)
                        UseBundled();
                }

                await poll;
                if (_failure is not null)
                    Log.Answers(logger);
                _failure = null;
                _polled.Now();
                _first.TrySetResult();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Once, not with every poll, while it stays the same.
                if (_failure != e.Message)
                    Log.RefreshFailed(logger, e.Message);
                _failure = e.Message;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Poll(CancellationToken cancellationToken)
    {
        // Tokens are read first: what changes after that is seen by the next poll.
        var versions = await store.Versions(cancellationToken);
        var version = versions.GetValueOrDefault(NoteStore.VersionOf(Scope.Shared));
        if (_shared is not { } shared || shared.Version != version || time.GetUtcNow() - shared.LoadedAt >= MaxAge)
        {
            var index = await library.LoadOwn(Scope.Shared, cancellationToken);
            _shared = new SharedSnapshot(new IndexedNotes(index), version, time.GetUtcNow());
            Log.Loaded(logger, index.Count);
        }

        foreach (var (workspace, own) in _workspaces)
        {
            // Whoever asks again reads it anew.
            if (own.IsUnread)
                _workspaces.TryRemove(KeyValuePair.Create(workspace, own));
            if (own.Current is not { } current)
                continue;
            var isOld = time.GetUtcNow() - current.LoadedAt >= MaxAge;
            if (isOld && !own.IsAsked)
                _workspaces.TryRemove(KeyValuePair.Create(workspace, own));
            else if (isOld || current.Version != versions.GetValueOrDefault(NoteStore.VersionOf(workspace)))
                await InTime(own.Read(), Patience, cancellationToken);
        }
    }

    /// <summary>Better these than nothing; they are old from the beginning, so that the next poll that succeeds replaces them.</summary>
    private void UseBundled()
    {
        if (library.BundledOnly() is not { Count: > 0 } bundled)
            return;
        _shared = new SharedSnapshot(new IndexedNotes(bundled), Guid.Empty, DateTimeOffset.MinValue);
        _failure = "no answer yet";
        _first.TrySetResult();
        Log.BundledOnly(logger, bundled.Count);
    }

    private WorkspaceSnapshot Snapshot(Scope workspace) => _workspaces.GetOrAdd(workspace, added => new WorkspaceSnapshot(async () =>
    {
        var version = (await store.Versions(CancellationToken.None)).GetValueOrDefault(NoteStore.VersionOf(added));
        return (await library.LoadWorkspace(added, CancellationToken.None), version, time.GetUtcNow());
    }));

    /// <summary>Awaits what is being read, and says whether it succeeded in time; whatever becomes of it later is not lost.</summary>
    private async Task<bool> InTime(Task reading, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await reading.WaitAsync(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.ReadFailed(logger, e);
            return false;
        }
    }

    private sealed record SharedSnapshot(IndexedNotes Notes, Guid Version, DateTimeOffset LoadedAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Loaded {Count} notes.")]
        public static partial void Loaded(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "The notes could not be read; answers come from those read before. {Problem}")]
        public static partial void RefreshFailed(ILogger logger, string problem);

        [LoggerMessage(5, LogLevel.Information, "The store answers again.")]
        public static partial void Answers(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "The store does not answer; until it does, there are the {Count} bundled lessons alone.")]
        public static partial void BundledOnly(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Error, "A workspace's own notes could not be read in time; it is answered from those read before, and else from everybody's.")]
        public static partial void ReadFailed(ILogger logger, Exception exception);
    }
}
