using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What the store of gaps promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract class GapStoreContract : IAsyncLifetime
{
    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("slack:T1|gap");

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private GapStore? _store;
    private GapStore? _other;

    private static CancellationToken None => CancellationToken.None;

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private GapStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>Another host on the same tables.</summary>
    private GapStore Other => _other ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await GapStore.Open(_network, _clock, None);
        _other = await GapStore.Open(_tables, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task A_gap_is_told_once_three_different_people_asked()
    {
        await Asked("deploy fridays", "U1");
        await Asked("deploy fridays", "U1", "U2");
        Assert.Empty(await Store.Gaps(One, None));

        _clock.Advance(TimeSpan.FromDays(1));
        await Asked("Deploy on Fridays?", "U3");

        Assert.Equal([new Gap("deploy on fridays", 3, _clock.GetUtcNow())], await Other.Gaps(One, None));
        Assert.Empty(await Other.Gaps(Two, None));
    }

    [Fact]
    public async Task One_person_who_asks_often_is_one()
    {
        for (var i = 0; i < 10; i++)
            await Asked("deploy fridays", "U1");

        Assert.Empty(await Store.Gaps(One, None));
    }

    [Fact]
    public async Task Neither_the_words_are_kept_before_three_people_asked_nor_ever_who_did()
    {
        await Asked("deploy fridays", "U-ADA", "U-BO");
        var before = await Row();
        await Asked("deploy fridays", "U-CY");
        var after = await Row();

        Assert.DoesNotContain("friday", before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("deploy fridays", after, StringComparison.Ordinal);
        Assert.All([before, after], row => Assert.DoesNotContain("U-", row, StringComparison.Ordinal));
        Assert.Contains("Askers", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Askers", after, StringComparison.Ordinal);

        async Task<string> Row()
        {
            var row = Assert.Single(await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of(One.Key))).ToListAsync());
            return $"{row.RowKey} {string.Join(' ', row.Properties)}";
        }
    }

    [Fact]
    public async Task Most_asked_come_first_then_the_latest()
    {
        await Asked("chess openings", "U1", "U2", "U3");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Asked("sourdough recipe", "U1", "U2", "U3");
        await Asked("vue components", "U1", "U2", "U3");
        await Asked("vue components", "U1");

        Assert.Equal([("vue components", 4), ("sourdough recipe", 3), ("chess openings", 3)], (await Store.Gaps(One, None)).Select(gap => (gap.Words, gap.Asked)));
    }

    [Fact]
    public async Task What_nobody_asked_for_ninety_days_is_gone_also_from_the_store()
    {
        await Asked("chess openings", "U1", "U2", "U3");
        await Asked("sourdough recipe", "U1");
        _clock.Advance(TimeSpan.FromDays(90));
        Assert.Single(await Store.Gaps(One, None));
        Assert.Equal(2, await Rows());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Store.Gaps(One, None));
        Assert.Equal(0, await Rows());
    }

    [Fact]
    public async Task Tidying_deletes_what_is_old_and_nothing_else()
    {
        await Asked("chess openings", "U1", "U2", "U3");
        _clock.Advance(TimeSpan.FromDays(91));
        await Asked("sourdough recipe", "U1");

        await Store.Tidy(One, None);

        Assert.Equal(1, await Rows());
    }

    [Fact]
    public async Task A_gap_that_is_asked_again_after_ninety_days_begins_anew()
    {
        await Asked("chess openings", "U1", "U2", "U3");
        _clock.Advance(TimeSpan.FromDays(91));

        await Asked("chess openings", "U1");

        Assert.Empty(await Store.Gaps(One, None));
        await Asked("chess openings", "U2", "U3");
        Assert.Equal(3, Assert.Single(await Store.Gaps(One, None)).Asked);
    }

    [Fact]
    public async Task Two_hosts_that_count_at_once_lose_nobody()
    {
        Network.BeforeWrite = () => Other.Count(One, Words("deploy fridays"), ["U2"], _clock.GetUtcNow(), None);
        await Asked("deploy fridays", "U1");
        Network.BeforeWrite = () => Other.Count(One, Words("deploy fridays"), ["U3", "U4"], _clock.GetUtcNow(), None);
        await Asked("deploy fridays", "U1", "U5");

        Assert.Equal(6, Assert.Single(await Store.Gaps(One, None)).Asked);
    }

    [Fact]
    public async Task Many_askers_on_two_hosts_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? Store : Other).Count(One, Words("deploy fridays"), [$"U{i}"], _clock.GetUtcNow(), None)));

        Assert.Equal(10, Assert.Single(await Store.Gaps(One, None)).Asked);
    }

    [Fact]
    public async Task A_repeated_count_knows_itself()
    {
        await Asked("deploy fridays", "U1", "U2", "U3");
        Network.Next = Fault.Repeated;

        await Asked("deploy fridays", "U4");

        Assert.Equal(4, Assert.Single(await Store.Gaps(One, None)).Asked);
    }

    [Fact]
    public async Task Of_too_many_gaps_those_that_fewest_asked_go()
    {
        var table = await _tables!.Open("workspaces", None);
        var rows = Enumerable.Range(0, GapStore.Most).Select(i => new TableAction.Insert(new TableRow(TableKey.Of(One.Key), TableKey.Of("gap", $"{i}")) { ["Words"] = $"words {i}", ["Asked"] = 3 + i, ["LastAskedAt"] = _clock.GetUtcNow() }));
        foreach (var transaction in rows.InTransactions())
            await table.Submit(transaction, None);
        await Asked("deploy fridays", "U1");

        await Store.Tidy(One, None);

        Assert.Equal(GapStore.Most, (await Store.Gaps(One, None)).Count);
        Assert.Equal(GapStore.Most, await Rows());
    }

    private async Task Asked(string question, params string[] askers) => await Store.Count(One, Words(question), askers, _clock.GetUtcNow(), None);

    private static AskedWords Words(string question) => AskedWords.Of(question) ?? throw new InvalidOperationException("It is not counted.");

    private async Task<int> Rows() => await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of(One.Key))).CountAsync();
}
