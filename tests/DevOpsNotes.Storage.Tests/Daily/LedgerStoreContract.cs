using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Tests.Work;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Daily;

/// <summary>What the record of occurrences promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class LedgerStoreContract : IAsyncLifetime
{
    private static readonly string One = TableKey.Of("slack:T1", "C1");

    /// <summary>Its key begins as that of the other.</summary>
    private static readonly string Two = TableKey.Of("slack:T1", "C1|x");

    private static readonly LocalDate Day = new(2026, 3, 1);

    private ITables? _tables;
    private FaultyTables? _network;
    private LedgerStore? _store;
    private LedgerStore? _other;

    private static CancellationToken None => CancellationToken.None;

    private ITables Tables => _tables ?? throw new InvalidOperationException("The store was not opened.");

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private LedgerStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>Another host on the same tables.</summary>
    private LedgerStore Other => _other ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await LedgerStore.Open(_network, None);
        _other = await LedgerStore.Open(_tables, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task An_occurrence_is_kept_as_it_was_inserted()
    {
        var whole = Claim(Day) with
        {
            Outcome = PostOutcome.Skipped,
            Reason = "Paused until 24 December.",
            Notes = ["toil", "a, b"],
            Unheard = 3,
            AskedOn = Day.PlusDays(-2),
            Failures = 2,
            Message = "1700000000.000100",
        };

        var kept = await Store.Insert(whole, None);

        Assert.Equal(Told(whole), Told(kept));
        Assert.Equal(Told(whole), Told(await Other.Last(One, Day, None)));
        await Store.Insert(Claim(Day.PlusDays(-1)), None);
        Assert.Equal([Told(whole), Told(Claim(Day.PlusDays(-1)))], (await Other.Since(One, Day.PlusDays(-1), None)).Select(Told));
    }

    [Fact]
    public async Task The_latest_comes_first_and_what_is_older_is_left_out()
    {
        LocalDate[] days = [new(2025, 12, 31), new(2026, 1, 1), new(2026, 2, 28), new(2026, 3, 1)];
        foreach (var day in days)
            await Store.Insert(Claim(day), None);

        Assert.Equal(days.Reverse(), (await Other.Since(One, days[0], None)).Select(occurrence => occurrence.Date));
        Assert.Equal(days.Skip(1).Reverse(), (await Other.Since(One, days[1], None)).Select(occurrence => occurrence.Date));
        Assert.Equal([Day], (await Other.Since(One, Day, None)).Select(occurrence => occurrence.Date));
        Assert.Empty(await Other.Since(One, Day.PlusDays(1), None));
        Assert.Empty(await Other.Since(Two, days[0], None));
    }

    [Fact]
    public async Task The_last_one_is_the_one_that_was_claimed_last_also_where_it_is_of_an_earlier_date()
    {
        var later = Claim(Day.PlusDays(1));
        await Store.Insert(later, None);
        await Store.Insert(Claim(Day) with { At = later.At + Duration.FromHours(3) }, None);

        Assert.Equal(Day, (await Other.Last(One, Day, None))!.Date);
        Assert.Equal([Day.PlusDays(1), Day], (await Other.Recent(One, Day, None)).Select(occurrence => occurrence.Date));
        Assert.Equal(later.At, (await Other.Find(One, Day.PlusDays(1), None))!.At);
        Assert.Null(await Other.Find(One, Day.PlusDays(2), None));
    }

    [Fact]
    public async Task What_is_older_than_a_date_is_forgotten()
    {
        for (var i = 0; i < 120; i++)
            await Store.Insert(Claim(Day.PlusDays(-i)), None);
        await Store.Insert(Claim(Day.PlusDays(-200)) with { Subscription = Two }, None);

        await Store.DeleteBefore(One, Day.PlusDays(-1), None);

        Assert.Equal([Day, Day.PlusDays(-1)], (await Other.Since(One, Day.PlusDays(-300), None)).Select(occurrence => occurrence.Date));
        Assert.NotNull(await Other.Find(Two, Day.PlusDays(-200), None));
    }

    [Fact]
    public async Task The_last_one_is_found_however_long_ago_and_without_reading_all()
    {
        Assert.Null(await Store.Last(One, Day, None));
        for (var i = 0; i < 30; i++)
            await Store.Insert(Claim(Day.PlusDays(-i)), None);
        var hooked = new HookedTables(Tables);
        var store = await LedgerStore.Open(hooked, None);

        Assert.Equal(Day, (await store.Last(One, Day, None))!.Date);

        // A small engine gives three rows a page, and empty pages between: thirty rows would take twenty.
        Assert.InRange(hooked.Operations, 1, 5);
        Assert.Equal(Day, (await store.Last(One, Day.PlusDays(400), None))!.Date);
        Assert.Null(await store.Last(Two, Day, None));
    }

    [Fact]
    public async Task Where_somebody_moved_to_the_west_the_last_one_is_of_a_date_before()
    {
        await Store.Insert(Claim(Day.PlusDays(-3)), None);
        await Store.Insert(Claim(Day), None);
        await Store.Insert(Claim(Day.PlusDays(-1)) with { At = Claim(Day).At + Duration.FromHours(9) }, None);

        Assert.Equal(Day.PlusDays(-1), (await Other.Last(One, Day.PlusDays(6), None))!.Date);
        Assert.Equal(Day.PlusDays(-1), (await Other.Last(One, Day.PlusDays(400), None))!.Date);
    }

    [Fact]
    public async Task What_a_platform_says_is_cut_and_never_within_a_character()
    {
        Assert.Equal(300, (await Store.Insert(Claim(Day) with { Reason = new string('x', 5000) }, None))!.Reason!.Length);

        var kept = await Store.Insert(Claim(Day.PlusDays(1)) with { Reason = new string('x', 299) + "👩" }, None);

        Assert.Equal(new string('x', 299), kept!.Reason);
        Assert.Equal(kept.Reason, (await Other.Last(One, Day, None))!.Reason);
    }

    [Fact]
    public async Task An_outcome_that_a_later_release_wrote_counts_as_not_known()
    {
        await Store.Insert(Claim(Day), None);
        var ledger = await Tables.Open("ledger", None);
        var row = await ledger.QueryAll(new RowRange(One)).SingleAsync();
        row["Outcome"] = "Translated";
        await ledger.Upsert(row, None);

        Assert.Equal(PostOutcome.Unknown, (await Store.Last(One, Day, None))!.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(230)]
    public async Task Erasing_takes_the_record_of_one_subscription_and_no_other(int rows)
    {
        var ledger = await Tables.Open("ledger", None);
        await Store.Insert(Claim(Day), None);
        var template = await ledger.QueryAll(new RowRange(One)).SingleAsync();
        var many = Enumerable.Range(0, rows).Select(i => (TableAction)new TableAction.Upsert(Copy(template, $"{i:D8}")));
        foreach (var transaction in many.InTransactions())
            await ledger.Submit(transaction, None);
        await Store.Insert(Claim(Day) with { Subscription = Two }, None);

        await Store.Erase(One, None);
        await Store.Erase(One, None);

        Assert.Equal(0, await ledger.QueryAll(new RowRange(One)).CountAsync());
        Assert.NotNull(await Store.Last(Two, Day, None));
    }

    [Fact]
    public async Task What_is_recorded_while_a_record_is_erased_is_erased_too()
    {
        await Store.Insert(Claim(Day), None);
        Network.BeforeWrite = () => Other.Insert(Claim(Day.PlusDays(1)), None);

        await Store.Erase(One, None);

        Assert.Null(await Other.Last(One, Day, None));
    }

    private static Occurrence Claim(LocalDate day) => new() { Subscription = One, Date = day, At = Instant.FromUtc(2026, 3, 1, 8, 0, 0) };

    /// <summary>All that people would tell of an occurrence: as records, two differ in lists and versions.</summary>
    private static string Told(Occurrence? occurrence) => occurrence is null
        ? "none"
        : $"{occurrence.Subscription} {occurrence.Date} {occurrence.At} {occurrence.Outcome} {occurrence.Reason} {string.Join('+', occurrence.Notes)} {occurrence.Deck} {occurrence.Unheard} {occurrence.AskedOn} {occurrence.Failures} {occurrence.Message}";

    private static TableRow Copy(TableRow row, string key)
    {
        var copy = new TableRow(row.PartitionKey, key);
        foreach (var (name, value) in row.Properties)
            copy[name] = value;
        return copy;
    }
}
