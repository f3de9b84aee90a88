using System.Collections.Concurrent;
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
    private volatile Views? _views;

    /// <summary>What was read; <see langword="null"/> before anything was.</summary>
    public Snapshot? Current => _current;

    /// <summary>Nothing was read, and nothing is being read: it failed, or only a change was shown.</summary>
    public bool IsUnread
    {
        get
        {
            lock (_lock)
                return _current is null && _latest.IsCompleted;
        }
    }

    /// <summary>Somebody was answered from what was read last.</summary>
    public bool IsAsked { get; private set; }

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

    /// <summary>What a reader sees of this beside everybody's notes; made once for all who see the same.</summary>
    public WorkspaceNotes Beside(IndexedNotes shared, Reader reader)
    {
        IsAsked = true;
        var content = _current!.Content;
        if (_views is not { } views || !ReferenceEquals(views.Shared, shared) || !ReferenceEquals(views.Content, content))
            _views = views = new Views(shared, content);
        return views.Of(reader);
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
            IsAsked = false;
        }
    }

    /// <summary>What is seen, by where: conversations that have nothing of their own see the same.</summary>
    private sealed record Views(IndexedNotes Shared, WorkspaceContent Content)
    {
        private readonly ConcurrentDictionary<(string? Conversation, bool IsAmongStrangers), WorkspaceNotes> _notes = new();

        public WorkspaceNotes Of(Reader reader) => _notes.GetOrAdd(
            (Content.Indexes.ContainsKey(reader.Conversation) ? reader.Conversation : null, reader.IsAmongStrangers),
            static (_, made) => new WorkspaceNotes(made.Shared, made.Content, made.reader),
            (Shared, Content, reader));
    }

    internal sealed record Snapshot(WorkspaceContent Content, Guid Version, DateTimeOffset LoadedAt);
}
