using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Storage.Tests.AzureTables;

// Versions, transactions and pages, of which each side gets some from the other.
public sealed partial class OfficialClientTests
{
    private static object[] Create(string rowKey, string text) => ["create", EdmJson.Write(Row(rowKey, text))];

    [Fact]
    public async Task A_version_that_we_gave_guards_their_writes()
    {
        var first = await _ours.Upsert(Row("r", "first"), None);
        var second = await _ours.Upsert(Row("r", "second"), None);

        var stale = await _theirs.Do("replace", EdmJson.Write(Row("r", "theirs")), first.Value);
        var fresh = await _theirs.Do("replace", EdmJson.Write(Row("r", "theirs")), second.Value);

        Assert.Equal(412, stale.GetProperty("status").GetInt32());
        Assert.Equal(fresh.GetString(), (await _ours.Get("p", "r", None))!.ETag!.Value.Value);
        Assert.Equal(412, (await _theirs.Do("delete", "p", "r", second.Value)).GetProperty("status").GetInt32());
        Assert.Equal("theirs", await OurText("r"));
    }

    [Fact]
    public async Task A_version_that_they_gave_guards_our_writes()
    {
        var given = await _theirs.DoAll([["upsert", EdmJson.Write(Row("r", "first"))], ["upsert", EdmJson.Write(Row("r", "second"))]]);
        var (first, second) = (new ETag(given[0].GetString()!), new ETag(given[1].GetString()!));

        Assert.Null(await _ours.Replace(Row("r", "ours"), first, None));
        Assert.False(await _ours.Delete("p", "r", first, None));
        var third = await _ours.Replace(Row("r", "ours"), second, None);

        Assert.Equal((third, "ours"), ((await _theirs.Query("p")).Single().ETag, await OurText("r")));
        Assert.True(await _ours.Delete("p", "r", third!.Value, None));
    }

    [Fact]
    public async Task Our_transactions_they_see_whole_or_not_at_all()
    {
        var etags = (await _theirs.DoAll([["insert", EdmJson.Write(Row("changed", "old"))], ["insert", EdmJson.Write(Row("deleted", "old"))]])).Select(etag => new ETag(etag.GetString()!)).ToArray();
        TableAction[] actions =
        [
            new TableAction.Insert(Row("inserted", "it's ours")),
            new TableAction.Upsert(Row("upserted", "new")),
            new TableAction.Replace(Row("changed", "new"), etags[0]),
            new TableAction.Delete("p", "deleted", etags[1]),
        ];

        var outcome = await _ours.Submit(actions, None);
        var again = await _ours.Submit([new TableAction.Insert(Row("not", "there")), .. actions[2..]], None);

        Assert.Equal(1, again.Conflict);
        var rows = await _theirs.Query("p");
        Assert.Equal([("changed", "new"), ("inserted", "it's ours"), ("upserted", "new")], rows.Select(row => (row.RowKey, row.GetString("Text"))));
        Assert.Equal([outcome.ETags![2], outcome.ETags[0], outcome.ETags[1]], rows.Select(row => row.ETag));
    }

    [Fact]
    public async Task Their_transactions_we_see_whole_or_not_at_all()
    {
        var etag = await _ours.Upsert(Row("changed", "old"), None);
        await _ours.Upsert(Row("deleted", "old"), None);
        object[] change = ["update", EdmJson.Write(Row("changed", "new")), "Replace", new JsonObject { ["etag"] = etag.Value }];
        object[] delete = ["delete", EdmJson.Write(new TableRow("p", "deleted"))];

        var answers = await _theirs.DoAll([["submit", new[] { Create("inserted", "theirs"), change, delete }], ["submit", new[] { Create("not", "there"), change }]]);

        Assert.Equal(412, answers[1].GetProperty("status").GetInt32());
        var rows = await _ours.QueryAll(new RowRange("p")).ToListAsync();
        Assert.Equal([("changed", "new"), ("inserted", "theirs")], rows.Select(row => (row.RowKey, row.GetString("Text")!)));
        Assert.Equal([answers[0][1].GetString(), answers[0][0].GetString()], rows.Select(row => row.ETag!.Value.Value));
    }

    [Fact]
    public async Task Both_find_the_same_rows_of_2500_page_by_page()
    {
        string[] keys = [.. Enumerable.Range(0, 2500).Select(number => $"{number:D6}")];
        foreach (var actions in keys.Take(1250).Select(key => (TableAction)new TableAction.Insert(Row(key, "ours"))).InTransactions())
            Assert.True((await _ours.Submit(actions, None)).IsCommitted);
        var theirs = await _theirs.DoAll(keys.Skip(1250).Select(key => Create(key, "theirs")).Chunk(100).Select(actions => new object[] { "submit", actions }));
        Assert.All(theirs, answer => Assert.Equal(JsonValueKind.Array, answer.ValueKind));

        Assert.Equal(keys, await OurKeys(new RowRange("p")));
        Assert.Equal(keys, (await _theirs.Query("p")).Select(row => row.RowKey));
        Assert.Equal(keys[100..2300], await OurKeys(new RowRange("p", keys[100], keys[2300])));
        Assert.Equal(keys[100..2300], (await _theirs.Query("p", $"RowKey ge '{keys[100]}' and RowKey lt '{keys[2300]}'")).Select(row => row.RowKey));
    }

    private static TableRow Row(string rowKey, string text) => new("p", rowKey) { ["Text"] = text };

    private async Task<string?> OurText(string rowKey) => (await _ours.Get("p", rowKey, None))?.GetString("Text");

    private async Task<List<string>> OurKeys(RowRange range) => await _ours.QueryAll(range).Select(row => row.RowKey).ToListAsync();
}
