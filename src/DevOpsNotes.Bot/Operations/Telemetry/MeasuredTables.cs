using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>A store whose operations are measured.</summary>
internal sealed class MeasuredTables(ITables tables) : ITables
{
    public async Task<ITable> Open(string name, CancellationToken cancellationToken) => new MeasuredTable(await tables.Open(name, cancellationToken), name);

    public ValueTask DisposeAsync() => tables.DisposeAsync();

    private sealed class MeasuredTable(ITable table, string name) : ITable
    {
        private readonly KeyValuePair<string, object?> _table = new("table", name);

        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => Measure("get", table.Get(partitionKey, rowKey, cancellationToken));

        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) => Measure("query", table.Query(range, continuation, cancellationToken));

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => Measure("insert", table.Insert(row, cancellationToken));

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => Measure("upsert", table.Upsert(row, cancellationToken));

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => Measure("replace", table.Replace(row, expected, cancellationToken));

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => Measure("delete", table.Delete(partitionKey, rowKey, expected, cancellationToken));

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => Measure("submit", table.Submit(actions, cancellationToken));

        private async Task<T> Measure<T>(string operation, Task<T> doing)
        {
            var timing = Timing.Begin();
            var outcome = "failed";
            try
            {
                var result = await doing;
                outcome = "ok";
                return result;
            }
            finally
            {
                Instruments.Store.Record(timing.Seconds, _table, new("operation", operation), Instruments.Outcome(outcome));
            }
        }
    }
}
