using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Storage.Tests.Daily;

public abstract partial class SubscriptionStoreContract
{
    [Fact]
    public async Task A_copy_that_its_subscription_confirms_stays()
    {
        await Store.Set(At(Nine), None);

        await Store.Drop(Assert.Single(await DueRows()), None);
        await Store.Drop(new DueRow(One, "C1", Brussels, Nine), None);

        Assert.Single(await Due());
    }

    [Fact]
    public async Task A_copy_that_no_subscription_confirms_is_dropped()
    {
        await Store.Set(At(Nine), None);
        await Store.Set(At(Nine, "C2"), None);
        await Store.Set(At(Nine, "C3"), None);
        // As a crash leaves them: at another time, stopped, and without any.
        await Rewrite("workspaces", TableKey.Of(One.Key), TableKey.Of("sub", "C1"), "Time", "1000");
        await Rewrite("workspaces", TableKey.Of(One.Key), TableKey.Of("sub", "C2"), "StoppedBecause", "Nobody clicked.");
        await (await Tables.Open("workspaces", None)).Delete(TableKey.Of(One.Key), TableKey.Of("sub", "C3"), ETag.All, None);

        foreach (var row in await DueRows())
        {
            Assert.False(row.IsConfirmedBy(await Store.Find(One, row.Conversation, None)));
            await Store.Drop(row, None);
        }

        Assert.Empty(await Due());
        await Store.Drop(new DueRow(One, "C1", Brussels, Nine), None);
    }

    [Fact]
    public async Task Setting_one_up_again_mends_what_was_lost()
    {
        await Store.Set(At(Nine), None);
        var key = DueKey.Of(Brussels.Id, "0900", One, "C1");
        await (await Tables.Open("due", None)).Delete(key.Partition, key.Row, ETag.All, None);

        await Store.Set(At(Nine), None);

        Assert.Single(await Due());
    }

    /// <summary>Whichever operation fails, before it is applied or after: none is missed, and one too many is found out.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_leaves_a_copy_too_many_at_most(bool isApplied)
    {
        for (var failing = 1; ; failing++)
        {
            var conversation = $"C{failing}";
            await Other.Set(At(Nine, conversation), None);
            var hooked = new HookedTables(Tables);
            Func<Task> fail = () => hooked.Operations == failing ? throw new StoreException("The network went away.") : Task.CompletedTask;
            (hooked.Before, hooked.After) = isApplied ? (hooked.Before, fail) : (fail, hooked.After);
            var store = await SubscriptionStore.Open(hooked, None);
            try
            {
                await store.Set(At(Ten, conversation, Tokyo), None);
                // One more where the reply is lost: then it is looked whether it was written.
                Assert.InRange(failing, 9, 10);
                return;
            }
            catch (StoreException)
            {
                await Swept(conversation);
                await Other.Set(At(Ten, conversation, Tokyo), None);
                await Swept(conversation);
            }
        }
    }

    /// <summary>A host moves a subscription and another sweeps, in every order that their operations can have.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sweep_never_takes_away_what_is_being_set_up(bool isMoved)
    {
        var place = 0;
        var orders = await Turns.InEveryOrder(async choose =>
        {
            var conversation = $"C{place++}";
            var time = new LocalTime(10, place % 60);
            if (isMoved)
                await Other.Set(At(Nine, conversation), None);
            await Turns.Run(
                Tables,
                choose,
                async tables => await (await SubscriptionStore.Open(tables, None)).Set(At(time, conversation), None),
                tables => Sweep(tables, conversation, time));

            Assert.Contains($"slack:T1 {conversation} {time:HH':'mm}", await Due(Brussels, time, time));
        });

        Assert.InRange(orders, 10, 1000);
    }

    /// <summary>Before whichever operation of the move.</summary>
    [Fact]
    public async Task What_is_set_back_while_it_is_moved_is_due()
    {
        var (place, isReached) = (1, true);
        for (; isReached; place++)
        {
            var conversation = $"C{place}";
            await Other.Set(At(Nine, conversation), None);
            var hooked = new HookedTables(Tables);
            isReached = false;
            hooked.Before = async () =>
            {
                if (hooked.Operations != place)
                    return;
                isReached = true;
                await Other.Set(At(Nine, conversation), None);
            };

            await (await SubscriptionStore.Open(hooked, None)).Set(At(Ten, conversation), None);

            await Swept(conversation);
        }

        Assert.InRange(place, 9, 20);
    }

    /// <summary>Hosts set the same one up differently, and stop it, while another sweeps: in orders by chance, the same in every run.</summary>
    [Fact]
    public async Task Whoever_wins_what_is_kept_is_due()
    {
#pragma warning disable CA5394 // Chance that is the same in every run.
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            var conversation = $"C{i}";
            await Other.Set(At(Nine, conversation), None);
            await Turns.Run(
                Tables,
                random.Next,
                async tables => await (await SubscriptionStore.Open(tables, None)).Set(At(Ten, conversation), None),
                async tables => await (await SubscriptionStore.Open(tables, None)).Set(At(Nine, conversation), None),
                async tables => await (await SubscriptionStore.Open(tables, None)).Change(One, conversation, kept => i % 2 == 0 ? kept with { StoppedBecause = "Enough." } : Later(kept), None),
                tables => Sweep(tables, conversation, Ten));
            await Swept(conversation);
        }
#pragma warning restore CA5394
    }

    private Task<List<DueRow>> DueRows() => DueRows(Other, Brussels, LocalTime.Midnight, EndOfDay);

    /// <summary>What the poster does with what it finds at a time.</summary>
    private async Task Sweep(ITables tables, string conversation, LocalTime time)
    {
        var store = await SubscriptionStore.Open(tables, None);
        var key = DueKey.Of(Brussels.Id, SubscriptionRow.TimeText.Format(time), One, conversation);
        if (await (await tables.Open("due", None)).Get(key.Partition, key.Row, None) is not { } found)
            return;
        var row = new DueRow(One, conversation, Brussels, time) { ETag = found.ETag };
        if (!row.IsConfirmedBy(await store.Find(One, conversation, None)))
            await store.Drop(row, None);
    }

    /// <summary>What is kept is due, and after a sweep nothing else is.</summary>
    private async Task Swept(string conversation)
    {
        var kept = await Other.Find(One, conversation, None);
        List<DueRow> due = [.. await DueRows(), .. await DueRows(Other, Tokyo, LocalTime.Midnight, EndOfDay)];
        due.RemoveAll(row => row.Conversation != conversation);
        if (kept is { IsStopped: false })
            Assert.Single(due, row => row.IsConfirmedBy(kept));
        Assert.InRange(due.Count, 0, 3);
        foreach (var row in due)
            await Other.Drop(row, None);

        due = [.. await DueRows(), .. await DueRows(Other, Tokyo, LocalTime.Midnight, EndOfDay)];
        Assert.All(due.Where(row => row.Conversation == conversation), row => Assert.True(row.IsConfirmedBy(kept)));
    }
}
