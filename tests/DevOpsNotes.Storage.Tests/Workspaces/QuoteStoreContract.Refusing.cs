using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

public abstract partial class QuoteStoreContract
{
    [Fact]
    public async Task Who_never_wants_to_be_quoted_is_not_and_what_quotes_them_goes()
    {
        await Saved(Quote("a"));
        await Saved(Quote("b", saver: Ada, quotee: Cy));
        await Saved(Quote("c", saver: Ada));
        await Store.Save(Two, Quote("d"), None);

        Assert.Equal(["a", "c"], (await Store.QuoteNever(One, Ada, None)).Order());

        Assert.True(await Other.NeverQuotes(One, Ada, None));
        Assert.False(await Other.NeverQuotes(One, Bo, None));
        Assert.False(await Other.NeverQuotes(Two, Ada, None));
        Assert.Equal("b", Assert.Single(await Other.All(One, None)).Note.Id);
        Assert.Single(await Other.All(Two, None));
        Assert.Equal((QuoteOutcome.Refused, null), await Other.Save(One, Quote("e", Cy), None));
        Assert.Equal(QuoteOutcome.Saved, await Save(Quote("f", quotee: null)));
        Assert.Equal(QuoteOutcome.Saved, (await Store.Save(Two, Quote("e"), None)).Outcome);
        Assert.Equal([$"{Ada} Removed a", $"{Ada} Removed c"], (await Done()).Where(change => change.Contains("Removed", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Who_wants_to_be_quoted_again_is_but_not_out_of_what_was_taken_away()
    {
        await Saved(Quote("a"));
        await Store.QuoteNever(One, Ada, None);
        Assert.Empty(await Store.QuoteNever(One, Ada, None));

        await Other.QuoteAgain(One, Ada, None);
        await Other.QuoteAgain(One, Ada, None);

        Assert.Equal(QuoteOutcome.Removed, await Save(Quote("a")));
        Assert.Equal(QuoteOutcome.Saved, await Save(Quote("b")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_save_that_meets_the_wish_never_to_be_quoted_leaves_nothing(bool isBeforeTheWrite)
    {
        Network.BeforeWrite = isBeforeTheWrite ? Never : null;
        Network.AfterWrite = isBeforeTheWrite ? null : Never;

        Assert.Equal((QuoteOutcome.Refused, null), await Store.Save(One, Quote("a"), None));

        Assert.Empty(await Store.All(One, None));
        await Store.QuoteAgain(One, Ada, None);
        Assert.Equal(QuoteOutcome.Removed, await Save(Quote("a")));

        Task Never() => Other.QuoteNever(One, Ada, None);
    }

    [Fact]
    public async Task Saves_on_two_hosts_at_the_same_time_as_the_wish_leave_nothing()
    {
        var saves = Enumerable.Range(0, 10).Select(i => Save(Quote($"{i}"), i % 2 == 0 ? Store : Other)).ToList();
        var never = Other.QuoteNever(One, Ada, None);
        await Task.WhenAll(saves.Append<Task>(never));

        Assert.Empty(await Store.All(One, None));
    }

    /// <summary>The save was written, its writer was told that the store failed, and meanwhile the wish found nothing to take away.</summary>
    [Fact]
    public async Task A_save_that_failed_is_taken_away_when_doing_it_again_is_refused()
    {
        Network.BeforeWrite = () => Other.QuoteNever(One, Ada, None);
        Network.Next = Fault.LostReply;
        await Assert.ThrowsAsync<StoreException>(() => Save(Quote("a")));

        Assert.Equal(QuoteOutcome.Refused, await Save(Quote("a")));

        Assert.Empty(await Other.All(One, None));
    }

    [Fact]
    public async Task A_wish_that_failed_on_the_way_is_finished_by_saying_it_again()
    {
        await Saved(Quote("a"));
        await Saved(Quote("b"));
        Network.Next = Fault.LostRequest;
        await Assert.ThrowsAsync<StoreException>(() => Store.QuoteNever(One, Ada, None));

        await Store.QuoteNever(One, Ada, None);

        Assert.Empty(await Other.All(One, None));
    }

    [Fact]
    public async Task No_key_has_the_id_of_a_person_and_the_wish_has_it_nowhere()
    {
        await Saved(Quote("a"));
        await Allow("a", Consent.Here);
        await Store.ClaimTelling(One, "a", Guid.NewGuid(), None);
        await TakeBack("a");
        await Saved(Quote("b"));
        await Store.QuoteNever(One, Ada, None);

        var rows = await Rows();

        Assert.Equal(["audit", "never", "quote"], rows.Select(row => row.RowKey.Split('|')[0]).Distinct().Order());
        Assert.All(rows, row => Assert.DoesNotContain("U-", row.RowKey, StringComparison.Ordinal));
        var never = rows.Single(row => row.RowKey.StartsWith("never", StringComparison.Ordinal));
        Assert.DoesNotContain("U-", string.Join(' ', never.Properties.Values), StringComparison.Ordinal);
    }
}
