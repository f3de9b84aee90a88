using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

public abstract partial class QuoteStoreContract
{
    private static readonly Note Nothing = new() { Id = "", Kind = NoteKind.Quote, Title = "", Text = "", Attribution = new Attribution { Source = "", Verbatim = true } };

    [Fact]
    public async Task Only_who_may_changes_a_quote()
    {
        await Saved(Quote("a"));

        Assert.Null(await Edit("a", "Other words.", Cy));
        Assert.Null(await Allow("a", Consent.Elsewhere, Cy));
        Assert.Null(await TakeBack("a", Cy));
        Assert.Null(await Remove("a", Cy));
        Assert.Null(await Edit("nothing", "Other words."));
        Assert.Null(await Store.Change(Two, "a", Bo, QuoteChange.Edited, _ => Quote("a"), None));
        Assert.Null(await Store.End(Two, "a", QuoteChange.Removed, Ada, _ => true, None));

        Same(Quote("a"), await Store.Find(One, "a", None));
        Assert.Equal([$"{Bo} Saved a"], await Done());
        Assert.Empty(await Done(Two));
    }

    [Fact]
    public async Task Every_change_leaves_one_record_of_who_what_and_when_and_never_the_words()
    {
        foreach (var change in new Func<Task>[]
        {
            () => Saved(Quote("a")), () => Edit("a", "Other words."), () => Allow("a", Consent.Elsewhere), () => TakeBack("a"), () => Saved(Quote("a", Cy)), () => Remove("a"),
        })
        {
            await change();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([$"{Bo} Saved a", $"{Bo} Edited a", $"{Ada} Allowed a", $"{Bo} TakenBack a", $"{Cy} Saved a", $"{Ada} Removed a"], await Done());
        var changes = await Store.Changes(One, None);
        Assert.Equal(Enumerable.Range(1, 6).Select(minutes => _clock.GetUtcNow() - TimeSpan.FromMinutes(minutes)), changes.Select(change => change.At));
        foreach (var record in (await Rows()).Where(row => row.RowKey.StartsWith("audit", StringComparison.Ordinal)))
            Assert.DoesNotContain("ords", record.RowKey + string.Join(' ', record.Properties.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_last_two_years_and_go_with_the_next_change_and_quotes_stay()
    {
        await Saved(Quote("a"));
        _clock.Advance(QuoteStore.RecordsLast);
        await Saved(Quote("b"));
        Assert.Equal([$"{Bo} Saved a", $"{Bo} Saved b"], await Done());

        _clock.Advance(TimeSpan.FromDays(1));
        await Edit("b", "Other words.");

        Assert.Equal([$"{Bo} Saved b", $"{Bo} Edited b"], await Done());
        Assert.Equal(2, (await Store.All(One, None)).Count);
    }

    [Fact]
    public async Task Records_that_cannot_be_deleted_now_go_with_the_change_after()
    {
        await Saved(Quote("a"));
        _clock.Advance(QuoteStore.RecordsLast + TimeSpan.FromDays(1));
        Network.AfterWrite = () =>
        {
            Network.Next = Fault.LostRequest;
            return Task.CompletedTask;
        };

        await Saved(Quote("b"));
        Assert.Equal([$"{Bo} Saved a", $"{Bo} Saved b"], await Done());
        await Edit("b", "Other words.");

        Assert.Equal([$"{Bo} Edited b", $"{Bo} Saved b"], (await Done()).Order());
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_record()
    {
        await Saved(Quote("a"));

        Same(Quote("a"), await Edit("a", Quote("a").Note.Text));
        var sameLists = await Store.Change(One, "a", Bo, QuoteChange.Edited, quote => quote with { Note = quote.Note with { Topics = [.. quote.Note.Topics] } }, None);

        Assert.NotNull(sameLists);
        Assert.Equal([$"{Bo} Saved a"], await Done());
    }

    [Fact]
    public async Task Of_two_changes_at_once_both_land()
    {
        await Saved(Quote("a"));
        Network.BeforeWrite = () => Allow("a", Consent.Elsewhere, store: Other);

        var edited = await Edit("a", "Other words.");

        Assert.Equal(("Other words.", Consent.Elsewhere), (edited!.Note.Text, edited.Consent));
        Same(edited, await Other.Find(One, "a", None));
        Assert.Equal([$"{Ada} Allowed a", $"{Bo} Edited a", $"{Bo} Saved a"], (await Done()).Order());
    }

    [Fact]
    public async Task A_quote_that_is_removed_while_it_is_edited_stays_removed()
    {
        await Saved(Quote("a"));
        Network.BeforeWrite = () => Remove("a", store: Other);

        Assert.Null(await Edit("a", "Other words."));

        Assert.Empty(await Store.All(One, None));
        Assert.Equal([$"{Bo} Saved a", $"{Ada} Removed a"], (await Done()).OrderDescending());
    }

    [Fact]
    public async Task A_quote_that_is_edited_while_it_is_taken_away_goes()
    {
        await Saved(Quote("a"));
        Network.BeforeWrite = () => Edit("a", "Other words.", store: Other);

        Assert.Equal("Other words.", (await Remove("a"))!.Note.Text);

        Assert.Empty(await Store.All(One, None));
    }

    [Fact]
    public async Task Many_changes_on_two_hosts_are_all_recorded_and_the_last_one_stays()
    {
        await Saved(Quote("a"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Edit("a", $"Words of the change {i}.", store: i % 2 == 0 ? Store : Other)));

        Assert.StartsWith("Words of the change ", (await Store.Find(One, "a", None))!.Note.Text, StringComparison.Ordinal);
        Assert.Equal(8, (await Done()).Count(change => change == $"{Bo} Edited a"));
    }

    [Theory]
    [InlineData(Fault.LostRequest)]
    [InlineData(Fault.LostReply)]
    [InlineData(Fault.Repeated)]
    public async Task A_change_is_made_and_recorded_once_whatever_the_network_does(Fault fault)
    {
        await Saved(Quote("a"));

        await Again(() => Edit("a", "Other words."));
        await Again(() => Allow("a", Consent.Here));
        Assert.Equal(("Other words.", Consent.Here), (await Other.Find(One, "a", None)) is { } quote ? (quote.Note.Text, quote.Consent) : default);
        await Again(() => Remove("a"));

        Assert.Empty(await Other.All(One, None));
        Assert.Equal([$"{Ada} Allowed a", $"{Ada} Removed a", $"{Bo} Edited a", $"{Bo} Saved a"], (await Done()).Order());

        async Task Again(Func<Task<SavedQuote?>> change)
        {
            Network.Next = fault;
            var told = await Told();
            if (fault == Fault.Repeated)
                Assert.NotNull(await change());
            else
                await Assert.ThrowsAsync<StoreException>(change);
            if (fault != Fault.Repeated)
                await change();
            // Also where only the second attempt came to telling.
            Assert.NotEqual(told, await Told());
        }
    }

    [Fact]
    public async Task Every_change_is_told_to_other_hosts()
    {
        var tokens = new List<Guid>();
        foreach (var change in new Func<Task>[]
        {
            () => Task.CompletedTask, () => Saved(Quote("a")), () => Edit("a", "Other words."), () => Allow("a", Consent.Here), () => Store.MarkUntold(One, "a", None), () => TakeBack("a"),
            () => Saved(Quote("a")), () => Store.QuoteNever(One, Ada, None),
        })
        {
            await change();
            tokens.Add(await Told());
        }

        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public async Task One_host_tells_the_person_quoted_once()
    {
        await Saved(Quote("a"));

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? Store : Other).ClaimTelling(One, "a", Guid.NewGuid(), None)));

        Same(Quote("a"), Assert.Single(claims, claim => claim is not null));
        Assert.Null(await Store.ClaimTelling(One, "a", Guid.NewGuid(), None));
        Assert.Equal([$"{Bo} Saved a"], await Done());
    }

    [Fact]
    public async Task A_repeated_claim_to_tell_knows_itself()
    {
        await Saved(Quote("a"));
        Network.Next = Fault.Repeated;

        Assert.NotNull(await Store.ClaimTelling(One, "a", Guid.NewGuid(), None));
        Assert.Null(await Other.ClaimTelling(One, "a", Guid.NewGuid(), None));
    }

    /// <summary>Its first reply is lost, and somebody else writes before it looks again.</summary>
    [Fact]
    public async Task A_claim_to_tell_knows_itself_also_under_what_others_wrote_since()
    {
        await Saved(Quote("a"));
        (Network.Next, Network.AfterWrite) = (Fault.Repeated, () => Edit("a", "Other words.", store: Other));

        Assert.Equal("Other words.", (await Store.ClaimTelling(One, "a", Guid.NewGuid(), None))?.Note.Text);
    }

    [Fact]
    public async Task A_change_whose_reply_was_lost_is_not_made_again_over_what_others_wrote_since()
    {
        await Saved(Quote("a"));
        (Network.Next, Network.AfterWrite) = (Fault.Repeated, () => Edit("a", "The last words.", store: Other));

        Assert.NotNull(await Edit("a", "Other words."));

        Assert.Equal("The last words.", (await Other.Find(One, "a", None))!.Note.Text);
        Assert.Equal(2, (await Done()).Count(change => change == $"{Bo} Edited a"));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_is_gone_or_of_words_from_outside()
    {
        await Saved(Quote("a"));
        await TakeBack("a");
        await Saved(Quote("b", quotee: null));

        Assert.Null(await Store.ClaimTelling(One, "a", Guid.NewGuid(), None));
        Assert.Null(await Store.ClaimTelling(One, "b", Guid.NewGuid(), None));
        Assert.Null(await Store.ClaimTelling(One, "nothing", Guid.NewGuid(), None));
        Assert.Null(await Store.MarkUntold(One, "a", None));
    }

    [Fact]
    public async Task Who_could_not_be_told_is_remembered_and_nothing_else_changes()
    {
        await Saved(Quote("a"));
        Network.Next = Fault.Repeated;

        Same(Quote("a") with { IsUntold = true }, await Store.MarkUntold(One, "a", None));
        Same(Quote("a") with { IsUntold = true }, await Other.MarkUntold(One, "a", None));

        Assert.Equal([$"{Bo} Saved a"], await Done());
    }
}
