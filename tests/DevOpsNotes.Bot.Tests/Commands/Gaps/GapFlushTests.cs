using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Commands.Gaps;

/// <summary>What is counted in memory comes into the store each minute, and memory stays small.</summary>
public sealed class GapFlushTests : IAsyncLifetime
{
    private static readonly Scope One = Scope.Of("slack:T1");

    private readonly TemporaryStore _store = new();
    private readonly ManualTime _time = new();
    private readonly RecordedLogs _log = new();
    private readonly LoggerFactory _logging = new();
    private SwitchedTables _tables = null!;
    private GapStore _gaps = null!;
    private GapCounter _counter = null!;
    private GapFlush _flush = null!;

    public async Task InitializeAsync()
    {
        _tables = await _store.Tables();
        _gaps = await GapStore.Open(_tables, _time, CancellationToken.None);
        _counter = new GapCounter(_time);
        _logging.AddProvider(_log);
        _flush = new GapFlush(_counter, _gaps, _time, _logging.CreateLogger<GapFlush>());
        await _flush.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _tables.IsDown = _ => false;
        await _flush.StopAsync(CancellationToken.None);
        _flush.Dispose();
        _logging.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_was_asked_is_kept_after_a_minute()
    {
        Ask("sourdough recipe", "U1", "U2", "U3");
        _time.Advance(GapFlush.Interval - TimeSpan.FromSeconds(1));
        Assert.Empty(await Gaps());

        await Until(async () => (await Gaps()).Count == 1);
    }

    [Fact]
    public async Task What_two_hosts_count_comes_together()
    {
        var otherCounter = new GapCounter(_time);
        using var other = new GapFlush(otherCounter, await GapStore.Open(_tables, _time, CancellationToken.None), _time, NullLogger<GapFlush>.Instance);
        await other.StartAsync(CancellationToken.None);
        Ask("sourdough recipe", "U1");
        otherCounter.Count(Caller("U2"), "Sourdough recipe?");
        otherCounter.Count(Caller("U3"), "the recipe of sourdough");

        await Until(async () => (await Gaps()) is [{ Asked: 3 }]);
        await other.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_host_that_stops_keeps_what_it_counted()
    {
        Ask("sourdough recipe", "U1", "U2", "U3");

        await _flush.StopAsync(CancellationToken.None);

        Assert.Single(await Gaps());
    }

    [Fact]
    public async Task What_a_store_did_not_take_stays_counted_and_the_failure_is_told_once()
    {
        Ask("sourdough recipe", "U1", "U2");
        Ask("chess openings", "U1", "U2", "U3");
        _tables.IsDown = _ => true;
        for (var minute = 0; minute < 3; minute++)
            await Failed();
        Ask("sourdough recipe", "U3");

        _tables.IsDown = _ => false;
        await Until(async () => (await Gaps()).Count == 2);

        Assert.Single(_log.Lines, message => message.StartsWith("Error: What was asked in vain could not be kept", StringComparison.Ordinal));
        Assert.All(await Gaps(), gap => Assert.Equal(3, gap.Asked));
        Assert.DoesNotContain(_log.Lines, message => message.Contains("sourdough", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_asks_any_more_goes_when_anything_is_asked_in_vain()
    {
        Ask("sourdough recipe", "U1", "U2", "U3");
        await Until(async () => (await Rows()) == 1);
        _time.Advance(TimeSpan.FromDays(91));

        Ask("chess openings", "U1");

        await Until(async () => await Rows() == 1 && (await Gaps()).Count == 0);
    }

    [Fact]
    public async Task A_workspace_that_asks_much_nonsense_is_rid_of_it_before_the_day_is_over()
    {
        foreach (var number in Enumerable.Range(0, GapStore.Most))
            await _gaps.Count(One, Content.Search.AskedWords.Of($"early nonsense {number}")!, ["U1"], _time.GetUtcNow(), CancellationToken.None);
        for (var round = 0; round <= GapStore.Most / GapCounter.MostGaps; round++)
        {
            for (var i = 0; i < GapCounter.MostGaps; i++)
                Ask($"late nonsense {round} {i}", "U1");
            await _flush.StopAsync(CancellationToken.None);
        }

        Assert.InRange(await Rows(), GapStore.Most, GapStore.Most * 3 / 2);
    }

    [Fact]
    public void Whoever_asks_much_nonsense_displaces_what_was_asked_least()
    {
        Ask("sourdough recipe", "U1", "U2");
        for (var i = 0; i < 3 * GapCounter.MostGaps; i++)
        {
            Ask($"nonsense number {i}", "U9");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var gaps = _counter.Take();

        Assert.Equal(GapCounter.MostGaps, gaps.Count);
        Assert.Contains(gaps, gap => gap.Words.Text == "sourdough recipe");
        Assert.Contains(gaps, gap => gap.Words.Text == $"nonsense number {(3 * GapCounter.MostGaps) - 1}");
        Assert.Empty(_counter.Take());
    }

    [Fact]
    public void Workspaces_and_askers_are_bounded_too()
    {
        for (var i = 0; i < GapCounter.MostWorkspaces + 10; i++)
            _counter.Count(Caller("U1") with { Workspace = Scope.Of($"slack:T{i}") }, "sourdough recipe");
        Assert.Equal(GapCounter.MostWorkspaces, _counter.Take().Count);

        for (var i = 0; i < CountedGap.MostAskers + 10; i++)
            Ask("sourdough recipe", $"U{i}");
        Assert.Equal(CountedGap.MostAskers, Assert.Single(_counter.Take()).Askers.Count);
    }

    private static Caller Caller(string user) => TestConversation.Ada with { User = user };

    private void Ask(string question, params string[] users)
    {
        foreach (var user in users)
            _counter.Count(Caller(user), question);
    }

    private Task<IReadOnlyList<Gap>> Gaps() => _gaps.Gaps(One, CancellationToken.None);

    private async Task<int> Rows()
    {
        var count = 0;
        await foreach (var _ in Storage.TableExtensions.QueryAll(await _tables.Open("workspaces", CancellationToken.None), new Storage.RowRange(Storage.TableKey.Of(One.Key))))
            count++;
        return count;
    }

    /// <summary>Waits for a flush that fails.</summary>
    private async Task Failed()
    {
        var before = _tables.Operations;
        await Until(() => Task.FromResult(_tables.Operations > before));
    }

    /// <summary>Moves the clock, minute by minute, until something is so; the work that a timer starts takes its own time.</summary>
    private async Task Until(Func<Task<bool>> isSo)
    {
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "It never came to be.");
            _time.Advance(GapFlush.Interval);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
