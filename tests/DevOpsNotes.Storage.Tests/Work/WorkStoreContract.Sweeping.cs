namespace DevOpsNotes.Storage.Tests.Work;

public abstract partial class WorkStoreContract
{
    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_hide_the_others()
    {
        var item = await Inserted("m");
        var work = await _tables!.Open("work", None);
        foreach (var shard in Enumerable.Range(0, 8))
            Assert.NotNull(await work.Insert(new TableRow($"shard-{shard}", TableKey.Of("todo", "0", "broken")) { ["Kind"] = 7 }, None));

        Assert.Equal(item, Assert.Single(await Store.Adoptable(TimeSpan.Zero, None)));
        Assert.Empty(await Store.Abandoned(TimeSpan.Zero, None));
    }

    [Fact]
    public async Task Old_work_of_all_shards_is_adoptable_the_oldest_first()
    {
        string[] scopes = ["slack:T1", "slack:T4", "slack:T2", "slack:T3", "slack:T1"];
        for (var i = 0; i < scopes.Length; i++)
        {
            await Inserted($"{i}", scopes[i]);
            _clock.Advance(Minute);
        }

        var items = await Store.Adoptable(2 * Minute, None);

        Assert.Equal(["0", "1", "2", "3"], items.Select(item => item.Payload.Split('"')[3]));
        Assert.Equal(5, (await Queued()).Length);
    }

    [Fact]
    public async Task Rows_of_a_shard_sort_by_time()
    {
        for (var i = 0; i < 12; i++)
        {
            await Inserted($"{i}");
            _clock.Advance(TimeSpan.FromTicks(i % 2 == 0 ? 1 : 123456789012));
        }

        var rows = (await Rows(shard: 7)).Where(row => row.RowKey.StartsWith("todo|", StringComparison.Ordinal)).ToList();

        Assert.Equal(rows.OrderBy(row => row.GetDateTimeOffset("InsertedAt")), rows);
        Assert.Equal(12, rows.Count);
    }

    [Fact]
    public async Task Work_is_abandoned_some_time_after_it_was_claimed_the_oldest_claim_first()
    {
        var late = await Inserted("late");
        _clock.Advance(Minute);
        await Claimed("early");
        _clock.Advance(Minute);
        await Store.Claim(late, None);
        await Inserted("queued");

        Assert.Equal([Payload("early")], (await Store.Abandoned(Minute, None)).Select(item => item.Payload));
        _clock.Advance(Minute);
        Assert.Equal([Payload("early"), Payload("late")], (await Store.Abandoned(Minute, None)).Select(item => item.Payload));
    }

    [Fact]
    public async Task Forgotten_work_is_gone_and_still_a_duplicate()
    {
        await Claimed("a");
        var abandoned = Assert.Single(await Store.Abandoned(TimeSpan.Zero, None));

        Assert.True(await Store.Forget(abandoned, None));

        Assert.False(await (await AnotherHost()).Forget(abandoned, None));
        Assert.Empty(await Sending());
        Assert.Null(await Insert("a"));
    }

    [Fact]
    public async Task Work_that_its_host_put_back_after_all_is_not_forgotten()
    {
        var claimed = await Claimed("a");
        var abandoned = Assert.Single(await Store.Abandoned(TimeSpan.Zero, None));
        await Store.Requeue(claimed, _clock.GetUtcNow(), None);

        Assert.False(await Store.Forget(abandoned, None));
        Assert.Equal([Payload("a")], await Queued());
    }

    [Fact]
    public async Task Old_keys_are_deleted_in_all_shards_and_work_is_not()
    {
        await Store.Insert(Kind, "slack:T1", ["a", "b"], Payload("a"), None);
        await Inserted("c", "slack:T2");
        _clock.Advance(Minute);
        await Inserted("young");

        Assert.Equal(3, await Store.DeleteSeen(Minute, None));

        Assert.Equal(0, await Store.DeleteSeen(Minute, None));
        Assert.Equal([Payload("a"), Payload("c"), Payload("young")], (await Queued()).Order());
        Assert.Null(await Insert("young"));
        Assert.NotNull(await Insert("a"));
    }

    [Fact]
    public async Task More_keys_than_a_transaction_and_a_page_hold_are_deleted()
    {
        const int Count = 11;
        for (var i = 0; i < Count; i++)
            await Store.Insert(Kind, One, [.. Enumerable.Range(0, 99).Select(key => $"{i}-{key}")], "{}", None);

        Assert.True(Count * 99 > TableLimits.PageRows);
        Assert.Equal(Count * 99, await Store.DeleteSeen(TimeSpan.Zero, None));
        Assert.Equal(Count, (await Rows(shard: 7)).Count);
    }

    [Fact]
    public async Task Two_hosts_that_delete_keys_at_once_do_each_other_no_harm()
    {
        for (var i = 0; i < 5; i++)
            await Store.Insert(Kind, One, [.. Enumerable.Range(0, 99).Select(key => $"{i}-{key}")], "{}", None);
        var other = await AnotherHost();

        await Task.WhenAll(Store.DeleteSeen(TimeSpan.Zero, None), other.DeleteSeen(TimeSpan.Zero, None));

        await Store.DeleteSeen(TimeSpan.Zero, None);
        Assert.Equal(5, (await Rows(shard: 7)).Count);
    }

    [Fact]
    public async Task A_key_that_was_taken_in_anew_meanwhile_is_not_deleted()
    {
        await Inserted("a");
        _clock.Advance(Minute);
        var other = await AnotherHost();
        Network.BeforeWrite = async () =>
        {
            Assert.Equal(1, await other.DeleteSeen(Minute, None));
            Assert.NotNull(await other.Insert(Kind, One, ["a"], Payload("anew"), None));
        };

        Assert.Equal(0, await Store.DeleteSeen(Minute, None));

        Assert.Null(await Insert("a"));
    }
}
