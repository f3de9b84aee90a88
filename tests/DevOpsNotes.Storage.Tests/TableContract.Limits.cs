namespace DevOpsNotes.Storage.Tests;

// What no engine would take is refused before it gets there, by name.
public abstract partial class TableContract
{
    public static TheoryData<string> IllegalKeys =>
        ["a/b", "a\\b", "a#b", "a?b", "a%b", "a+b", "it's", "a\nb", "a\0b", "a\u007Fb", "a\u0085b", "café", "👩", new('k', TableLimits.KeyLength + 1)];

    [Theory]
    [MemberData(nameof(IllegalKeys))]
    public async Task An_illegal_key_is_refused_by_name(string key)
    {
        var partition = await Refused(() => Write(Row("r", partition: key)));
        var row = await Refused(() => Write(Row(key)));
        await Refused(() => Table.Get("p", key, None));
        await Refused(() => Table.Query(new RowRange(key), null, None));
        await Refused(() => Table.Delete("p", key, ETag.All, None));
        await Refused(() => Table.Submit([new TableAction.Delete("p", key, ETag.All)], None));

        Assert.Contains($"partition key '{key[..1]}", partition);
        Assert.Contains($"row key '{key[..1]}", row);
    }

    [Fact]
    public async Task The_longest_legal_keys_name_their_row()
    {
        var key = new string('k', TableLimits.KeyLength);
        await Write(Row(key, "found", partition: key));

        Assert.NotNull(await Table.Get(key, key, None));
    }

    [Theory]
    [InlineData("has-hyphen")]
    [InlineData("1st")]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("naïve")]
    [InlineData("at@type")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    public async Task An_illegal_property_name_is_refused_by_name(string name) =>
        Assert.Contains($"property '{name}'", await Refused(() => Write(new TableRow("p", "r") { [name] = 1 })));

    [Fact]
    public async Task An_overlong_property_name_is_refused()
    {
        await Write(new TableRow("p", "r") { [new string('n', TableLimits.PropertyNameLength)] = 1 });

        var name = new string('n', TableLimits.PropertyNameLength + 1);
        Assert.Contains(name, await Refused(() => Write(new TableRow("p", "r") { [name] = 1 })));
    }

    public static TheoryData<string, object> IllegalValues => new()
    {
        { "Text", new string('x', TableLimits.StringLength + 1) },
        { "Half", "half a pair: \uD83D" },
        { "Bytes", new byte[TableLimits.BinaryBytes + 1] },
        { "Moment", TableLimits.EarliestMoment.AddTicks(-1) },
    };

    [Theory]
    [MemberData(nameof(IllegalValues))]
    public async Task An_illegal_value_is_refused_with_the_name_of_its_property(string name, object value)
    {
        var message = await Refused(() => Write(new TableRow("p", "r") { ["Fine"] = 1, [name] = value }));

        Assert.Contains($"row 'p', 'r' has a property '{name}'", message);
        Assert.Null(await Table.Get("p", "r", None));
    }

    [Fact]
    public async Task A_row_holds_252_properties_and_no_more()
    {
        var row = new TableRow("p", "r");
        for (var number = 0; number < TableLimits.Properties; number++)
            row[$"N{number}"] = number;
        await Write(row);
        Assert.Equal(TableLimits.Properties, (await Table.Get("p", "r", None))!.Properties.Count);

        row["OneMore"] = 1;
        Assert.Contains("row 'p', 'r' has 253 properties", await Refused(() => Write(row)));
    }

    [Fact]
    public async Task A_row_of_more_than_a_mebibyte_is_refused()
    {
        // 16 strings of 64 KiB in UTF-16 are a mebibyte without their names, although half of it as ASCII.
        var row = new TableRow("p", "r");
        for (var number = 0; number < 15; number++)
            row[$"Text{number}"] = new string('x', TableLimits.StringLength);
        await Write(row);

        row["Text15"] = new string('x', TableLimits.StringLength);
        Assert.Contains("row 'p', 'r' takes", await Refused(() => Write(row)));
    }

    [Fact]
    public async Task A_transaction_beyond_its_limits_is_refused_whole()
    {
        await Refused(() => Table.Submit([], None));
        await Refused(() => Table.Submit([.. Enumerable.Range(0, 101).Select(number => new TableAction.Insert(Row($"{number}")))], None));
        var partitions = await Refused(() => Table.Submit([new TableAction.Insert(Row("a")), new TableAction.Insert(Row("b", partition: "q"))], None));
        var twice = await Refused(() => Table.Submit([new TableAction.Insert(Row("a")), new TableAction.Upsert(Row("a"))], None));
        var large = await Refused(() => Table.Submit([.. Enumerable.Range(0, 70).Select(number => new TableAction.Insert(
            new TableRow("p", $"{number}") { ["Bytes"] = new byte[TableLimits.BinaryBytes] }))], None));

        Assert.Contains("'p' and 'q'", partitions);
        Assert.Contains("'p', 'a' twice", twice);
        Assert.Contains($"{TableLimits.TransactionBytes} are allowed", large);
        Assert.Empty(await Keys(new RowRange("p")));
    }

    [Fact]
    public async Task An_empty_version_is_refused_rather_than_overwriting()
    {
        await Write(Row("r", "kept"));

        await Refused(() => Table.Replace(Row("r"), default, None));
        await Refused(() => Table.Delete("p", "r", default, None));
        await Refused(() => Table.Submit([new TableAction.Replace(Row("r"), default)], None));
        Assert.Equal("kept", await TextOf("r"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1table")]
    [InlineData("Notes")]
    [InlineData("no-hyphen")]
    [InlineData("tables")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task An_illegal_table_name_is_refused_by_name(string name) =>
        Assert.Contains($"'{name}'", await Refused(() => _tables!.Open(name, None)));

    private static async Task<string> Refused(Func<Task> action) => (await Assert.ThrowsAnyAsync<ArgumentException>(action)).Message;
}
