using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>Tells what a workspace keeps of a person, and erases it.</summary>
/// <remarks>
/// What a person shares in a workspace is erased row by row, so an erasure that fails on the way is finished by doing it
/// again. The wish never to be quoted stays, as a hash of the person: without it, the words could be saved again.
/// </remarks>
public sealed class PersonEraser
{
    /// <summary>How often rows are looked at again that others write meanwhile.</summary>
    private const int Attempts = 20;

    private readonly QuoteStore _quotes;
    private readonly ITable _workspaces;
    private readonly VersionTable _versions;
    private readonly SubscriptionEraser _subscriptions;

    private PersonEraser(QuoteStore quotes, ITable workspaces, ITable versions, SubscriptionEraser subscriptions) =>
        (_quotes, _workspaces, _versions, _subscriptions) = (quotes, workspaces, new VersionTable(versions), subscriptions);

    /// <summary>Opens the eraser on whatever keeps the tables.</summary>
    /// <exception cref="StoreException">The tables cannot be used.</exception>
    public static async Task<PersonEraser> Open(ITables tables, QuoteStore quotes, CancellationToken cancellationToken) => new(
        quotes,
        await tables.Open("workspaces", cancellationToken),
        await tables.Open("versions", cancellationToken),
        await SubscriptionEraser.Open(tables, cancellationToken));

    /// <summary>What is kept of a person.</summary>
    public async Task<PersonalTraces> TracesOf(Scope workspace, string person, CancellationToken cancellationToken)
    {
        var quotes = await _quotes.All(workspace, cancellationToken);
        return new PersonalTraces(
            Saved: quotes.Count(quote => quote.Saver == person),
            Quoted: quotes.Count(quote => quote.Saver != person && quote.Quotee == person),
            Taught: await Count(WorkspaceStore.Rows(workspace, WorkspaceStore.Lesson), IsTaughtBy(person), cancellationToken),
            Votes: await Count(WorkspaceStore.Rows(workspace, WorkspaceStore.Ballot), IsCastBy(workspace, person), cancellationToken),
            Changes: await Count(QuoteRow.Records(workspace), IsRecordedOf(person), cancellationToken),
            Subscriptions: await Count(SubscriptionRow.All(workspace), IsSetUpBy(person), cancellationToken),
            Bookmarks: await Count(BookmarkStore.Rows(workspace, person), _ => true, cancellationToken),
            NeverQuotes: await _quotes.NeverQuotes(workspace, person, cancellationToken));
    }

    /// <summary>
    /// Forgets a person: what the person saved goes, the bookmarks, the votes, and the person's own lesson of the day; taught lessons, the
    /// lessons of the day of channels and the record of changes stay without the person's id; what others saved of the person's
    /// words goes or stays without the name.
    /// </summary>
    /// <param name="workspace">Where.</param>
    /// <param name="person">The platform's id of the person.</param>
    /// <param name="keepsWords">What others saved of the person's words stays, without the name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreException">Not everything is erased; doing it again goes on from there.</exception>
    public async Task<ErasedQuotes> Erase(Scope workspace, string person, bool keepsWords, CancellationToken cancellationToken)
    {
        var erased = await EraseQuotes(workspace, person, keepsWords, cancellationToken);
        await Sweep(WorkspaceStore.Rows(workspace, WorkspaceStore.Ballot), IsCastBy(workspace, person), Deletion, cancellationToken);
        await Sweep(BookmarkStore.Rows(workspace, person), _ => true, Deletion, cancellationToken);
        await EraseSubscriptions(workspace, person, cancellationToken);
        await Sweep(WorkspaceStore.Rows(workspace, WorkspaceStore.Lesson), IsTaughtBy(person), row => Without(row, WorkspaceStore.Author), cancellationToken);
        // Last, because the erasure itself must not stand in it by name.
        await Sweep(QuoteRow.Records(workspace), IsRecordedOf(person), row => Without(row, QuoteRow.Who), cancellationToken);
        await _versions.TryBump(workspace, cancellationToken);
        return erased;
    }

    private async Task<ErasedQuotes> EraseQuotes(Scope workspace, string person, bool keepsWords, CancellationToken cancellationToken)
    {
        var (gone, unnamed) = (new List<string>(), new List<SavedQuote>());
        foreach (var quote in await _quotes.All(workspace, cancellationToken))
        {
            var id = quote.Note.Id;
            if (quote.Quotee == person && !keepsWords)
                await End(id, QuoteChange.Removed, kept => kept.Quotee == person);
            else if (quote.Saver == person)
                await End(id, QuoteChange.TakenBack, kept => kept.Saver == person);
            else if (quote.Quotee == person && await _quotes.Change(workspace, id, "", QuoteChange.Unnamed, kept => kept.Quotee == person ? kept.WithoutName() : null, cancellationToken) is { } without)
                unnamed.Add(without);
        }

        return new ErasedQuotes(gone, unnamed);

        async Task End(string id, QuoteChange what, Func<SavedQuote, bool> isThePersons)
        {
            await _quotes.End(workspace, id, what, "", isThePersons, cancellationToken);
            gone.Add(id);
        }
    }

    private async Task EraseSubscriptions(Scope workspace, string person, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var rows = await _workspaces.QueryAll(SubscriptionRow.All(workspace), cancellationToken).Where(IsSetUpBy(person)).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return;
            foreach (var row in rows)
            {
                if (SubscriptionRow.IsPersonal(row))
                    await _subscriptions.Erase(workspace, row, cancellationToken);
                else
                    await _workspaces.Submit([Without(row, SubscriptionRow.Owner)], cancellationToken);
            }
        }

        throw TooManyWriters();
    }

    /// <summary>Changes each row that needs it, until none does: others may write meanwhile, and replies may be lost.</summary>
    private async Task Sweep(RowRange range, Func<TableRow, bool> isThePersons, Func<TableRow, TableAction> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var actions = await _workspaces.QueryAll(range, cancellationToken).Where(isThePersons).Select(change).ToListAsync(cancellationToken);
            if (actions.Count == 0)
                return;
            foreach (var transaction in actions.InTransactions())
                await _workspaces.Submit(transaction, cancellationToken);
        }

        throw TooManyWriters();
    }

    private async Task<int> Count(RowRange range, Func<TableRow, bool> isThePersons, CancellationToken cancellationToken) =>
        await _workspaces.QueryAll(range, cancellationToken).CountAsync(isThePersons, cancellationToken);

    /// <summary>The key of a vote ends with the hash of its voter.</summary>
    private static Func<TableRow, bool> IsCastBy(Scope workspace, string person)
    {
        var end = TableKey.Of("", PersonHash.Of(workspace, person));
        return row => row.RowKey.EndsWith(end, StringComparison.Ordinal);
    }

    private static Func<TableRow, bool> IsTaughtBy(string person) => row => row.GetString(WorkspaceStore.Author) == person;

    private static Func<TableRow, bool> IsRecordedOf(string person) => row => row.GetString(QuoteRow.Who) == person;

    private static Func<TableRow, bool> IsSetUpBy(string person) => row => row.GetString(SubscriptionRow.Owner) == person;

    private static TableAction.Delete Deletion(TableRow row) => new(row.PartitionKey, row.RowKey, row.ETag!.Value);

    private static TableAction.Replace Without(TableRow row, string property)
    {
        var without = new TableRow(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties.Where(kept => kept.Key != property))
            without[name] = value;
        return new TableAction.Replace(without, row.ETag!.Value);
    }

    private static StoreException TooManyWriters() => new($"What a person made was changed by others {Attempts} times in a row; try again.");
}
