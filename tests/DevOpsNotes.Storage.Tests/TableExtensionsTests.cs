using System.Globalization;

namespace DevOpsNotes.Storage.Tests;

public sealed class TableExtensionsTests
{
    [Fact]
    public async Task Reading_all_goes_on_after_empty_pages()
    {
        var table = new PagedTable(
            new TablePage([], "1"),
            new TablePage([new TableRow("p", "a")], "2"),
            new TablePage([], "3"),
            new TablePage([], "4"),
            new TablePage([new TableRow("p", "b"), new TableRow("p", "c")], null));

        var keys = new List<string>();
        await foreach (var row in table.QueryAll(new RowRange("p")))
            keys.Add(row.RowKey);

        Assert.Equal(["a", "b", "c"], keys);
    }

    [Fact]
    public void Actions_are_cut_into_transactions_of_a_hundred()
    {
        var actions = Enumerable.Range(0, 250).Select(number => (TableAction)new TableAction.Insert(new TableRow("p", $"{number}"))).ToList();

        var transactions = actions.InTransactions().ToList();

        Assert.Equal([100, 100, 50], transactions.Select(transaction => transaction.Count));
        Assert.Equal(actions, transactions.SelectMany(transaction => transaction));
    }

    [Fact]
    public void Large_actions_are_cut_into_transactions_that_are_allowed()
    {
        // Six bytes of JSON a character, which is the worst there is.
        var text = new string('\u0001', TableLimits.StringLength);
        var actions = Enumerable.Range(0, 90).Select(number => (TableAction)new TableAction.Insert(new TableRow("p", $"{number}") { ["Text"] = text })).ToList();

        var transactions = actions.InTransactions().ToList();

        Assert.InRange(transactions.Count, 2, 10);
        Assert.All(transactions, TableRules.CheckActions);
        Assert.Equal(actions, transactions.SelectMany(transaction => transaction));
    }

    [Fact]
    public void No_actions_are_no_transaction() => Assert.Empty(Array.Empty<TableAction>().InTransactions());

    // Azure may answer so at any time; neither SQLite nor Azure's emulator ever does.
    private sealed class PagedTable(params TablePage[] pages) : ITable
    {
        public Task<TablePage> Query(RowRange range, string? continuation, CancellationToken cancellationToken) =>
            Task.FromResult(pages[continuation is null ? 0 : int.Parse(continuation, CultureInfo.InvariantCulture)]);

        public Task<TableRow?> Get(string partitionKey, string rowKey, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ETag?> Insert(TableRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ETag> Upsert(TableRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ETag?> Replace(TableRow row, ETag expected, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> Delete(string partitionKey, string rowKey, ETag expected, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<TransactionOutcome> Submit(IReadOnlyList<TableAction> actions, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
