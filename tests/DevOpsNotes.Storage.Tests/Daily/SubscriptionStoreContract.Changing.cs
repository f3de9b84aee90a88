using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Tests.Work;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Daily;

public abstract partial class SubscriptionStoreContract
{
    [Fact]
    public async Task A_change_tells_what_it_wrote()
    {
        await Store.Set(At(Nine), None);

        var changed = await Store.Change(One, "C1", kept => kept with { Owner = "U2" }, None);

        Assert.Equal(Told(At(Nine) with { Owner = "U2" }), Told(changed));
        Assert.Equal(Told(changed), Told(await Other.Find(One, "C1", None)));
    }

    [Theory]
    [InlineData("a click", 2)]
    [InlineData("another time", 7)]
    [InlineData("the end", 5)]
    public async Task A_change_costs_so_many_operations(string what, int operations)
    {
        await Other.Set(At(Nine), None);
        var hooked = new HookedTables(Tables);
        var store = await SubscriptionStore.Open(hooked, None);
        // That the zone is in use is written once by each host.
        await store.Set(At(Nine, "C2"), None);
        var before = hooked.Operations;

        Assert.NotNull(await store.Change(One, "C1", kept => what switch
        {
            "a click" => kept with { HeardAt = Instant.FromUtc(2026, 3, 1, 9, 0) },
            "another time" => Later(kept),
            _ => kept with { StoppedBecause = "Enough." },
        }, None));

        // Where the reply is lost, it is looked whether it was written.
        Assert.InRange(hooked.Operations - before, operations, operations + 1);
    }

    [Fact]
    public async Task What_is_to_stay_is_not_written()
    {
        await Store.Set(At(Nine), None);
        var version = await Version();

        Assert.Null(await Store.Change(One, "C1", _ => null, None));
        Assert.Null(await Store.Change(One, "C1", kept => kept with { Owner = "U1" }, None));
        Assert.Null(await Store.Change(One, "C2", kept => kept with { Owner = "U2" }, None));

        Assert.Equal(version, await Version());
        Assert.Null(await Store.Find(One, "C2", None));

        async Task<ETag?> Version() => (await (await Tables.Open("workspaces", None)).Get(TableKey.Of(One.Key), TableKey.Of("sub", "C1"), None))!.ETag;
    }

    [Fact]
    public async Task Two_hosts_that_change_one_at_once_lose_nothing()
    {
        await Store.Set(At(Nine), None);
        Network.BeforeWrite = () => Other.Change(One, "C1", kept => kept with { PausedUntil = new LocalDate(2026, 12, 24) }, None);

        Assert.NotNull(await Store.Change(One, "C1", kept => kept with { Schedule = kept.Schedule with { Time = Ten } }, None));

        var kept = await Other.Find(One, "C1", None);
        Assert.Equal((Ten, new LocalDate(2026, 12, 24)), (kept!.Schedule.Time, kept.PausedUntil!.Value));
        Assert.Equal(["slack:T1 C1 10:00"], await Due());
    }

    [Fact]
    public async Task Many_changes_on_two_hosts_are_each_made_once()
    {
        await Store.Set(At(LocalTime.Midnight), None);

        var changed = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? Store : Other).Change(One, "C1", Later, None)));

        Assert.Equal(Enumerable.Range(1, 10), changed.Select(subscription => subscription!.Schedule.Time.Minute).Order());
        Assert.Equal(10, (await Store.Find(One, "C1", None))!.Schedule.Time.Minute);
        Assert.Contains("slack:T1 C1 00:10", await Due());
    }

    [Fact]
    public async Task A_repeated_change_knows_itself()
    {
        await Store.Set(At(Nine), None);
        Network.Next = Fault.Repeated;

        var changed = await Store.Change(One, "C1", Later, None);

        Assert.Equal(new LocalTime(9, 1), changed?.Schedule.Time);
        Assert.Equal(["slack:T1 C1 09:01"], await Due());
    }

    [Fact]
    public async Task A_repeated_change_knows_itself_also_when_somebody_wrote_over_it()
    {
        await Store.Set(At(Nine), None);
        Network.Next = Fault.Repeated;
        Network.AfterWrite = () => Other.Change(One, "C1", kept => kept with { Owner = "U2" }, None);

        var changed = await Store.Change(One, "C1", Later, None);

        var kept = await Other.Find(One, "C1", None);
        Assert.Equal((new LocalTime(9, 1), "U1"), (changed!.Schedule.Time, changed.Owner));
        Assert.Equal((new LocalTime(9, 1), "U2"), (kept!.Schedule.Time, kept.Owner));
        Assert.Equal(["slack:T1 C1 09:01"], await Due());
    }

    [Fact]
    public async Task Setting_one_up_meets_its_own_row_when_the_reply_was_lost()
    {
        Network.Next = Fault.Repeated;
        await Store.Set(At(Nine), None);
        Network.Next = Fault.Repeated;
        await Store.Set(At(Ten), None);

        Assert.Equal(Told(At(Ten)), Told(await Other.Find(One, "C1", None)));
        Assert.Equal(["slack:T1 C1 10:00"], await Due());
    }

    [Fact]
    public async Task Where_others_always_come_first_it_is_given_up()
    {
        await Store.Set(At(Nine), None);
        Network.EachWrite = () => Other.Change(One, "C1", Later, None);

        var gaveUp = await Assert.ThrowsAsync<StoreException>(() => Store.Change(One, "C1", kept => kept with { Owner = "U2" }, None));

        Assert.EndsWith("try again.", gaveUp.Message, StringComparison.Ordinal);
        Assert.Equal("U1", (await Other.Find(One, "C1", None))!.Owner);
    }

    private static Subscription Later(Subscription kept) => kept with { Schedule = kept.Schedule with { Time = kept.Schedule.Time.PlusMinutes(1) } };
}
