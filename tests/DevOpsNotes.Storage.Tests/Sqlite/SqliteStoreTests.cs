using DevOpsNotes.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace DevOpsNotes.Storage.Tests.Sqlite;

/// <summary>The file: opening it, what may be wrong with it, and its queue.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathOf("store.db");

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Missing_folders_are_created()
    {
        var path = Path.Combine(_folder.Path, "a", "b", "store.db");

        await using var tables = await SqliteTables.Open(path);

        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task A_closed_store_gives_its_rows_to_the_next_who_opens_it()
    {
        await using (var tables = await SqliteTables.Open(Store))
            await (await Notes(tables)).Upsert(new TableRow("p", "r") { ["Text"] = "kept" }, None);

        await using var again = await SqliteTables.Open(Store);
        Assert.Equal("kept", (await (await Notes(again)).Get("p", "r", None))!.GetString("Text"));
    }

    [Fact]
    public async Task Tables_of_one_store_do_not_see_each_other()
    {
        await using var tables = await SqliteTables.Open(Store);
        await (await Notes(tables)).Upsert(new TableRow("p", "r"), None);

        Assert.Null(await (await tables.Open("sources", None)).Get("p", "r", None));
    }

    [Fact]
    public async Task Two_stores_on_one_new_file_both_write()
    {
        var both = await Task.WhenAll(SqliteTables.Open(Store), SqliteTables.Open(Store));
        await using var one = both[0];
        await using var other = both[1];
        var tables = new[] { await Notes(one), await Notes(other) };

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => tables[number % 2].Insert(new TableRow("p", $"{number:D3}"), None))));

        Assert.Equal(100, (await tables[0].Query(new RowRange("p"), null, None)).Rows.Count);
        Assert.Equal(100, (await tables[1].Query(new RowRange("p"), null, None)).Rows.Count);
    }

    [Fact]
    public async Task Values_are_readable_with_a_SQLite_shell()
    {
        await using var tables = await SqliteTables.Open(Store);
        await (await Notes(tables)).Upsert(
            new TableRow("shared", "n1") { ["Title"] = "Größe", ["Count"] = 3, ["Score"] = 0.5, ["Seen"] = 9_007_199_254_740_993L, ["At"] = DateTimeOffset.UnixEpoch }, None);

        using var shell = Connect();
        Assert.Equal(
            """{"Title":"Größe","Count":3,"Score@double":0.5,"Seen@int64":9007199254740993,"At@utc":"1970-01-01T00:00:00.0000000Z"}""",
            Ask(shell, "SELECT properties FROM table_rows WHERE table_name = 'notes' AND partition_key = 'shared' AND row_key = 'n1'"));
    }

    [Fact]
    public async Task A_folder_is_no_store() => Assert.Contains($"'{_folder.Path}' is a folder; name a file in it", await Refusal(_folder.Path));

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_named()
    {
        await File.WriteAllTextAsync(_folder.PathOf("file"), "not a folder");

        Assert.Contains("cannot be created; choose a path", await Refusal(Path.Combine(_folder.Path, "file", "store.db")));
    }

    [LinuxFact]
    public async Task A_place_where_nobody_may_write_is_named() =>
        Assert.Contains("'/proc/store.db' cannot be opened for writing", await Refusal("/proc/store.db"));

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("These are the minutes of a meeting.\n", 100));
        await File.WriteAllTextAsync(Store, text);

        Assert.Contains("is not a store of DevOpsNotes; choose another path", await Refusal(Store));
        Assert.Equal(text, await File.ReadAllTextAsync(Store));
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        using var other = Connect();
        Ask(other, "PRAGMA journal_mode = WAL");
        Ask(other, "CREATE TABLE addresses (name TEXT)");

        Assert.Contains("is a database of another program", await Refusal(Store));
        Assert.Equal("wal", Ask(other, "PRAGMA journal_mode"));
        Assert.Equal(1L, Ask(other, "SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await (await SqliteTables.Open(Store)).DisposeAsync();
        using (var newer = Connect())
            Ask(newer, "PRAGMA user_version = 2");

        Assert.Contains("written by a newer version of DevOpsNotes (format 2, this one knows 1); install that version", await Refusal(Store));
    }

    [Fact]
    public async Task A_lock_that_is_not_released_is_explained()
    {
        await using var tables = await SqliteTables.Open(Store, Impatient);
        var notes = await Notes(tables);
        using var other = Connect();
        Ask(other, "BEGIN EXCLUSIVE");

        var write = await Assert.ThrowsAsync<StoreException>(() => notes.Insert(new TableRow("p", "r"), None));
        Assert.Contains("stayed locked by another process; wait until", write.Message);
        Assert.Contains("stayed locked by another process", await Refusal(Store));

        Ask(other, "ROLLBACK");
        Assert.NotNull(await notes.Insert(new TableRow("p", "r"), None));
    }

    [Fact]
    public async Task A_reader_that_does_not_end_keeps_a_write_out_but_leaves_no_trace_of_it()
    {
        await using var tables = await SqliteTables.Open(Store, Impatient);
        var notes = await Notes(tables);
        using var other = Connect();
        Ask(other, "BEGIN");
        Ask(other, "SELECT count(*) FROM table_rows");

        await Assert.ThrowsAsync<StoreException>(() => notes.Insert(new TableRow("p", "r"), None));
        Assert.Null(await notes.Get("p", "r", None));
        Ask(other, "ROLLBACK");
        Assert.NotNull(await notes.Insert(new TableRow("p", "r"), None));
    }

    [Fact]
    public async Task A_write_that_waits_for_a_lock_is_done_when_it_is_released()
    {
        await using var tables = await SqliteTables.Open(Store);
        var notes = await Notes(tables);
        using var other = Connect();
        Ask(other, "BEGIN EXCLUSIVE");

        var writing = notes.Insert(new TableRow("p", "r"), None);
        Assert.False(writing.IsCompleted);
        Ask(other, "ROLLBACK");

        Assert.NotNull(await writing);
    }

    [Fact]
    public async Task A_full_disk_is_explained_and_what_was_kept_stays()
    {
        await using var tables = await SqliteTables.Open(Store);
        var notes = await Notes(tables);
        await notes.Insert(new TableRow("p", "kept"), None);
        await tables.Thread.Run(session => Ask(session.Connection, "PRAGMA max_page_count = 10"), None);

        var error = await Assert.ThrowsAsync<StoreException>(() => notes.Upsert(new TableRow("p", "large") { ["Bytes"] = new byte[TableLimits.BinaryBytes] }, None));

        Assert.Contains("is full; free some space", error.Message);
        Assert.NotNull(await notes.Get("p", "kept", None));
        Assert.NotNull(await notes.Insert(new TableRow("p", "small"), None));
    }

    [Fact]
    public async Task A_row_that_somebody_damaged_is_named()
    {
        await using var tables = await SqliteTables.Open(Store);
        var notes = await Notes(tables);
        await notes.Insert(new TableRow("p", "r"), None);
        using (var shell = Connect())
            Ask(shell, "UPDATE table_rows SET properties = '{\"Title\":'");

        Assert.Contains("row 'p', 'r' of the table 'notes' is damaged", (await Assert.ThrowsAsync<StoreException>(() => notes.Get("p", "r", None))).Message);
    }

    private static Task<ITable> Notes(SqliteTables tables) => tables.Open("notes", None);

    private static async Task<string> Refusal(string path)
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => SqliteTables.Open(path, Impatient));
        Assert.Contains(path, error.Message);
        Assert.EndsWith(".", error.Message);
        return error.Message;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        return connection;
    }
}
