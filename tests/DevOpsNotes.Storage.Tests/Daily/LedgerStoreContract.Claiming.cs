using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Tests.Work;

namespace DevOpsNotes.Storage.Tests.Daily;

public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task A_date_is_claimed_once()
    {
        Assert.NotNull(await Store.Insert(Claim(Day), None));

        Assert.Null(await Store.Insert(Claim(Day), None));
        Assert.Null(await Other.Insert(Claim(Day) with { Outcome = PostOutcome.Missed }, None));
        Assert.Equal(PostOutcome.Claimed, (await Other.Last(One, Day, None))!.Outcome);
        Assert.NotNull(await Other.Insert(Claim(Day.PlusDays(1)), None));
        Assert.NotNull(await Other.Insert(Claim(Day) with { Subscription = Two }, None));
    }

    [Fact]
    public async Task Of_two_hosts_exactly_one_gets_each_date()
    {
        for (var i = 0; i < 20; i++)
        {
            var claim = Claim(Day.PlusDays(i));
            var claims = await Task.WhenAll(Task.Run(() => Store.Insert(claim, None)), Task.Run(() => Other.Insert(claim, None)));
            Assert.Single(claims, kept => kept is not null);
        }
    }

    [Fact]
    public async Task A_repeated_claim_knows_itself()
    {
        Network.Next = Fault.Repeated;

        var claimed = await Store.Insert(Claim(Day), None);

        Assert.NotNull(claimed);
        Assert.Null(await Other.Insert(Claim(Day), None));
        Assert.NotNull(await Store.Settle(claimed, claimed with { Outcome = PostOutcome.Sent }, None));
    }

    [Fact]
    public async Task A_claim_whose_reply_was_lost_stays_with_nobody()
    {
        Network.Next = Fault.LostReply;
        await Assert.ThrowsAsync<StoreException>(() => Store.Insert(Claim(Day), None));

        Assert.Null(await Store.Insert(Claim(Day), None));
        Assert.Null(await Other.Insert(Claim(Day), None));
        Assert.Equal(PostOutcome.Claimed, (await Other.Last(One, Day, None))!.Outcome);
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Repeated)]
    public async Task What_became_of_a_claim_is_recorded_and_more_of_it_later(Fault fault)
    {
        var claimed = await Store.Insert(Claim(Day), None);
        Network.Next = fault;
        var sent = await Store.Settle(claimed!, claimed! with { Outcome = PostOutcome.Sent, Message = "m1", Notes = ["toil"] }, None);
        Network.Next = fault;

        var taken = await Store.Settle(sent!, sent! with { Outcome = PostOutcome.TakenBack }, None);

        Assert.Equal((PostOutcome.TakenBack, "m1"), (taken!.Outcome, taken.Message));
        Assert.Equal(Told(taken), Told(await Other.Last(One, Day, None)));
    }

    [Fact]
    public async Task What_somebody_else_recorded_meanwhile_is_not_written_over()
    {
        var claimed = await Store.Insert(Claim(Day), None);
        var seen = await Other.Last(One, Day, None);
        Assert.NotNull(await Other.Settle(seen!, seen! with { Outcome = PostOutcome.Unknown }, None));

        Assert.Null(await Store.Settle(claimed!, claimed! with { Outcome = PostOutcome.Sent }, None));

        Assert.Equal(PostOutcome.Unknown, (await Other.Last(One, Day, None))!.Outcome);
    }

    [Fact]
    public async Task What_was_erased_is_not_recorded_again()
    {
        var claimed = await Store.Insert(Claim(Day), None);
        await Other.Erase(One, None);

        Assert.Null(await Store.Settle(claimed!, claimed! with { Outcome = PostOutcome.Sent }, None));

        Assert.Null(await Store.Last(One, Day, None));
    }

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Repeated)]
    public async Task A_claim_that_is_released_can_be_claimed_again(Fault fault)
    {
        await Store.Insert(Claim(Day.PlusDays(-1)), None);
        var claimed = await Store.Insert(Claim(Day), None);
        Network.Next = fault;

        await Store.Release(claimed!, None);

        Assert.Equal(Day.PlusDays(-1), (await Other.Last(One, Day, None))!.Date);
        Assert.NotNull(await Other.Insert(Claim(Day), None));
        // Whose it was has it no longer.
        await Store.Release(claimed!, None);
        Assert.Null(await Store.Settle(claimed!, claimed! with { Outcome = PostOutcome.Sent }, None));
        Assert.Equal(PostOutcome.Claimed, (await Other.Last(One, Day, None))!.Outcome);
    }

    [Fact]
    public async Task Only_what_is_kept_is_settled_or_released_and_as_itself()
    {
        var claimed = await Store.Insert(Claim(Day), None);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.Settle(claimed!, claimed! with { Date = Day.PlusDays(1) }, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Settle(claimed!, claimed! with { Subscription = Two }, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Settle(Claim(Day), Claim(Day), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Release(Claim(Day), None));
    }
}
