using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Storage.Tests.Work;

public abstract partial class WorkStoreContract
{
    [Fact]
    public async Task A_claim_says_who_and_when()
    {
        var item = await Inserted("a");
        _clock.Advance(Minute);

        var claimed = await Store.Claim(item, None);

        Assert.NotNull(claimed);
        Assert.Equal((WorkState.Sending, _clock.GetUtcNow(), Payload("a")), (claimed.State, claimed.ClaimedAt, claimed.Payload));
        Assert.NotEqual(Guid.Empty, claimed.OperationId ?? Guid.Empty);
        Assert.Equal(claimed, Assert.Single(await Store.Abandoned(TimeSpan.Zero, None)));
    }

    [Fact]
    public async Task Of_two_hosts_exactly_one_gets_each_piece_of_work()
    {
        const int Count = 20;
        for (var i = 0; i < Count; i++)
            await Inserted($"{i}");
        var hosts = new[] { Store, await AnotherHost() };

        var claims = await Task.WhenAll(hosts.Select(async host =>
        {
            var won = new List<string>();
            foreach (var item in await host.Adoptable(TimeSpan.Zero, None))
            {
                if (await host.Claim(item, None) is { } claimed)
                    won.Add(claimed.Payload);
            }

            return won;
        }));

        Assert.Equal(Count, claims.Sum(won => won.Count));
        Assert.Equal(Count, claims.SelectMany(won => won).Distinct().Count());
    }

    [Fact]
    public async Task Claimed_work_is_never_claimed_again()
    {
        var item = await Inserted("a");
        var claimed = await Store.Claim(item, None);
        _clock.Advance(TimeSpan.FromDays(365));

        Assert.Null(await (await AnotherHost()).Claim(item, None));
        Assert.Null(await Store.Claim(claimed!, None));
        Assert.Empty(await Queued());
    }

    [Fact]
    public async Task A_repeated_claim_knows_itself()
    {
        var item = await Inserted("a");
        Network.Next = Fault.Repeated;

        var claimed = await Store.Claim(item, None);

        Assert.NotNull(claimed);
        Assert.Null(await (await AnotherHost()).Claim(item, None));
        await Store.Done(claimed, None);
        Assert.Empty(await Sending());
    }

    [Fact]
    public async Task A_claim_whose_reply_was_lost_stays_with_nobody_and_is_not_doubled()
    {
        var item = await Inserted("a");
        Network.Next = Fault.LostReply;
        await Assert.ThrowsAsync<StoreException>(() => Store.Claim(item, None));

        Assert.Null(await Store.Claim(item, None));
        Assert.Null(await (await AnotherHost()).Claim(item, None));
        Assert.Empty(await Queued());
        Assert.Equal([Payload("a")], await Sending());
    }

    [Fact]
    public async Task A_claim_that_was_lost_on_its_way_leaves_the_work_to_anybody()
    {
        var item = await Inserted("a");
        Network.Next = Fault.LostRequest;
        await Assert.ThrowsAsync<StoreException>(() => Store.Claim(item, None));

        Assert.NotNull(await (await AnotherHost()).Claim(item, None));
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Repeated)]
    public async Task Done_work_is_gone(Fault fault)
    {
        var item = await Inserted("a");
        var claimed = await Store.Claim(item, None);
        Network.Next = fault;

        await Store.Done(claimed!, None);

        Assert.Empty(await Queued());
        Assert.Empty(await Sending());
        Assert.Null(await Store.Claim(item, None));
        Assert.Null(await Store.Requeue(claimed!, _clock.GetUtcNow(), None));
        await Store.Done(claimed!, None);
    }

    [Fact]
    public async Task Work_that_nobody_claimed_is_not_taken_out()
    {
        var item = await Inserted("a");

        await Assert.ThrowsAsync<ArgumentException>(() => Store.Done(item, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Forget(item, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Requeue(item, _clock.GetUtcNow(), None));

        Assert.Equal([Payload("a")], await Queued());
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Repeated)]
    public async Task Work_that_was_put_back_waits_until_it_is_due(Fault fault)
    {
        var claimed = await Claimed("a");
        Network.Next = fault;

        var queued = await Store.Requeue(claimed, _clock.GetUtcNow() + Minute, None);

        Assert.NotNull(queued);
        Assert.Equal((WorkState.Queued, 1, null, Payload("a")), (queued.State, queued.Attempts, queued.ClaimedAt, queued.Payload));
        Assert.Empty(await Sending());
        _clock.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.Empty(await Queued());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(queued, Assert.Single(await Store.Adoptable(Minute, None)));
    }

    [Fact]
    public async Task Work_that_was_put_back_is_claimed_anew_and_lost_to_who_had_it()
    {
        var first = await Claimed("a");
        var queued = await Store.Requeue(first, _clock.GetUtcNow(), None);

        var second = await (await AnotherHost()).Claim(queued!, None);

        Assert.NotNull(second);
        Assert.NotEqual(first.OperationId, second.OperationId);
        await Store.Done(first, None);
        Assert.Null(await Store.Requeue(first, _clock.GetUtcNow(), None));
        Assert.Equal(second, Assert.Single(await Store.Abandoned(TimeSpan.Zero, None)));
        Assert.Equal(2, (await Store.Requeue(second, _clock.GetUtcNow(), None))?.Attempts);
    }
}
