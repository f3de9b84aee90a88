using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Tests.Sqlite;

/// <summary>Several processes on one file, and processes that end in the middle.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathOf("store.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(45)]
    public async Task A_killed_writer_leaves_every_acknowledged_transaction_and_none_by_half(int acknowledgements)
    {
        List<int> acknowledged = [];
        using (var writer = WriterProcess.Start(Store, "p", transactions: 100_000))
        {
            while (acknowledged.Count < acknowledgements)
                acknowledged.Add((await writer.Next())!.Value);
            acknowledged.AddRange(await writer.Kill());
        }

        await using var tables = await SqliteTables.Open(Store);
        var batches = (await Rows(tables, "p")).CountBy(row => row.RowKey[..6]).ToDictionary();

        Assert.All(batches.Values, rows => Assert.Equal(10, rows));
        Assert.Subset(batches.Keys.ToHashSet(), acknowledged.Select(batch => $"{batch:D6}").ToHashSet());
        Assert.NotNull(await (await tables.Open("notes", CancellationToken.None)).Insert(new TableRow("p", "next"), CancellationToken.None));
    }

    [Fact]
    public async Task Another_process_writes_while_this_one_reads_and_writes()
    {
        await using var tables = await SqliteTables.Open(Store);
        var table = await tables.Open("notes", CancellationToken.None);
        using var writer = WriterProcess.Start(Store, "theirs", transactions: 60);

        var ours = 0;
        List<int> acknowledged = [];
        while (await writer.Next() is { } batch)
        {
            acknowledged.Add(batch);
            Assert.NotNull(await table.Insert(new TableRow("ours", $"{ours++:D6}"), CancellationToken.None));
            Assert.NotNull(await table.Get("theirs", $"{batch:D6}-9", CancellationToken.None));
        }

        Assert.Equal(Enumerable.Range(0, 60), acknowledged);
        Assert.Equal(60, (await Rows(tables, "ours")).Count);
        Assert.Equal(600, (await Rows(tables, "theirs")).Count);
    }

    private static async Task<List<TableRow>> Rows(SqliteTables tables, string partition)
    {
        var rows = new List<TableRow>();
        await foreach (var row in (await tables.Open("notes", CancellationToken.None)).QueryAll(new RowRange(partition)))
            rows.Add(row);
        return rows;
    }
}
