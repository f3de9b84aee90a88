namespace DevOpsNotes.Storage.Tests;

// Reading a partition.
public abstract partial class TableContract
{
    [Fact]
    public async Task A_query_reads_one_partition_in_the_order_of_its_row_keys()
    {
        foreach (var key in (string[])["b", "a", "C", "a1", "10", "9", "~", " "])
            await Write(Row(key));
        await Write(Row("elsewhere", partition: "p2"));

        Assert.Equal([" ", "10", "9", "C", "a", "a1", "b", "~"], await Keys(new RowRange("p")));
    }

    [Fact]
    public async Task A_partition_without_rows_is_empty() => Assert.Empty(await Keys(new RowRange("nobody")));

    [Fact]
    public async Task A_range_includes_its_beginning_and_excludes_its_end()
    {
        foreach (var key in (string[])["a", "b", "c", "d"])
            await Write(Row(key));

        Assert.Equal(["b", "c"], await Keys(new RowRange("p", From: "b", Below: "d")));
        Assert.Equal(["c", "d"], await Keys(new RowRange("p", From: "c")));
        Assert.Equal(["a"], await Keys(new RowRange("p", Below: "b")));
        Assert.Empty(await Keys(new RowRange("p", From: "c", Below: "b")));
    }

    [Fact]
    public async Task A_prefix_finds_exactly_the_rows_that_begin_with_it()
    {
        foreach (var key in (string[])["install", "sub", "sub|", "sub|C1", "sub|~u00E9", "sub~", "sub}", "vote|C1"])
            await Write(Row(key));

        Assert.Equal(["sub|", "sub|C1", "sub|~u00E9"], await Keys(RowRange.StartingWith("p", TableKey.Prefix("sub"))));
        Assert.Equal(["sub~"], await Keys(RowRange.StartingWith("p", "sub~")));
        Assert.Equal(8, (await Keys(RowRange.StartingWith("p", ""))).Count);
    }

    [Fact]
    public async Task Pages_of_2500_rows_give_each_row_once_and_in_order()
    {
        var keys = Enumerable.Range(0, 2500).Select(number => $"{number:D6}").ToList();
        foreach (var actions in keys.Select(key => (TableAction)new TableAction.Insert(Row(key, key))).InTransactions())
            Assert.True((await Table.Submit(actions, None)).IsCommitted);

        var pages = await Pages(new RowRange("p"));

        Assert.All(pages, page => Assert.InRange(page.Rows.Count, 0, TableLimits.PageRows));
        Assert.Equal(keys, pages.SelectMany(page => page.Rows).Select(row => row.RowKey));
        Assert.Equal(keys[100..2200], await Keys(new RowRange("p", From: keys[100], Below: keys[2200])));
    }

    [Fact]
    public async Task Rows_deleted_between_two_pages_do_not_disturb_the_rest()
    {
        var keys = Enumerable.Range(0, 1500).Select(number => $"{number:D6}").ToList();
        foreach (var actions in keys.Select(key => (TableAction)new TableAction.Insert(Row(key))).InTransactions())
            await Table.Submit(actions, None);

        var first = await Table.Query(new RowRange("p"), null, None);
        var next = keys[first.Rows.Count];
        await Table.Delete("p", next, ETag.All, None);
        var second = await Table.Query(new RowRange("p"), first.Continuation, None);
        while (second.Rows.Count == 0)
            second = await Table.Query(new RowRange("p"), second.Continuation, None);

        Assert.Equal(keys[first.Rows.Count + 1], second.Rows[0].RowKey);
    }

    [Fact]
    public async Task Large_rows_come_in_pages_too()
    {
        var text = new string('x', TableLimits.StringLength);
        for (var number = 0; number < 12; number++)
        {
            var row = new TableRow("p", $"{number:D2}");
            for (var part = 0; part < 15; part++)
                row[$"Text{part}"] = text;
            await Write(row);
        }

        var rows = (await Pages(new RowRange("p"))).SelectMany(page => page.Rows).ToList();

        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.Equal(text, row.GetString("Text14")));
    }

    private async Task<List<TablePage>> Pages(RowRange range)
    {
        var pages = new List<TablePage>();
        do
            pages.Add(await Table.Query(range, pages.LastOrDefault()?.Continuation, None));
        while (pages[^1].Continuation is not null);
        return pages;
    }
}
