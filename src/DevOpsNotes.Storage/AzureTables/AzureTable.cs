using Azure;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>One table of the account.</summary>
internal sealed class AzureTable(TableClient table, AzureCalls calls) : ITable
{
    public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => calls.Run(
        async () =>
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken);
            if (found.HasValue)
                return EntityRows.Read(found.Value!);
            AzureErrors.ThrowUnlessRowIsAbsent(found.GetRawResponse());
            return null;
        },
        cancellationToken);

    public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => calls.Run(
        async () =>
        {
            var pages = table.QueryAsync<TableEntity>(Filter(range), TableLimits.PageRows, cancellationToken: cancellationToken);
            await foreach (var page in pages.AsPages(continuation, TableLimits.PageRows).WithCancellation(cancellationToken))
                return new TablePage([.. page.Values.Select(EntityRows.Read)], page.ContinuationToken);
            return new TablePage([], null);
        },
        cancellationToken);

    public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken)
    {
        var entity = EntityRows.Write(row);
        return calls.Run<ETag?>(
            async () => await table.TryAddEntityAsync(entity, cancellationToken) is { } response ? EntityRows.Version(response) : null, cancellationToken);
    }

    public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken)
    {
        var entity = EntityRows.Write(row);
        return calls.Run(
            async () => EntityRows.Version(await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken)), cancellationToken);
    }

    public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken)
    {
        var entity = EntityRows.Write(row);
        return calls.Run<ETag?>(
            async () =>
            {
                try
                {
                    return EntityRows.Version(
                        await table.UpdateEntityAsync(entity, EntityRows.Condition(expected), TableUpdateMode.Replace, cancellationToken));
                }
                catch (RequestFailedException e) when (AzureErrors.IsLostRace(e))
                {
                    return null;
                }
            },
            cancellationToken);
    }

    public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => calls.Run(
        async () =>
        {
            try
            {
                var response = await table.DeleteEntityAsync(partitionKey, rowKey, EntityRows.Condition(expected), cancellationToken);
                if (response.Status != 404)
                    return true;
                AzureErrors.ThrowUnlessRowIsAbsent(response);
                return false;
            }
            catch (RequestFailedException e) when (AzureErrors.IsLostRace(e))
            {
                return false;
            }
        },
        cancellationToken);

    public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
    {
        TableTransactionAction[] steps = [.. actions.Select(EntityRows.Step)];
        return calls.Run(
            async () =>
            {
                try
                {
                    var responses = (await table.SubmitTransactionAsync(steps, cancellationToken)).Value;
                    return TransactionOutcome.Committed(
                        [.. responses.Select((response, index) => actions[index] is TableAction.Delete ? (ETag?)null : EntityRows.Version(response))]);
                }
                catch (RequestFailedException e) when (AzureErrors.IsTaken(e) || AzureErrors.IsLostRace(e))
                {
                    // Of some refusals the service does not say which action it was. One must be named: whoever loses reads the rows again.
                    return TransactionOutcome.ConflictAt((e as TableTransactionFailedException)?.FailedTransactionActionIndex ?? 0);
                }
            },
            cancellationToken);
    }

    // Ordinal order, as everywhere: https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities.
    private static string Filter(RowRange range)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {range.PartitionKey}");
        if (range.From is { } from)
            filter += TableClient.CreateQueryFilter($" and RowKey ge {from}");
        return range.Below is { } below ? filter + TableClient.CreateQueryFilter($" and RowKey lt {below}") : filter;
    }
}
