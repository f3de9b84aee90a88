namespace DevOpsNotes.Storage.Tests;

// One row at a time: what is written, what is found, and who wins.
public abstract partial class TableContract
{
    [Fact]
    public async Task A_row_that_was_never_written_is_absent() => Assert.Null(await Table.Get("p", "r", None));

    [Fact]
    public async Task A_written_row_is_read_with_its_keys_and_version()
    {
        var etag = await Table.Insert(Row("r", "hello"), None);

        var row = await Table.Get("p", "r", None);

        Assert.Equal(("p", "r", "hello"), (row!.PartitionKey, row.RowKey, row.GetString("Text")));
        Assert.NotNull(etag);
        Assert.Equal(etag, row.ETag);
    }

    [Fact]
    public async Task Inserting_on_taken_keys_changes_nothing()
    {
        await Write(Row("r", "first"));

        Assert.Null(await Table.Insert(Row("r", "second"), None));
        Assert.Equal("first", await TextOf("r"));
    }

    [Fact]
    public async Task Fifty_callers_that_insert_the_same_row_have_one_winner()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(() => Table.Insert(Row("claim", $"caller {caller}"), None))));

        var winner = Assert.Single(Enumerable.Range(0, 50), caller => etags[caller] is not null);
        Assert.Equal($"caller {winner}", await TextOf("claim"));
    }

    [Fact]
    public async Task Fifty_callers_that_replace_the_same_version_have_one_winner()
    {
        var read = await Write(Row("r", "start"));

        var etags = await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(() => Table.Replace(Row("r", $"caller {caller}"), read, None))));

        var winner = Assert.Single(Enumerable.Range(0, 50), caller => etags[caller] is not null);
        Assert.Equal($"caller {winner}", await TextOf("r"));
    }

    [Fact]
    public async Task Upserting_leaves_nothing_of_the_row_before()
    {
        await Write(new TableRow("p", "r") { ["Text"] = "old", ["Licence"] = "CC BY 4.0" });
        await Write(Row("r", "new"));

        var row = await Table.Get("p", "r", None);

        Assert.Equal(["Text"], row!.Properties.Keys);
        Assert.Equal("new", row.GetString("Text"));
    }

    [Fact]
    public async Task Every_write_makes_a_new_version()
    {
        var first = await Write(Row("r", "same"));
        var second = await Write(Row("r", "same"));
        var third = await Table.Replace(Row("r", "same"), second, None);

        Assert.Equal(3, new HashSet<ETag?> { first, second, third }.Count);
        Assert.Equal(third, (await Table.Get("p", "r", None))!.ETag);
    }

    [Fact]
    public async Task Replacing_a_version_that_is_no_longer_there_loses()
    {
        var stale = await Write(Row("r", "first"));
        await Write(Row("r", "second"));

        Assert.Null(await Table.Replace(Row("r", "third"), stale, None));
        Assert.Equal("second", await TextOf("r"));
    }

    [Fact]
    public async Task Replacing_a_row_that_is_absent_loses_and_writes_nothing()
    {
        Assert.Null(await Table.Replace(Row("r"), ETag.All, None));
        Assert.Null(await Table.Get("p", "r", None));
    }

    [Fact]
    public async Task Deleting_a_version_that_is_no_longer_there_loses()
    {
        var stale = await Write(Row("r", "first"));
        await Write(Row("r", "second"));

        Assert.False(await Table.Delete("p", "r", stale, None));
        Assert.Equal("second", await TextOf("r"));
    }

    [Fact]
    public async Task A_row_is_deleted_by_its_version_or_by_any()
    {
        var etag = await Write(Row("a"));
        await Write(Row("b"));

        Assert.True(await Table.Delete("p", "a", etag, None));
        Assert.True(await Table.Delete("p", "b", ETag.All, None));
        Assert.Empty(await Keys(new RowRange("p")));
    }

    [Fact]
    public async Task Deleting_a_row_that_is_absent_says_so() => Assert.False(await Table.Delete("p", "r", ETag.All, None));

    [Fact]
    public async Task A_row_that_was_deleted_and_written_again_never_has_an_old_version()
    {
        var old = new HashSet<ETag>();
        for (var life = 0; life < 20; life++)
        {
            var etag = await Table.Insert(Row("r", "same"), None);
            Assert.True(old.Add(etag!.Value));
            await Table.Delete("p", "r", etag.Value, None);
        }

        await Table.Insert(Row("r", "same"), None);
        Assert.Null(await Table.Replace(Row("r", "changed"), old.First(), None));
        Assert.False(await Table.Delete("p", "r", old.Last(), None));
    }

    [Theory]
    [InlineData("teams:9f0c", "19:ab_cd@thread.tacv2;messageid=1700000000001")]
    [InlineData("a b", " leading and trailing ")]
    [InlineData("x=1,y=2;z", "(1)[2]{3}|~!$&*<>^`\"")]
    [InlineData("", "")]
    [InlineData("UPPER", "lower")]
    public async Task Keys_with_odd_but_legal_characters_name_their_row(string partition, string rowKey)
    {
        await Write(Row(rowKey, "found", partition));

        Assert.Equal("found", (await Table.Get(partition, rowKey, None))!.GetString("Text"));
        Assert.Equal([rowKey], await Keys(new RowRange(partition)));
        Assert.True(await Table.Delete(partition, rowKey, ETag.All, None));
    }

    [Fact]
    public async Task Keys_differ_by_case_and_by_trailing_space()
    {
        foreach (var key in (string[])["key", "Key", "key "])
            await Write(Row(key, $"<{key}>"));

        Assert.Equal(["Key", "key", "key "], await Keys(new RowRange("p")));
        Assert.Equal("<key >", await TextOf("key "));
    }
}
