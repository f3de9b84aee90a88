using System.Globalization;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>
/// Tables that keep nothing, so that what a host keeps can be told: subscriptions are made up when they are read, and whoever
/// claims an occurrence is the first.
/// </summary>
internal sealed class MadeUpTables(int count, Instant now) : ITables
{
    public Task<ITable> Open(string name, CancellationToken cancellationToken) => Task.FromResult<ITable>(new MadeUp(name == "due" ? Due() : null, now));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The numbers of those that are due, by the partition of their copies, in the order of their keys.</summary>
    private Dictionary<string, int[]> Due() => Enumerable.Range(0, count)
        .Select(number => (Number: number, Key: SubscriptionRow.PlaceOf(DueConversations.At(number, now))))
        .GroupBy(due => due.Key.Partition)
        .ToDictionary(part => part.Key, part => part.OrderBy(due => due.Key.Row, StringComparer.Ordinal).Select(due => due.Number).ToArray(), StringComparer.Ordinal);

    private sealed class MadeUp(Dictionary<string, int[]>? due, Instant now) : ITable
    {
        private static readonly ETag Version = new("1");

        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            var number = int.Parse(rowKey[^10..], CultureInfo.InvariantCulture);
            return Task.FromResult<TableRow?>(SubscriptionRow.From(DueConversations.At(number, now), there: null, "write"));
        }

        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken)
        {
            if (range.PartitionKey == "zones")
                return Task.FromResult(new TablePage([new TableRow("zones", "zone") { ["Id"] = DueConversations.At(0, now).Schedule.Zone.Id }], null));
            if (due?.GetValueOrDefault(range.PartitionKey) is not { } numbers)
                return Task.FromResult(new TablePage([], null));
            var (first, end) = (Place(numbers, continuation ?? range.From!), Place(numbers, range.Below!));
            var last = Math.Min(end, first + TableLimits.PageRows);
            return Task.FromResult(new TablePage([.. numbers[first..last].Select(RowOf)], last < end ? RowOf(numbers[last]).RowKey : null));
        }

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => Task.FromResult<ETag?>(Version);

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => Task.FromResult(Version);

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => Task.FromResult<ETag?>(Version);

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => throw new NotSupportedException("Posts are written one by one.");

        /// <summary>How many rows come before a key.</summary>
        private int Place(int[] numbers, string key)
        {
            var (low, high) = (0, numbers.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = string.CompareOrdinal(RowOf(numbers[middle]).RowKey, key) < 0 ? (middle + 1, high) : (low, middle);
            }

            return low;
        }

        private TableRow RowOf(int number)
        {
            var subscription = DueConversations.At(number, now);
            var key = SubscriptionRow.PlaceOf(subscription);
            return new TableRow(key.Partition, key.Row, Version) { ["Workspace"] = subscription.Workspace.Key, ["Conversation"] = subscription.Conversation };
        }
    }
}
