namespace DevOpsNotes.Storage.Tests;

// What goes in comes out.
public abstract partial class TableContract
{
    public static TheoryData<string, object> Values => new()
    {
        { "empty text", "" },
        { "quotes and breaks", "\"it's\"\r\n\t\\ </script> {\"a\":1}" },
        { "all scripts", "Größe — naïve, 日本語, עברית, 👩‍💻 \uFFFD" },
        { "text that looks like a number", "42" },
        { "the longest text", new string('é', TableLimits.StringLength) },
        { "true", true },
        { "false", false },
        { "zero", 0 },
        { "least int", int.MinValue },
        { "greatest int", int.MaxValue },
        { "small long", 7L },
        { "least long", long.MinValue },
        { "greatest long", long.MaxValue },
        { "a long that no double holds", 9_007_199_254_740_993L },
        { "whole double", 1.0 },
        { "a third", 1.0 / 3 },
        { "smallest double", double.Epsilon },
        { "least double", double.MinValue },
        { "greatest double", double.MaxValue },
        { "infinity", double.PositiveInfinity },
        { "minus infinity", double.NegativeInfinity },
        { "not a number", double.NaN },
        { "earliest moment", TableLimits.EarliestMoment },
        { "latest moment", DateTimeOffset.MaxValue.ToUniversalTime() },
        { "one tick", new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1) },
        { "guid", new Guid("0f8fad5b-d9cb-469f-a165-70867728950e") },
        { "empty guid", Guid.Empty },
        { "no bytes", Array.Empty<byte>() },
        { "all bytes", Enumerable.Range(0, 256).Select(number => (byte)number).ToArray() },
        { "the most bytes", new byte[TableLimits.BinaryBytes] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_with_its_type(string what, object value)
    {
        await Write(new TableRow("p", "r") { ["Value"] = value, ["Beside"] = what });

        var row = await Table.Get("p", "r", None);

        Assert.IsType(value.GetType(), row!["Value"]);
        Assert.Equal(value, row["Value"]);
        Assert.Equal(what, row.GetString("Beside"));
    }

    [Fact]
    public async Task A_moment_comes_back_in_universal_time()
    {
        var local = new DateTimeOffset(2031, 5, 6, 9, 0, 0, TimeSpan.FromHours(5.5));
        await Write(new TableRow("p", "r") { ["At"] = local });

        var read = (await Table.Get("p", "r", None))!.GetDateTimeOffset("At");

        Assert.Equal(local, read);
        Assert.Equal(TimeSpan.Zero, read!.Value.Offset);
    }

    [Fact]
    public async Task A_row_without_properties_is_a_row()
    {
        await Write(new TableRow("p", "r") { ["Unknown"] = null });

        var row = await Table.Get("p", "r", None);

        Assert.Empty(row!.Properties);
        Assert.Null(row.GetInt32("Unknown"));
    }

    [Fact]
    public async Task Property_names_differ_by_case()
    {
        await Write(new TableRow("p", "r") { ["Name"] = 1, ["name"] = 2 });

        var row = await Table.Get("p", "r", None);

        Assert.Equal((1, 2), (row!.GetInt32("Name"), row.GetInt32("name")));
    }

    [Fact]
    public async Task A_row_that_is_changed_after_it_was_written_is_kept_as_written()
    {
        var row = Row("r", "written");
        var writing = Table.Upsert(row, None);
        row["Text"] = "changed";
        await writing;

        Assert.Equal("written", await TextOf("r"));
    }
}
