using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>Deletes the records of changes that have grown too old, where new ones are written: once a day for each workspace.</summary>
internal sealed class OldRecords(ITable workspaces, TimeProvider time)
{
    /// <summary>Workspaces that are remembered; of more, each may be looked through again.</summary>
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<Scope> _tidied = [];
    private DateOnly _day;

    /// <summary>Deletes them, if that can be: the change that was made is not taken back for it, and the next one tries again.</summary>
    public async Task TryDelete(Scope workspace, CancellationToken cancellationToken)
    {
        if (!IsDue(workspace))
            return;
        try
        {
            var old = await workspaces.QueryAll(QuoteRow.RecordsBefore(workspace, time.GetUtcNow() - QuoteStore.RecordsLast), cancellationToken)
                .Select(TableAction (row) => new TableAction.Delete(row.PartitionKey, row.RowKey, ETag.All)).ToListAsync(cancellationToken);
            foreach (var transaction in old.InTransactions())
                await workspaces.Submit(transaction, cancellationToken);
        }
        catch (StoreException)
        {
            lock (_lock)
                _tidied.Remove(workspace);
        }
    }

    private bool IsDue(Scope workspace)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            if (_day != today || _tidied.Count >= Most)
                _tidied.Clear();
            _day = today;
            return _tidied.Add(workspace);
        }
    }
}
