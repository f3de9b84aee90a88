using System.Runtime.CompilerServices;

namespace DevOpsNotes.Storage;

/// <summary>What every table can do, whatever keeps its rows.</summary>
public static class TableExtensions
{
    /// <summary>Reads a range page by page to its end. Not a snapshot: rows written meanwhile may or may not be among them.</summary>
    public static async IAsyncEnumerable<TableRow> QueryAll(
        this ITable table, RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? continuation = null;
        do
        {
            var page = await table.Query(range, continuation, cancellationToken);
            foreach (var row in page.Rows)
                yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>
    /// Cuts a sequence of actions on one partition into transactions within the limits, in order. Each transaction is
    /// all or nothing; the sequence is not.
    /// </summary>
    public static IEnumerable<IReadOnlyList<TableAction>> InTransactions(this IEnumerable<TableAction> actions)
    {
        var batch = new List<TableAction>();
        var bytes = 0L;
        foreach (var action in actions)
        {
            var size = TableSize.OfRequest(action);
            if (batch.Count == TableLimits.TransactionActions || (batch.Count > 0 && bytes + size > TableLimits.TransactionBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(action);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
