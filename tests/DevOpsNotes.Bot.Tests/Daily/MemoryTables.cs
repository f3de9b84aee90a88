using System.Collections.Concurrent;
using System.Globalization;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Tests;

/// <summary>Tables in memory, for what has to be fast: the rows of a year, or of very many conversations.</summary>
internal sealed class MemoryTables : ITables
{
    private readonly ConcurrentDictionary<string, MemoryTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Waits before a row is read alone or written, so that others come between; nothing is waited for unless a test says so.</summary>
    public Func<Task> Before { get; init; } = () => Task.CompletedTask;

    /// <summary>The same before a page of rows is read.</summary>
    public Func<RowRange, Task> BeforeQuery { get; set; } = _ => Task.CompletedTask;

    public Task<ITable> Open(string name, CancellationToken cancellationToken) => Task.FromResult<ITable>(_tables.GetOrAdd(name, _ => new MemoryTable(this)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class MemoryTable(MemoryTables tables) : ITable
    {
        private static long _version;

        private readonly ConcurrentDictionary<string, SortedList<string, TableRow>> _partitions = new(StringComparer.Ordinal);

        public async Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            await tables.Before();
            if (!_partitions.TryGetValue(partitionKey, out var partition))
                return null;
            lock (partition)
                return partition.GetValueOrDefault(rowKey);
        }

        public async Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken)
        {
            await tables.BeforeQuery(range);
            if (!_partitions.TryGetValue(range.PartitionKey, out var partition))
                return new TablePage([], null);
            lock (partition)
            {
                var (first, end) = (Place(partition, continuation ?? range.From ?? ""), range.Below is null ? partition.Count : Place(partition, range.Below));
                var last = Math.Min(end, first + TableLimits.PageRows);
                var rows = new List<TableRow>(Math.Max(last - first, 0));
                for (var i = first; i < last; i++)
                    rows.Add(partition.GetValueAtIndex(i));
                return new TablePage(rows, last < end ? partition.GetKeyAtIndex(last) : null);
            }
        }

        public async Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken)
        {
            await tables.Before();
            return Write(row, there => there is null);
        }

        public async Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken)
        {
            await tables.Before();
            return Write(row, _ => true)!.Value;
        }

        public async Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken)
        {
            await tables.Before();
            return Write(row, there => Is(there, expected));
        }

        public async Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken)
        {
            await tables.Before();
            if (!_partitions.TryGetValue(partitionKey, out var partition))
                return false;
            lock (partition)
                return Is(partition.GetValueOrDefault(rowKey), expected) && partition.Remove(rowKey);
        }

        public async Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken)
        {
            await tables.Before();
            var partition = Partition(actions[0].PartitionKey);
            lock (partition)
            {
                for (var i = 0; i < actions.Count; i++)
                {
                    var there = partition.GetValueOrDefault(actions[i].RowKey);
                    if (!(actions[i] switch { TableAction.Insert => there is null, TableAction.Replace replace => Is(there, replace.Expected), TableAction.Delete delete => Is(there, delete.Expected), _ => true }))
                        return TransactionOutcome.ConflictAt(i);
                }

                return TransactionOutcome.Committed([.. actions.Select(Apply)]);
            }

            ETag? Apply(TableAction action)
            {
                switch (action)
                {
                    case TableAction.Insert insert: return Write(insert.Row, _ => true);
                    case TableAction.Upsert upsert: return Write(upsert.Row, _ => true);
                    case TableAction.Replace replace: return Write(replace.Row, _ => true);
                    default: partition.Remove(action.RowKey); return null;
                }
            }
        }

        private static bool Is(TableRow? there, ETag expected) => there is not null && (expected == ETag.All || there.ETag == expected);

        private static int Place(SortedList<string, TableRow> partition, string key)
        {
            var (low, high) = (0, partition.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (string.CompareOrdinal(partition.GetKeyAtIndex(middle), key) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }

        private SortedList<string, TableRow> Partition(string key) => _partitions.GetOrAdd(key, _ => new SortedList<string, TableRow>(StringComparer.Ordinal));

        private ETag? Write(TableRow row, Func<TableRow?, bool> mayWrite)
        {
            var partition = Partition(row.PartitionKey);
            lock (partition)
            {
                if (!mayWrite(partition.GetValueOrDefault(row.RowKey)))
                    return null;
                var written = new TableRow(row.PartitionKey, row.RowKey, new ETag(Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture)));
                foreach (var (name, value) in row.Properties)
                    written[name] = value;
                partition[row.RowKey] = written;
                return written.ETag;
            }
        }
    }
}
