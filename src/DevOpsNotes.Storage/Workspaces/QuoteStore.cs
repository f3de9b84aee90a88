using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;
using static DevOpsNotes.Storage.Workspaces.QuoteRow;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// The words that people of a workspace saved, in the workspace's partition: <c>quote|id</c>, who changed what in
/// <c>audit|...</c>, and who never wants to be quoted in <c>never|hash of the person</c>.
/// </summary>
/// <remarks>
/// A quote and the record of its change are written by one transaction, so that the record tells whether a change was made
/// whose reply was lost. All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write
/// may have been written, and doing it again does no harm.
/// </remarks>
public sealed class QuoteStore
{
    /// <summary>How long it is kept who changed what; what is older goes when something is changed in the workspace, looked for once a day.</summary>
    public static readonly TimeSpan RecordsLast = TimeSpan.FromDays(730);

    private const int Attempts = 20;
    private const string Never = "never";

    private readonly ITable _workspaces;
    private readonly VersionTable _versions;
    private readonly OldRecords _old;
    private readonly TimeProvider _time;

    private QuoteStore(ITable workspaces, ITable versions, TimeProvider time) => (_workspaces, _versions, _old, _time) = (workspaces, new VersionTable(versions), new OldRecords(workspaces, time), time);

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<QuoteStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) =>
        new(await tables.Open("workspaces", cancellationToken), await tables.Open("versions", cancellationToken), time);

    /// <summary>The quotes of a workspace, the latest first.</summary>
    public async Task<IReadOnlyList<SavedQuote>> All(Scope workspace, CancellationToken cancellationToken)
    {
        var quotes = new List<SavedQuote>();
        await foreach (var row in _workspaces.QueryAll(QuoteRow.All(workspace), cancellationToken))
        {
            if (ToQuote(row) is { } quote)
                quotes.Add(quote);
        }

        return [.. quotes.OrderByDescending(quote => quote.SavedAt)];
    }

    /// <summary>A quote; <see langword="null"/> when it is not kept.</summary>
    public async Task<SavedQuote?> Find(Scope workspace, string id, CancellationToken cancellationToken) =>
        await Get(workspace, id, cancellationToken) is { } row ? ToQuote(row) : null;

    /// <summary>Keeps a quote, unless its message was quoted before or its author does not want it.</summary>
    /// <returns>What came of it, and the quote that is kept; <see langword="null"/> where none is.</returns>
    public async Task<(QuoteOutcome Outcome, SavedQuote? Quote)> Save(Scope workspace, SavedQuote quote, CancellationToken cancellationToken)
    {
        if (await Refuses(workspace, quote, cancellationToken))
            return (QuoteOutcome.Refused, null);
        var (outcome, kept) = await Write(workspace, quote, cancellationToken);
        // Whoever says "never" first writes that and then looks for quotes; so one of the two sees the other.
        if (await Refuses(workspace, quote, cancellationToken))
            return (QuoteOutcome.Refused, null);
        // Also of one that was there: whoever wrote it may not have come to telling.
        if (kept is not null)
            await _versions.TryBump(workspace, cancellationToken);
        return (outcome, kept);
    }

    /// <summary>Changes a quote.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="who">The platform's id of who does it; empty for one who is being forgotten.</param>
    /// <param name="what">What is done.</param>
    /// <param name="change">The quote as it is to be; <see langword="null"/> when this person may not.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The quote as it is now; <see langword="null"/> when it is not kept or may not be changed so.</returns>
    public async Task<SavedQuote?> Change(Scope workspace, string id, string who, QuoteChange what, Func<SavedQuote, SavedQuote?> change, CancellationToken cancellationToken)
    {
        var record = new TableAction.Insert(Record(workspace, _time.GetUtcNow(), who, what, id));
        SavedQuote? now = null;
        var isKept = await Rewrite(workspace, id, (row, quote) =>
        {
            now = change(quote);
            if (now is null || IsSame(now, quote))
                return [];
            // Whoever was told of these words, or of these readers, was not told of others.
            return [new TableAction.Replace(From(workspace, now, now.IsNewsAfter(quote) && who != quote.Quotee ? null : ToldBy(row)), row.ETag!.Value), record];
        }, cancellationToken);
        if (!isKept || now is null)
            return null;
        await _versions.TryBump(workspace, cancellationToken);
        return now;
    }

    /// <summary>Takes a quote away: <see cref="QuoteChange.TakenBack"/> or <see cref="QuoteChange.Removed"/>. Its words are gone.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="what">Whether its message may be quoted again.</param>
    /// <param name="who">The platform's id of who does it; empty for one who is being forgotten.</param>
    /// <param name="may">Whether this person may.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The quote that was; <see langword="null"/> when it is not kept or may not be taken away.</returns>
    public async Task<SavedQuote?> End(Scope workspace, string id, QuoteChange what, string who, Func<SavedQuote, bool> may, CancellationToken cancellationToken)
    {
        var state = what == QuoteChange.TakenBack ? QuoteState.TakenBack : QuoteState.Removed;
        var record = new TableAction.Insert(Record(workspace, _time.GetUtcNow(), who, what, id));
        SavedQuote? ended = null;
        var isKept = await Rewrite(workspace, id, (row, quote) =>
        {
            ended = may(quote) ? quote : null;
            return ended is null ? [] : [new TableAction.Replace(Without(row, state), row.ETag!.Value), record];
        }, cancellationToken);
        if (isKept && ended is null)
            return null;
        // Also of one that is gone: whoever took it away may not have come to telling.
        await _versions.TryBump(workspace, cancellationToken);
        return isKept ? ended : null;
    }

    /// <summary>Has somebody never quoted again, and takes away what quotes them.</summary>
    /// <returns>The ids of what was taken away.</returns>
    public async Task<IReadOnlyList<string>> QuoteNever(Scope workspace, string person, CancellationToken cancellationToken)
    {
        await _workspaces.Upsert(new TableRow(TableKey.Of(workspace.Key), NeverKey(workspace, person)) { ["Since"] = _time.GetUtcNow() }, cancellationToken);
        var removed = new List<string>();
        foreach (var quote in (await All(workspace, cancellationToken)).Where(quote => quote.Quotee == person))
        {
            if (await End(workspace, quote.Note.Id, QuoteChange.Removed, person, _ => true, cancellationToken) is not null)
                removed.Add(quote.Note.Id);
        }

        return removed;
    }

    /// <summary>Takes back the wish never to be quoted; what was taken away stays away.</summary>
    public async Task QuoteAgain(Scope workspace, string person, CancellationToken cancellationToken) =>
        await _workspaces.Delete(TableKey.Of(workspace.Key), NeverKey(workspace, person), ETag.All, cancellationToken);

    /// <summary>Whether somebody does not want ever to be quoted.</summary>
    public async Task<bool> NeverQuotes(Scope workspace, string person, CancellationToken cancellationToken) =>
        await _workspaces.Get(TableKey.Of(workspace.Key), NeverKey(workspace, person), cancellationToken) is not null;

    /// <summary>Claims to tell the person quoted: whoever gets the quote tells, and nobody else ever does.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="teller">The piece of work that tells: it may claim again, because what certainly was not sent is tried again.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The quote; <see langword="null"/> when it is not kept, quotes nobody here, or somebody else tells its author.</returns>
    public async Task<SavedQuote?> ClaimTelling(Scope workspace, string id, Guid teller, CancellationToken cancellationToken)
    {
        SavedQuote? untold = null;
        var isKept = await Rewrite(workspace, id, (row, quote) =>
        {
            untold = quote.Quotee is not null && (ToldBy(row) is not { } by || by == teller) ? quote : null;
            return untold is null || ToldBy(row) == teller ? [] : [new TableAction.Replace(From(workspace, quote, teller), row.ETag!.Value)];
        }, cancellationToken);
        return isKept ? untold : null;
    }

    /// <summary>Remembers that the person quoted could not be told.</summary>
    /// <returns>The quote; <see langword="null"/> when it is not kept any more.</returns>
    public async Task<SavedQuote?> MarkUntold(Scope workspace, string id, CancellationToken cancellationToken)
    {
        SavedQuote? untold = null;
        var isKept = await Rewrite(workspace, id, (row, quote) =>
        {
            untold = quote with { IsUntold = true };
            return quote.IsUntold ? [] : [new TableAction.Replace(From(workspace, untold, ToldBy(row)), row.ETag!.Value)];
        }, cancellationToken);
        if (!isKept)
            return null;
        await _versions.TryBump(workspace, cancellationToken);
        return untold;
    }

    /// <summary>Who changed what in a workspace, the latest first.</summary>
    public async Task<IReadOnlyList<RecordedChange>> Changes(Scope workspace, CancellationToken cancellationToken) =>
        await _workspaces.QueryAll(Records(workspace), cancellationToken).Select(ToRecord).ToListAsync(cancellationToken);

    /// <summary>Writes a quote that is not there, or was taken back.</summary>
    private async Task<(QuoteOutcome Outcome, SavedQuote? Quote)> Write(Scope workspace, SavedQuote quote, CancellationToken cancellationToken)
    {
        var record = new TableAction.Insert(Record(workspace, _time.GetUtcNow(), quote.Saver, QuoteChange.Saved, quote.Note.Id));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await Get(workspace, quote.Note.Id, cancellationToken);
            if (there is not null && ToQuote(there) is { } other)
                return (QuoteOutcome.AlreadySaved, other);
            if (there is not null && StateOf(there) == QuoteState.Removed)
                return (QuoteOutcome.Removed, null);
            var saved = there is null ? quote : Again(quote, there);
            var row = From(workspace, saved, there is not null && HasSaid(there, saved) ? ToldBy(there) : null);
            TableAction write = there is null ? new TableAction.Insert(row) : new TableAction.Replace(row, there.ETag!.Value);
            if (await Submit(workspace, [write, record], cancellationToken))
                return (QuoteOutcome.Saved, saved);
        }

        throw TooManyWriters();
    }

    /// <summary>Writes a quote in place of what is kept, again when somebody came between.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="actions">What is to be written in place of a row and the quote in it; nothing, to leave it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the quote was kept.</returns>
    private async Task<bool> Rewrite(Scope workspace, string id, Func<TableRow, SavedQuote, IReadOnlyList<TableAction>> actions, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row || ToQuote(row) is not { } quote)
                return false;
            if (actions(row, quote) is not { Count: > 0 } write || await Submit(workspace, write, cancellationToken))
                return true;
        }

        throw TooManyWriters();
    }

    /// <summary>Whether it is written, by this request or by one before whose reply was lost: that one left its record.</summary>
    private async Task<bool> Submit(Scope workspace, IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
    {
        var isCommitted = (await _workspaces.Submit(actions, cancellationToken)).IsCommitted;
        if (actions is not [_, TableAction.Insert record])
            return isCommitted;
        if (!isCommitted && await _workspaces.Get(record.PartitionKey, record.RowKey, cancellationToken) is null)
            return false;
        await _old.TryDelete(workspace, cancellationToken);
        return true;
    }

    /// <summary>Whether the person quoted does not want it; then nothing of this message stays that slipped in meanwhile.</summary>
    private async Task<bool> Refuses(Scope workspace, SavedQuote quote, CancellationToken cancellationToken)
    {
        if (quote.Quotee is not { } author || !await NeverQuotes(workspace, author, cancellationToken))
            return false;
        await End(workspace, quote.Note.Id, QuoteChange.Removed, author, kept => kept.Quotee == author, cancellationToken);
        return true;
    }

    private Task<TableRow?> Get(Scope workspace, string id, CancellationToken cancellationToken)
    {
        var (partition, row) = KeyOf(workspace, id);
        return _workspaces.Get(partition, row, cancellationToken);
    }

    /// <summary>Notes are compared as they are kept: as records, they differ in lists that say the same.</summary>
    private static bool IsSame(SavedQuote one, SavedQuote other) => one with { Note = other.Note } == other && NoteJson.Serialize(one.Note) == NoteJson.Serialize(other.Note);

    private static string NeverKey(Scope workspace, string person) => TableKey.Of(Never, PersonHash.Of(workspace, person));

    private static StoreException TooManyWriters() => new($"A quote was changed by others {Attempts} times in a row; try again.");
}
