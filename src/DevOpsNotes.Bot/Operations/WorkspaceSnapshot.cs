using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What a workspace has of its own, as it was read last.</summary>
/// <param name="read">Reads it; the version is that of before.</param>
internal sealed class WorkspaceSnapshot(Func<Task<(WorkspaceContent Content, Guid Version, DateTimeOffset LoadedAt)>> read)
{
    private readonly Lock _lock = new();
    private Task _latest = Task.CompletedTask;
    private readonly List<Func<WorkspaceContent, WorkspaceContent>> _changes = [];
    private Task? _first;
    private volatile Snapshot? _current;
    private volatile Tuple<NoteIndex, WorkspaceNotes>? _together;

    /// <summary>What was read; <see langword="null"/> before anything was.</summary>
    public Snapshot? Current => _current;

    /// <summary>The first read, the same for all who wait for it; after one that failed, another one.</summary>
    public Task FirstRead()
    {
        lock (_lock)
        {
            return _first is null or { IsFaulted: true } ? _first = Read() : _first;
        }
    }

    /// <summary>Reads again. Reads follow each other, so that an earlier one never takes the place of a later one.</summary>
    public Task Read()
    {
        lock (_lock)
        {
            return _latest = ReadAfter(_latest);
        }
    }

    /// <summary>Shows a change that was written, also in what is being read meanwhile; that of before the first read is read then.</summary>
    public void Change(Func<WorkspaceContent, WorkspaceContent> change)
    {
        lock (_lock)
        {
            if (!_latest.IsCompleted)
                _changes.Add(change);
            if (_current is { } current)
                _current = current with { Content = change(current.Content) };
        }
    }

    /// <summary>This beside everybody's notes; made once for each pair.</summary>
    public WorkspaceNotes Beside(NoteIndex shared)
    {
        if (_together is { } known && ReferenceEquals(known.Item1, shared) && ReferenceEquals(known.Item2.Own, _current!.Content))
            return known.Item2;
        var notes = new WorkspaceNotes(shared, _current!.Content);
        _together = Tuple.Create(shared, notes);
        return notes;
    }

    private async Task ReadAfter(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        // What changed before this read began is in what it reads, or a read before it failed.
        lock (_lock)
            _changes.Clear();
        var (content, version, loadedAt) = await read();
        lock (_lock)
        {
            _current = new Snapshot(_changes.Aggregate(content, (changed, change) => change(changed)), version, loadedAt);
            _changes.Clear();
        }
    }

    internal sealed record Snapshot(WorkspaceContent Content, Guid Version, DateTimeOffset LoadedAt);
}
