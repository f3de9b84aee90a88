using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What the store of quotes promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class QuoteStoreContract : IAsyncLifetime
{
    private const string Ada = "U-ADA";
    private const string Bo = "U-BO";
    private const string Cy = "U-CY";

    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("slack:T1|quote");

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private QuoteStore? _store;
    private QuoteStore? _other;

    private static CancellationToken None => CancellationToken.None;

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private QuoteStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>Another host on the same tables, with a network of its own.</summary>
    private QuoteStore Other => _other ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await QuoteStore.Open(_network, _clock, None);
        _other = await QuoteStore.Open(_tables, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    /// <summary>Words of Ada's that Bo saved.</summary>
    private SavedQuote Quote(string id, string saver = Bo, string? quotee = Ada) => new()
    {
        Note = new Note
        {
            Id = id,
            Kind = NoteKind.Quote,
            Title = $"Title of {id}",
            Text = $"Words of {id}, which nobody else says.",
            Attribution = new Attribution { Speakers = ["Ada"], Date = new DateOnly(2026, 3, 1), Source = "A message of your team", SourceUrl = new Uri($"https://example.org/{id}"), Verbatim = true, OfTeam = true },
            Topics = ["toil"],
        },
        Saver = saver,
        SaverName = "Somebody",
        SavedAt = _clock.GetUtcNow(),
        Quotee = quotee,
        Conversation = "C1",
        Openness = Openness.Public,
        IsWantedEverywhere = true,
    };

    private async Task<SavedQuote> Saved(SavedQuote quote)
    {
        var (outcome, kept) = await Store.Save(One, quote, None);
        Assert.Equal(QuoteOutcome.Saved, outcome);
        return kept!;
    }

    private async Task<QuoteOutcome> Save(SavedQuote quote, QuoteStore? store = null) => (await (store ?? Store).Save(One, quote, None)).Outcome;

    private Task<SavedQuote?> Edit(string id, string words, string who = Bo, QuoteStore? store = null) =>
        (store ?? Store).Change(One, id, who, QuoteChange.Edited, quote => quote.Saver == who ? quote with { Note = quote.Note with { Text = words } } : null, None);

    private Task<SavedQuote?> Allow(string id, Consent consent, string who = Ada, QuoteStore? store = null) =>
        (store ?? Store).Change(One, id, who, QuoteChange.Allowed, quote => quote.Quotee == who ? quote with { Consent = consent } : null, None);

    private Task<SavedQuote?> TakeBack(string id, string who = Bo, QuoteStore? store = null) => (store ?? Store).End(One, id, QuoteChange.TakenBack, who, quote => quote.Saver == who, None);

    private Task<SavedQuote?> Remove(string id, string who = Ada, QuoteStore? store = null) => (store ?? Store).End(One, id, QuoteChange.Removed, who, quote => quote.Quotee == who, None);

    /// <summary>What was done, in the order in which it was.</summary>
    private async Task<string[]> Done(Scope? workspace = null) => [.. (await Store.Changes(workspace ?? One, None)).Reverse().Select(change => $"{change.Who} {change.What} {change.Note}")];

    private async Task<IReadOnlyList<TableRow>> Rows(Scope? workspace = null) => await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of((workspace ?? One).Key))).ToListAsync();

    private async Task<Guid> Told() => (await (await NoteStore.Open(_tables!, _clock, None)).Versions(None)).GetValueOrDefault(NoteStore.VersionOf(One));
}
