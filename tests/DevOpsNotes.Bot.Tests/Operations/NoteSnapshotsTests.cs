using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Operations;

/// <summary>What a host holds in memory while others write, and while its store is away.</summary>
public sealed class NoteSnapshotsTests : IAsyncLifetime
{
    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("slack:T2");

    private readonly TemporaryStore _store = new();
    private readonly ManualTime _time = new();
    private NoteSnapshots _snapshots = null!;
    private WorkspaceStore _others = null!;
    private SwitchedTables _tables = null!;

    public async Task InitializeAsync()
    {
        await _store.Keep(TestNotes.Full);
        _tables = await _store.Tables();
        _others = await _store.OpenWorkspaces();
        _snapshots = new NoteSnapshots(await _store.Open(), await _store.OpenLibrary([]), _time, NullLogger<NoteSnapshots>.Instance);
        await _snapshots.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _snapshots.StopAsync(CancellationToken.None);
        _snapshots.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_another_process_imports_teaches_and_votes_is_there_after_the_next_poll()
    {
        Assert.Equal((1, 0), (await Notes(One), await Votes(One)));

        await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        await _others.Vote(One, TestNotes.Full.Id, "U1", useful: true, CancellationToken.None);
        Assert.Equal((1, 0), (await Notes(One), await Votes(One)));

        await Until(async () => await Notes(One) == 2 && await Votes(One) == 1);
        await ImportAnother();
        await Until(async () => await Notes(One) == 3 && await Notes(Two) == 2);
    }

    /// <summary>Refused at once, or not answered at all.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_whose_store_cannot_be_reached_at_the_start_has_the_bundled_lessons_until_it_can(bool isRefused)
    {
        var (stuck, library) = (new TaskCompletionSource(), await _store.OpenLibrary([new BundledLesson(TestNotes.Bare, "bare.md", Line: 1)]));
        _tables.IsDown = _ => isRefused;
        _tables.Gate = isRefused ? Task.CompletedTask : stuck.Task;
        using var host = new NoteSnapshots(await _store.Open(), library, _time, NullLogger<NoteSnapshots>.Instance);
        await host.StartAsync(CancellationToken.None);

        await Until(() => Task.FromResult(host.Count == 1));
        var degraded = await host.CheckHealthAsync(new HealthCheckContext());
        _tables.IsDown = _ => false;
        stuck.TrySetResult();

        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        await Until(() => Task.FromResult(host.Count == 2));
        Assert.Equal(HealthStatus.Healthy, (await host.CheckHealthAsync(new HealthCheckContext())).Status);
        await host.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_change_of_ones_own_is_there_at_once()
    {
        Assert.Equal(1, await Notes(One));

        var (taught, _) = await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        _snapshots.Change(One, content => content.With(taught));
        Assert.Equal(2, await Notes(One));

        _snapshots.Change(One, content => content.Without(taught.Note.Id));
        Assert.Equal(1, await Notes(One));
    }

    [Fact]
    public async Task Many_first_questions_at_once_read_a_workspace_once()
    {
        await Notes(Two);
        var reads = 0;
        _tables.IsDown = name =>
        {
            if (name == "sources")
                Interlocked.Increment(ref reads);
            return false;
        };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Notes(One)));

        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_read_is_answered_from_everybodys_and_read_when_that_works_again()
    {
        await Notes(Two);
        await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        _tables.IsDown = _ => true;

        var partial = (await _snapshots.Of(new Reader(One, "C1", IsAmongStrangers: false), CancellationToken.None))!;
        Assert.Equal((1, true), (partial.Index.Count, partial.IsPartial));

        _tables.IsDown = _ => false;
        var whole = (await _snapshots.Of(new Reader(One, "C1", IsAmongStrangers: false), CancellationToken.None))!;
        Assert.Equal((2, false), (whole.Index.Count, whole.IsPartial));
    }

    [Fact]
    public async Task Of_workspaces_that_could_not_be_read_or_only_heard_of_nothing_is_held()
    {
        await Notes(Two);
        _tables.IsDown = _ => true;
        for (var i = 0; i < 20; i++)
            await _snapshots.Of(new Reader(Scope.Of($"slack:T-{i}"), "C1", IsAmongStrangers: false), CancellationToken.None);
        _snapshots.Change(One, content => content.Without("any"));
        _tables.IsDown = _ => false;

        await Until(() => Task.FromResult(_snapshots.HeldWorkspaces == 1));

        Assert.Equal(1, await Notes(One));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_keeps_nobody_waiting_for_longer_than_the_platforms_wait()
    {
        await Notes(Two);
        var stuck = new TaskCompletionSource();
        _tables.Gate = stuck.Task;

        var asked = Enumerable.Range(0, 4).Select(_ => _snapshots.Of(new Reader(One, "C1", IsAmongStrangers: false), CancellationToken.None).AsTask()).ToList();
        await Until(() => Task.FromResult(asked.TrueForAll(task => task.IsCompleted)), NoteSnapshots.Patience);

        foreach (var answer in asked)
            Assert.True((await answer)!.IsPartial);
        stuck.SetResult();
        await Until(async () => !(await _snapshots.Of(new Reader(One, "C1", IsAmongStrangers: false), CancellationToken.None))!.IsPartial);
    }

    [Fact]
    public async Task A_store_that_is_away_makes_notes_older_and_the_host_says_so_until_it_is_back()
    {
        await Notes(One);
        _tables.IsDown = _ => true;
        await Until(async () => await Health() == HealthStatus.Degraded);
        Assert.Equal(1, await Notes(One));

        _tables.IsDown = _ => false;
        await Until(async () => await Health() == HealthStatus.Healthy);
    }

    /// <summary>It neither answers nor refuses.</summary>
    [Fact]
    public async Task A_store_that_hangs_is_told_by_the_health_and_answers_go_on()
    {
        await Notes(One);
        var stuck = new TaskCompletionSource();
        _tables.Gate = stuck.Task;

        await Until(async () => await Health() == HealthStatus.Degraded);
        Assert.Equal(1, await Notes(One));

        stuck.SetResult();
        await Until(async () => await Health() == HealthStatus.Healthy);
    }

    [Fact]
    public async Task While_the_store_is_known_to_be_away_nobody_waits_for_what_it_has()
    {
        await Notes(One);
        var stuck = new TaskCompletionSource();
        _tables.Gate = stuck.Task;
        await Until(async () => await Health() == HealthStatus.Degraded);

        // The clock of the host stands still: whoever waits, waits for ever.
        var asked = _snapshots.Of(new Reader(Two, "C1", IsAmongStrangers: false), CancellationToken.None);
        Assert.True(asked.IsCompletedSuccessfully);
        Assert.True((await asked)!.IsPartial);

        stuck.SetResult();
        await Until(async () => !(await _snapshots.Of(new Reader(Two, "C1", IsAmongStrangers: false), CancellationToken.None))!.IsPartial);
    }

    [Fact]
    public async Task One_workspace_that_cannot_be_read_does_not_keep_the_others_old()
    {
        await Notes(One);
        await Notes(Two);
        await _others.Teach(Two, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        var failures = 0;
        // Of the two that changed, the first that is read fails.
        _tables.IsDown = name => name == "workspaces" && Interlocked.Increment(ref failures) == 1;

        await Until(async () => await Notes(One) == 2 && await Notes(Two) == 2);
    }

    [Fact]
    public async Task A_change_that_nobody_was_told_of_is_found_when_notes_have_grown_old()
    {
        await Notes(One);
        _tables.IsDown = name => name == "versions";
        await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        _tables.IsDown = _ => false;

        await Until(async () => await Notes(One) == 2, NoteSnapshots.MaxAge);
    }

    [Fact]
    public async Task A_workspace_that_nobody_asks_for_any_more_is_forgotten_and_read_again_when_somebody_does()
    {
        await Notes(One);
        // Read again because it has grown old, then not asked for until it has again.
        for (var i = 0; i < 2; i++)
        {
            _time.Advance(NoteSnapshots.MaxAge);
            await Until(async () => (await _snapshots.CheckHealthAsync(new HealthCheckContext())).Data["age_seconds"].Equals(0L), TimeSpan.Zero);
        }

        await _others.Teach(One, Lesson("The first lesson of them all"), "U1", CancellationToken.None);
        _tables.IsDown = name => name == "workspaces";

        Assert.True((await _snapshots.Of(new Reader(One, "C1", IsAmongStrangers: false), CancellationToken.None))!.IsPartial);
        _tables.IsDown = _ => false;
        Assert.Equal(2, await Notes(One));
    }

    private async Task<int> Notes(Scope workspace) => (await _snapshots.Of(new Reader(workspace, "C1", IsAmongStrangers: false), CancellationToken.None))!.Index.Count;

    private async Task<int> Votes(Scope workspace) => (await _snapshots.Of(new Reader(workspace, "C1", IsAmongStrangers: false), CancellationToken.None))!.Votes.Count;

    private async Task<HealthStatus> Health() => (await _snapshots.CheckHealthAsync(new HealthCheckContext())).Status;

    /// <summary>Moves the clock, poll by poll, until something is so; the work that a timer starts takes its own time.</summary>
    private async Task Until(Func<Task<bool>> isSo, TimeSpan? step = null)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "It never came to be.");
            _time.Advance(step ?? NoteSnapshots.PollInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private async Task ImportAnother()
    {
        var head = new SourceHead { Scope = Scope.Shared, Key = "other.md", Title = "Other", Generation = "", Lessons = 0, Quotes = 0, ImportedAt = DateTimeOffset.UnixEpoch };
        Assert.True(await (await _store.Open()).Publish(head, null, [new Content.Importing.SourceNote("Other", TestNotes.Bare)], CancellationToken.None));
    }

    private static Note Lesson(string text) => TeamLesson.Compose(new LessonDraft { Text = text }, "slack", new DateOnly(2026, 3, 1), TopicCatalog.Default);
}
