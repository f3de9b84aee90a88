using System.Text.Json;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>Rows written by us are read identically by Microsoft's client, and the other way round.</summary>
[NeedsNode]
public sealed partial class OfficialClientTests : IAsyncLifetime
{
    private const string Name = "notes";

    private ITables _tables = null!;
    private ITable _ours = null!;
    private OfficialClient _theirs = null!;

    private static CancellationToken None => CancellationToken.None;

    /// <summary>A row for each kind of value that there is.</summary>
    private static List<TableRow> RowsOfValues { get; } = [.. TableContract.Values.Select(value => new TableRow("p", (string)value[0]) { ["Value"] = value[1] })];

    public async Task InitializeAsync()
    {
        var account = (await Azurite.Shared).NewAccount();
        _tables = AzuriteTables.Open(account);
        _ours = await _tables.Open(Name, None);
        _theirs = new OfficialClient(account, Name);
    }

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task What_we_write_they_read_with_its_type()
    {
        foreach (var row in RowsOfValues)
            Assert.NotNull(await _ours.Insert(row, None));

        var read = await _theirs.Query("p");

        AssertValues(row => AsTheyTellIt(row["Value"]!), read);
    }

    [Fact]
    public async Task What_they_write_we_read_with_its_type()
    {
        Assert.All(await _theirs.DoAll(RowsOfValues.Select(row => new object[] { "insert", EdmJson.Write(row) })), AssertETag);

        var read = await _ours.QueryAll(new RowRange("p")).ToListAsync();

        AssertValues(row => row["Value"]!, read);
    }

    [Fact]
    public async Task The_properties_of_a_row_are_the_same_for_both()
    {
        var ours = new TableRow("p", "ours") { ["Text"] = "é", ["text"] = "other", ["_n1"] = 7, ["Seen"] = 7L };
        await _ours.Insert(ours, None);
        await _theirs.Do("insert", EdmJson.Write(new TableRow("p", "theirs") { ["Text"] = "é", ["text"] = "other", ["_n1"] = 7, ["Seen"] = 7L }));

        Assert.Equal(ours.Properties, EdmJson.Read(await _theirs.Do("get", "p", "ours")).Properties);
        Assert.Equal(ours.Properties, (await _ours.Get("p", "theirs", None))!.Properties);
    }

    [Fact]
    public async Task Keys_of_every_legal_character_name_the_same_row_for_both()
    {
        string[] legal = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => $"{(char)code}").Where(IsLegal), "", " a ", "..", "a%20b".Replace("%", "~", StringComparison.Ordinal)];
        var all = string.Concat(legal);
        (string Partition, string Row)[] keys = [.. legal.Select(key => (key, all)), .. legal.Select(key => (all, key))];
        foreach (var (partition, row) in keys)
            Assert.NotNull(await _ours.Insert(new TableRow(partition, row) { ["Text"] = $"{partition}/{row}" }, None));

        var read = await _theirs.DoAll(keys.Select(key => new object[] { "get", key.Partition, key.Row }));
        var deleted = await _theirs.DoAll(keys.Select(key => new object[] { "delete", key.Partition, key.Row, "*" }));
        Assert.Equal(keys.Select(key => $"{key.Partition}/{key.Row}"), read.Select(row => EdmJson.Read(row).GetString("Text")));
        Assert.All(deleted, answer => Assert.Equal(JsonValueKind.Null, answer.ValueKind));

        Assert.All(await _theirs.DoAll(keys.Select(key => new object[] { "insert", EdmJson.Write(new TableRow(key.Partition, key.Row)) })), AssertETag);
        foreach (var (partition, row) in keys)
            Assert.True(await _ours.Delete(partition, row, ETag.All, None), $"'{partition}', '{row}'");
    }

    private static bool IsLegal(string key)
    {
        try
        {
            TableRules.CheckKey(key, "key");
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Their client takes a number that arrives without its type, as whole doubles do from Azurite, for an integer.</summary>
    private static object AsTheyTellIt(object value) => value is double number && double.IsInteger(number) && Math.Abs(number) < 1L << 53 ? (int)number : value;

    private static void AssertValues(Func<TableRow, object> expected, List<TableRow> actual)
    {
        var read = actual.ToDictionary(row => row.RowKey, row => row["Value"]);
        Assert.Equal(RowsOfValues.Count, read.Count);
        Assert.All(RowsOfValues, row =>
        {
            Assert.IsType(expected(row).GetType(), read[row.RowKey]);
            Assert.Equal(expected(row), read[row.RowKey]);
        });
    }

    private static void AssertETag(JsonElement answer) => Assert.StartsWith("W/", Assert.IsType<string>(answer.ValueKind == JsonValueKind.String ? answer.GetString() : answer.ToString()));
}
