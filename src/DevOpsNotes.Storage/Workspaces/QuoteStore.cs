using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;
using static DevOpsNotes.Storage.Workspaces.QuoteRow;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// The words that people of a workspace saved, in the workspace's partition: <c>quote|id</c>, who changed what in
/// <c>audit|...</c>, and who never wants to be quoted in <c>never|hash of the person</c>.
/// </summary>
/// <remarks>
/// A quote and the record of its change are written by one transaction. All methods throw <see cref="StoreException"/> when
/// the store cannot be used; what they were to write may have been written, and doing it again does no harm.
/// </remarks>
public sealed class QuoteStore
{
    private const int Attempts = 20;
    private const string Never = "never";

    private readonly ITable _workspaces;
    private readonly VersionTable _versions;
    private readonly TimeProvider _time;

    private QuoteStore(ITable workspaces, ITable versions, TimeProvider time) => (_workspaces, _versions, _time) = (workspaces, new VersionTable(versions), time);

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
        if (quote.Quotee is { } author && await NeverQuotes(workspace, author, cancellationToken))
            return (QuoteOutcome.Refused, null);
        var operation = Guid.NewGuid();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var there = await Get(workspace, quote.Note.Id, cancellationToken);
            if (there is not null)
            {
                if (OperationOf(there) == operation)
                    break;
                if (StateOf(there) == QuoteState.Removed)
                    return (QuoteOutcome.Removed, null);
                if (ToQuote(there) is { } other)
                    return (QuoteOutcome.AlreadySaved, other);
                quote = Again(quote, there);
            }

            var row = From(workspace, quote, operation, there is null ? null : ToldIn(there));
            TableAction write = there is null ? new TableAction.Insert(row) : new TableAction.Replace(row, there.ETag!.Value);
            if (await Submit(workspace, write, quote.Saver, QuoteChange.Saved, quote.Note.Id, operation, cancellationToken))
                break;
            // Somebody else wrote, or this did and its reply was lost: the row says which.
            if (attempt == Attempts - 1)
                throw TooManyWriters();
        }

        // Whoever says "never" first writes that and then looks for quotes; so one of the two sees the other.
        if (quote.Quotee is { } quotee && await NeverQuotes(workspace, quotee, cancellationToken))
        {
            await End(workspace, quote.Note.Id, QuoteChange.Removed, quotee, _ => true, cancellationToken);
            return (QuoteOutcome.Refused, null);
        }

        await TellOthers(workspace, cancellationToken);
        return (QuoteOutcome.Saved, quote);
    }

    /// <summary>Changes a quote.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="who">The platform's id of who does it.</param>
    /// <param name="what">What is done.</param>
    /// <param name="change">The quote as it is to be; <see langword="null"/> when this person may not.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The quote as it is now; <see langword="null"/> when it is not kept or may not be changed so.</returns>
    public async Task<SavedQuote?> Change(Scope workspace, string id, string who, QuoteChange what, Func<SavedQuote, SavedQuote?> change, CancellationToken cancellationToken)
    {
        var operation = Guid.NewGuid();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row || ToQuote(row) is not { } quote)
                return null;
            if (OperationOf(row) == operation)
                return await Changed(quote);
            if (change(quote) is not { } changed)
                return null;
            if (changed == quote)
                return quote;
            if (await Submit(workspace, new TableAction.Replace(From(workspace, changed, operation, ToldIn(row)), row.ETag!.Value), who, what, id, operation, cancellationToken))
                return await Changed(changed);
        }

        throw TooManyWriters();

        async Task<SavedQuote> Changed(SavedQuote now)
        {
            await TellOthers(workspace, cancellationToken);
            return now;
        }
    }

    /// <summary>Takes a quote away: <see cref="QuoteChange.TakenBack"/> or <see cref="QuoteChange.Removed"/>. Its words are gone.</summary>
    /// <param name="workspace">Whose quote it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="what">Whether its message may be quoted again.</param>
    /// <param name="who">The platform's id of who does it.</param>
    /// <param name="may">Whether this person may.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The quote that was; <see langword="null"/> when it is not kept or may not be taken away.</returns>
    public async Task<SavedQuote?> End(Scope workspace, string id, QuoteChange what, string who, Func<SavedQuote, bool> may, CancellationToken cancellationToken)
    {
        var operation = Guid.NewGuid();
        SavedQuote? ended = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row)
                return null;
            if (OperationOf(row) == operation)
                break;
            if (ToQuote(row) is not { } quote || !may(quote))
                return null;
            ended = quote;
            var state = what == QuoteChange.TakenBack ? QuoteState.TakenBack : QuoteState.Removed;
            if (await Submit(workspace, new TableAction.Replace(Without(row, state, operation), row.ETag!.Value), who, what, id, operation, cancellationToken))
                break;
            if (attempt == Attempts - 1)
                throw TooManyWriters();
        }

        await TellOthers(workspace, cancellationToken);
        return ended;
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
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row || ToQuote(row) is not { Quotee: not null } quote)
                return null;
            if (ToldIn(row) is { } told)
                return told.By == teller ? quote : null;
            if (await _workspaces.Replace(From(workspace, quote, Guid.NewGuid(), new Telling(_time.GetUtcNow(), teller)), row.ETag!.Value, cancellationToken) is not null)
                return quote;
        }

        throw TooManyWriters();
    }

    /// <summary>Remembers that the person quoted could not be told.</summary>
    /// <returns>The quote; <see langword="null"/> when it is not kept any more.</returns>
    public async Task<SavedQuote?> MarkUntold(Scope workspace, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row || ToQuote(row) is not { } quote)
                return null;
            if (quote.IsUntold)
                return quote;
            var untold = quote with { IsUntold = true };
            if (await _workspaces.Replace(From(workspace, untold, Guid.NewGuid(), ToldIn(row)), row.ETag!.Value, cancellationToken) is null)
                continue;
            await TellOthers(workspace, cancellationToken);
            return untold;
        }

        throw TooManyWriters();
    }

    /// <summary>Who changed what in a workspace, the latest first.</summary>
    public async Task<IReadOnlyList<RecordedChange>> Changes(Scope workspace, CancellationToken cancellationToken) =>
        await _workspaces.QueryAll(Records(workspace), cancellationToken).Select(ToRecord).ToListAsync(cancellationToken);

    private async Task<bool> Submit(Scope workspace, TableAction write, string who, QuoteChange what, string note, Guid operation, CancellationToken cancellationToken) =>
        (await _workspaces.Submit([write, new TableAction.Insert(Record(workspace, _time.GetUtcNow(), who, what, note, operation))], cancellationToken)).IsCommitted;

    private Task<TableRow?> Get(Scope workspace, string id, CancellationToken cancellationToken)
    {
        var (partition, row) = KeyOf(workspace, id);
        return _workspaces.Get(partition, row, cancellationToken);
    }

    private async Task TellOthers(Scope workspace, CancellationToken cancellationToken)
    {
        try
        {
            await _versions.Bump(workspace, cancellationToken);
        }
        catch (StoreException)
        {
            // What was written is written; other hosts find it when what they hold has grown old.
        }
    }

    private static string NeverKey(Scope workspace, string person) => TableKey.Of(Never, PersonHash.Of(workspace, person));

    private static StoreException TooManyWriters() => new($"A quote was changed by others {Attempts} times in a row; try again.");
}
