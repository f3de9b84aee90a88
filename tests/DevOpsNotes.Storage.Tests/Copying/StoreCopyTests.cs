using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Copying;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Sqlite;
using DevOpsNotes.Storage.Tests.Work;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Copying;

/// <summary>An installation moves to another store, whole.</summary>
public sealed class StoreCopyTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();
    private readonly List<CopyProgress> _progress = [];
    private SqliteTables _from = null!;
    private SqliteTables _to = null!;

    public async Task InitializeAsync()
    {
        _from = await SqliteTables.Open(_folder.PathOf("from.db"));
        _to = await SqliteTables.Open(_folder.PathOf("to.db"));
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_rows_of_all_tables_arrive_with_their_values()
    {
        await Fill(rows: 250);
        var all = new TableRow("values", "r")
        {
            ["Text"] = "Größe 👩‍💻", ["Flag"] = true, ["Small"] = 7, ["Large"] = 9_007_199_254_740_993L, ["Share"] = 1.0, ["Nothing"] = double.NaN,
            ["At"] = DateTimeOffset.UnixEpoch.AddTicks(1), ["Id"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), ["Bytes"] = new byte[] { 0, 255 },
        };
        await (await _from.Open("notes", None)).Upsert(all, None);

        var outcome = await Copy(_to);

        Assert.Equal((253, 3, 64), (outcome.Rows, outcome.Tables, outcome.Checksum.Length));
        var copied = (await (await _to.Open("notes", None)).Get("values", "r", None))!;
        Assert.Equal(all.Properties.OrderBy(property => property.Key), copied.Properties.OrderBy(property => property.Key));
        Assert.Equal(await Rows(_from), await Rows(_to));
        Assert.Equal(new CopyProgress(253, 253, IsComparing: true), _progress[^1]);
    }

    [Fact]
    public async Task Lessons_of_the_day_go_on_from_where_they_were()
    {
        await Fill(rows: 1);
        var utc = DateTimeZone.Utc;
        var subscription = new Subscription
        {
            Workspace = Scope.Of("slack:T1"),
            Conversation = "C1",
            Schedule = new Schedule { Time = new LocalTime(9, 0), Zone = utc, Days = DaySet.Every },
            EffectiveFrom = Instant.FromUtc(2026, 3, 1, 9, 0),
            Owner = "U1",
        };
        await (await SubscriptionStore.Open(_from, None)).Set(subscription, None);
        await (await LedgerStore.Open(_from, None)).Insert(new Occurrence { Subscription = subscription.Key, Date = new LocalDate(2026, 3, 1), At = Instant.FromUtc(2026, 3, 1, 9, 0), Notes = ["toil"] }, None);

        await Copy(_to);

        var copied = await SubscriptionStore.Open(_to, None);
        Assert.Equal([utc], await copied.Zones(None));
        var due = await Enumerable.Range(0, SubscriptionStore.Shards).ToAsyncEnumerable().SelectMany(shard => copied.Due(utc, shard, new(9, 0), new(9, 0), None)).SingleAsync();
        Assert.True(due.IsConfirmedBy(await copied.Find(subscription.Workspace, "C1", None)));
        Assert.Equal(["toil"], (await (await LedgerStore.Open(_to, None)).Last(subscription.Key, new LocalDate(2026, 3, 1), None))!.Notes);
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_from_where_it_was()
    {
        await Fill(rows: 5_000);
        var (faulty, writes) = (new FaultyTables(_to), 0);
        faulty.EachWrite = () => ++writes > 30 ? throw new StoreException("The network went away.") : Task.CompletedTask;
        await Assert.ThrowsAsync<StoreException>(() => Copy(faulty));
        writes = 0;
        faulty.EachWrite = () =>
        {
            writes++;
            return Task.CompletedTask;
        };

        var outcome = await Copy(faulty);

        Assert.Equal(5_002, outcome.Rows);
        Assert.Equal(await Rows(_from), await Rows(_to));
        // Fewer than the 50 that all of it takes.
        Assert.InRange(writes, 20, 40);
    }

    [Fact]
    public async Task A_store_that_is_in_use_is_not_written_to()
    {
        await Fill(rows: 10);
        await (await _to.Open("versions", None)).Upsert(new TableRow("versions", "shared") { ["Token"] = Guid.NewGuid() }, None);

        var refused = await Assert.ThrowsAsync<StoreException>(() => Copy(_to));

        Assert.Contains("is in use", refused.Message, StringComparison.Ordinal);
        Assert.Single(await Rows(_to));
    }

    /// <summary>A host that only met conversations, or took work in, has told nobody of a change.</summary>
    [Fact]
    public async Task A_store_with_other_rows_is_not_written_to_either()
    {
        await Fill(rows: 10);
        await (await _to.Open("workspaces", None)).Upsert(new TableRow("w", "theirs"), None);

        Assert.Contains("is in use", (await Assert.ThrowsAsync<StoreException>(() => Copy(_to))).Message, StringComparison.Ordinal);
        Assert.Single(await Rows(_to));
    }

    [Fact]
    public async Task A_store_that_hosts_have_only_probed_is_not_in_use()
    {
        await Fill(rows: 10);
        foreach (var tables in new[] { _from, _to })
            await (await StoreProbe.Open(tables, None)).Write(None);

        Assert.Equal(12, (await Copy(_to)).Rows);
    }

    [Fact]
    public async Task A_store_that_was_copied_to_is_in_use()
    {
        await Fill(rows: 10);
        await Copy(_to);

        Assert.Contains("is in use", (await Assert.ThrowsAsync<StoreException>(() => Copy(_to))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_copy_of_another_store_is_not_gone_on_with()
    {
        await Fill(rows: 5_000);
        var faulty = new FaultyTables(_to) { EachWrite = () => throw new StoreException("The network went away.") };
        await Assert.ThrowsAsync<StoreException>(() => Copy(faulty));

        var refused = await Assert.ThrowsAsync<StoreException>(() => new StoreCopy(_from, _to).Run("another", new Told(_progress), None));

        Assert.Contains("unfinished copy of 'from'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("deleted")]
    public async Task What_was_written_meanwhile_is_found_out_and_copied_the_next_time(string how)
    {
        await Fill(rows: 500);
        var (faulty, isWritten) = (new FaultyTables(_to), false);
        faulty.EachWrite = async () =>
        {
            if (isWritten)
                return;
            isWritten = true;
            await (await _to.Open("notes", None)).Upsert(new TableRow("p", how == "added" ? "00000x" : "000400") { ["Text"] = "other" }, None);
            if (how == "deleted")
                await (await _from.Open("notes", None)).Delete("p", "000001", ETag.All, None);
            else
                await (await _from.Open("notes", None)).Upsert(new TableRow("p", how == "added" ? "000000b" : "000001") { ["Text"] = "later" }, None);
        };

        var differs = await Assert.ThrowsAsync<StoreException>(() => Copy(faulty));
        // Interrupted once more on the way.
        var writes = 0;
        await Assert.ThrowsAsync<StoreException>(() => Copy(new FaultyTables(_to) { EachWrite = () => ++writes > 8 ? throw new StoreException("The network went away.") : Task.CompletedTask }));
        await Copy(_to);

        Assert.Contains("differs from the original", differs.Message, StringComparison.Ordinal);
        Assert.Equal(await Rows(_from), await Rows(_to));
    }

    private Task<CopyOutcome> Copy(ITables to) => new StoreCopy(_from, to).Run("from", new Told(_progress), None);

    private async Task Fill(int rows)
    {
        var notes = await _from.Open("notes", None);
        foreach (var batch in Enumerable.Range(0, rows).Select(i => (TableAction)new TableAction.Upsert(new TableRow("p", $"{i:D6}") { ["Text"] = $"note {i}" })).InTransactions())
            await notes.Submit(batch, None);
        await (await _from.Open("versions", None)).Upsert(new TableRow("versions", "shared") { ["Token"] = Guid.NewGuid() }, None);
        await (await _from.Open("workspaces", None)).Upsert(new TableRow("w", "install") { ["Text"] = "x" }, None);
    }

    private static async Task<List<string>> Rows(SqliteTables tables)
    {
        var rows = new List<string>();
        foreach (var partition in (await tables.Partitions(None)).Where(partition => partition.Table != "copies"))
        {
            await foreach (var row in (await tables.Open(partition.Table, None)).QueryAll(new RowRange(partition.PartitionKey)))
                rows.Add($"{partition.Table}|{row.PartitionKey}|{row.RowKey}|{string.Join(',', row.Properties.OrderBy(property => property.Key))}");
        }

        return rows;
    }

    private sealed class Told(List<CopyProgress> all) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => all.Add(value);
    }
}
