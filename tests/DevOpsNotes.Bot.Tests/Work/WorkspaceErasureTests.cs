using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Work;

/// <summary>The bot was removed from a workspace, and its hosts erase what they keep of it, whatever happens to them meanwhile.</summary>
public sealed class WorkspaceErasureTests : IAsyncLifetime
{
    private static readonly Scope Gone = Scope.Of("slack:T1");

    private readonly TemporaryStore _store = new();
    private readonly ManualTime _time = new();
    private SwitchedTables _tables = null!;
    private WorkStore _work = null!;
    private WorkspaceStore _workspaces = null!;
    private Host _host = null!;

    public async Task InitializeAsync()
    {
        _tables = await _store.Tables();
        _work = await WorkStore.Open(_tables, _time, CancellationToken.None);
        _workspaces = await _store.OpenWorkspaces(_time);
        _host = await Start();
        await Teach("The first lesson of them all");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_a_workspace_had_is_shown_no_more_at_once_and_then_erased()
    {
        Assert.Single((await Seen()).Lessons);

        await _host.Erasure.Begin(Gone, CancellationToken.None);

        var seen = await Seen();
        Assert.Empty(seen.Lessons);
        Assert.Equal(0, seen.Index.Count);
        await Until(async () => !(await Seen()).IsErased);
        Assert.Empty(await Rows());
        Assert.Empty(await _work.Adoptable(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_host_was_writing_that_had_not_heard_of_it_is_erased_too_and_what_comes_later_stays()
    {
        await _host.Erasure.Begin(Gone, CancellationToken.None);
        await Until(async () => (await Rows()) is [{ RowKey: "erased" }]);

        await Teach("This was under way already");
        await Until(async () => (await Rows()).Count == 0);

        await Teach("The team has come back");
        Assert.Single(await Rows());
        _time.Advance(WorkspaceErasure.OnceMore * 2);
        Assert.Single(await Rows());
    }

    [Fact]
    public async Task Another_host_finishes_what_a_dead_one_had_begun()
    {
        await _host.DisposeAsync();
        // It put the work down, claimed it and the tombstone, and died.
        var item = (await _work.Insert(WorkspaceErasure.Kind, Gone.Key, ["erase"], "", CancellationToken.None))!;
        Assert.NotNull(await _work.Claim(item, CancellationToken.None));

        _host = await Start();

        _time.Advance(WorkQueue.Lost);
        await Until(async () => (await Rows()).Count == 0);
        Assert.Empty(await _work.Abandoned(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task A_store_that_is_away_for_hours_only_delays_it()
    {
        await _host.Erasure.Begin(Gone, CancellationToken.None);
        _tables.IsDown = _ => true;
        _time.Advance(WorkQueue.LongestDelay * 2);
        _tables.IsDown = _ => false;

        await Until(async () => (await Rows()).Count == 0);
    }

    private async Task Teach(string text) => await _workspaces.Teach(Gone, TeamLesson.Compose(new LessonDraft { Text = text }, Gone.Key, new DateOnly(2026, 3, 1), TopicCatalog.Default), "U1", CancellationToken.None);

    private async Task<WorkspaceNotes> Seen() => (await _host.Snapshots.Of(new Reader(Gone, "C1", IsAmongStrangers: false), CancellationToken.None))!;

    private async Task<List<TableRow>> Rows() => await (await _tables.Open("workspaces", CancellationToken.None)).QueryAll(new RowRange(TableKey.Of(Gone.Key))).ToListAsync();

    private async Task Until(Func<Task<bool>> isSo)
    {
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "It never came to be.");
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private async Task<Host> Start()
    {
        var snapshots = new NoteSnapshots(await _store.Open(), await _store.OpenLibrary([]), _time, NullLogger<NoteSnapshots>.Instance);
        var inbox = new WorkInbox();
        var erasure = new WorkspaceErasure(_work, inbox, await WorkspaceEraser.Open(_tables, _time, CancellationToken.None), snapshots, NullLogger<WorkspaceErasure>.Instance);
        var queue = new WorkQueue(_work, inbox, [erasure], _time, NullLogger<WorkQueue>.Instance);
        await snapshots.StartAsync(CancellationToken.None);
        await queue.StartAsync(CancellationToken.None);
        return new Host(snapshots, queue, erasure);
    }

    private sealed record Host(NoteSnapshots Snapshots, WorkQueue Queue, WorkspaceErasure Erasure) : IAsyncDisposable
    {
        private bool _isStopped;

        public async ValueTask DisposeAsync()
        {
            if (_isStopped)
                return;
            _isStopped = true;
            await Queue.StopAsync(CancellationToken.None);
            await Snapshots.StopAsync(CancellationToken.None);
            Queue.Dispose();
            Snapshots.Dispose();
        }
    }
}
