using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

public abstract partial class QuoteStoreContract
{
    [Fact]
    public async Task Quotes_come_back_whole_the_latest_first_and_in_their_workspace_alone()
    {
        await Saved(Quote("a"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        var outside = Quote("b", Cy, quotee: null) with { SaverName = null, Consent = Consent.Here, IsWantedEverywhere = false };
        await Saved(outside);
        await Store.Save(Two, Quote("c"), None);

        var quotes = await Other.All(One, None);

        Assert.Equal(["b", "a"], quotes.Select(quote => quote.Note.Id));
        Same(outside, quotes[0]);
        Same(Quote("a") with { SavedAt = quotes[1].SavedAt }, await Other.Find(One, "a", None));
        Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromMinutes(1), quotes[1].SavedAt);
        Assert.Equal("c", Assert.Single(await Other.All(Two, None)).Note.Id);
        Assert.Null(await Other.Find(Two, "a", None));
    }

    [Fact]
    public async Task Saving_the_same_message_twice_keeps_one_quote_as_it_was_first()
    {
        await Saved(Quote("a"));

        var (outcome, kept) = await Other.Save(One, Quote("a", Cy) with { Note = Quote("b").Note with { Id = "a" } }, None);

        Assert.Equal(QuoteOutcome.AlreadySaved, outcome);
        Same(Quote("a"), kept);
        Same(Quote("a"), Assert.Single(await Store.All(One, None)));
        Assert.Equal([$"{Bo} Saved a"], await Done());
    }

    [Fact]
    public async Task Of_many_who_save_a_message_at_once_one_does()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Save(Quote("a", saver: $"U{i}"), i % 2 == 0 ? Store : Other)));

        Assert.Equal([QuoteOutcome.Saved, .. Enumerable.Repeat(QuoteOutcome.AlreadySaved, 11)], outcomes.Order());
        var saver = Assert.Single(await Store.All(One, None)).Saver;
        Assert.Equal([$"{saver} Saved a"], await Done());
    }

    [Fact]
    public async Task A_quote_that_was_taken_back_may_be_saved_again_and_its_author_is_not_asked_again()
    {
        await Saved(Quote("a"));
        await Allow("a", Consent.Here);
        Assert.NotNull(await Store.ClaimTelling(One, "a", Guid.NewGuid(), None));
        await Store.MarkUntold(One, "a", None);
        Same(Quote("a") with { Consent = Consent.Here, IsUntold = true }, await TakeBack("a"));
        Assert.Null(await Other.Find(One, "a", None));
        Assert.Empty(await Other.All(One, None));

        var (outcome, again) = await Other.Save(One, Quote("a", Cy), None);

        Assert.Equal(QuoteOutcome.Saved, outcome);
        Same(Quote("a", Cy) with { Consent = Consent.Here, IsUntold = true }, again);
        Same(again!, Assert.Single(await Store.All(One, None)));
        Assert.Null(await Store.ClaimTelling(One, "a", Guid.NewGuid(), None));
    }

    [Fact]
    public async Task What_its_author_says_now_counts_more_than_what_was_said_of_a_quote_before()
    {
        await Saved(Quote("a"));
        await Allow("a", Consent.Here);
        await TakeBack("a");

        var own = await Saved(Quote("a", saver: Ada) with { Consent = Consent.Elsewhere });

        Assert.Equal(Consent.Elsewhere, own.Consent);
    }

    [Fact]
    public async Task A_message_whose_quote_was_removed_is_not_saved_again()
    {
        await Saved(Quote("a"));
        Assert.NotNull(await Remove("a"));

        var (outcome, quote) = await Other.Save(One, Quote("a", Cy), None);

        Assert.Equal((QuoteOutcome.Removed, null), (outcome, quote));
        Assert.Empty(await Store.All(One, None));
        Assert.Equal([$"{Bo} Saved a", $"{Ada} Removed a"], (await Done()).OrderDescending());
        // In another workspace it is another message.
        Assert.Equal(QuoteOutcome.Saved, (await Store.Save(Two, Quote("a"), None)).Outcome);
    }

    [Theory]
    [InlineData(QuoteChange.TakenBack)]
    [InlineData(QuoteChange.Removed)]
    public async Task Of_a_quote_that_is_gone_neither_words_nor_people_nor_places_stay(QuoteChange how)
    {
        await Saved(Quote("a"));
        await Store.End(One, "a", how, "", _ => true, None);

        var row = (await Rows()).Single(row => row.RowKey.StartsWith("quote", StringComparison.Ordinal));

        var values = string.Join(' ', row.Properties.Values);
        Assert.All(["Words", "Title", "Somebody", Ada, Bo, "C1", "example.org"], secret => Assert.DoesNotContain(secret, values, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_later_version_keeps_that_is_not_understood_is_neither_shown_nor_saved_over()
    {
        var rows = await _tables!.Open("workspaces", None);
        await rows.Upsert(new TableRow(TableKey.Of(One.Key), TableKey.Of("quote", "a")) { ["State"] = "Sealed" }, None);

        Assert.Empty(await Store.All(One, None));
        Assert.Equal(QuoteOutcome.Removed, await Save(Quote("a")));
    }

    [Theory]
    [InlineData(Fault.LostRequest, QuoteOutcome.Saved)]
    [InlineData(Fault.LostReply, QuoteOutcome.AlreadySaved)]
    public async Task A_save_that_failed_is_done_once_by_doing_it_again(Fault fault, QuoteOutcome expected)
    {
        Network.Next = fault;
        await Assert.ThrowsAsync<StoreException>(() => Save(Quote("a")));
        var told = await Told();

        Assert.Equal(expected, await Save(Quote("a")));

        Same(Quote("a"), Assert.Single(await Other.All(One, None)));
        Assert.Equal([$"{Bo} Saved a"], await Done());
        Assert.NotEqual(told, await Told());
    }

    [Fact]
    public async Task A_repeated_save_knows_itself()
    {
        Network.Next = Fault.Repeated;

        Same(Quote("a"), await Saved(Quote("a")));

        Assert.Equal([$"{Bo} Saved a"], await Done());
    }

    /// <summary>Everything that is kept of a quote; records compare their lists by reference.</summary>
    private static void Same(SavedQuote expected, SavedQuote? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(NoteJson.Serialize(expected.Note), NoteJson.Serialize(actual.Note));
        Assert.Equal(expected with { Note = Nothing }, actual with { Note = Nothing });
    }
}
