using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace DevOpsNotes.Storage.Sqlite;

/// <summary>A connection and its prepared statements. Blocks, and belongs to one thread.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Bounds the memory of a page, and how long reading it keeps writers of other processes out.
    private const int PageCharacters = 4 * 1024 * 1024;

    private const string Get = """
        SELECT row_key, etag, properties FROM table_rows
        WHERE table_name = $table AND partition_key = $partition AND row_key = $row
        """;

    private const string Page = """
        SELECT row_key, etag, properties FROM table_rows
        WHERE table_name = $table AND partition_key = $partition AND row_key >= $from AND row_key < $below
        ORDER BY row_key
        """;

    private const string Partitions = "SELECT table_name, partition_key, count(*) FROM table_rows GROUP BY table_name, partition_key ORDER BY table_name, partition_key";

    private readonly Dictionary<string, SqliteCommand> _statements = [];

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    /// <summary>Opens the file, and creates it and its folder if missing.</summary>
    /// <exception cref="StoreException">The file cannot be a store.</exception>
    /// <exception cref="SqliteException">The same, for a reason that SQLite found.</exception>
    public static SqliteSession Open(string path, TimeSpan busyTimeout)
    {
        CreateFolder(path);
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // A pooled connection would keep the file open after the store was closed.
            Pooling = false,
            // How long the library tries again when the file is locked, in seconds, with naps of 150 ms. SQLite's own
            // busy_timeout is left off: the bundled build naps for a whole second at a time.
            DefaultTimeout = Math.Max(1, (int)busyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            RefuseReadOnly(connection, path);
            // Before anything is changed: the file may be another program's.
            var isThere = SqliteSchema.IsThere(connection, path);
            SurvivePowerLoss(connection);
            if (!isThere)
                SqliteSchema.Create(connection, path);
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public StoredRow? Read(string table, string partitionKey, string rowKey)
    {
        using var reader = Statement(Get, table, partitionKey, ("$row", rowKey)).ExecuteReader();
        return reader.Read() ? Current(reader) : null;
    }

    /// <summary>Reads up to a page of rows, and the key of the row after them.</summary>
    public (IReadOnlyList<StoredRow> Rows, string? Next) ReadPage(string table, string partitionKey, string from, string below)
    {
        var rows = new List<StoredRow>();
        var characters = 0;
        using var reader = Statement(Page, table, partitionKey, ("$from", from), ("$below", below)).ExecuteReader();
        while (reader.Read())
        {
            if (rows.Count == TableLimits.PageRows || characters > PageCharacters)
                return (rows, reader.GetString(0));
            rows.Add(Current(reader));
            characters += rows[^1].Properties.Length;
        }

        return (rows, null);
    }

    public IReadOnlyList<StoredPartition> ReadPartitions()
    {
        var partitions = new List<StoredPartition>();
        using var command = Connection.CreateCommand();
        command.CommandText = Partitions;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            partitions.Add(new StoredPartition(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        return partitions;
    }

    /// <summary>Applies all writes, or none and gives the index of the one that changed no row.</summary>
    public int? Write(string table, IReadOnlyList<RowWrite> writes)
    {
        // IMMEDIATE takes the write lock at once, when waiting for it is still possible.
        Execute("BEGIN IMMEDIATE");
        try
        {
            for (var index = 0; index < writes.Count; index++)
            {
                if (Apply(table, writes[index]) == 0)
                    return index;
            }

            Execute("COMMIT");
            return null;
        }
        finally
        {
            // On some failures, such as a full disk, SQLite has rolled back by itself
            // (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction).
            if (sqlite3_get_autocommit(Connection.Handle) == 0)
                Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        Connection.Dispose();
    }

    private static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            throw new StoreException($"The store '{path}' is a folder; name a file in it, such as '{Path.Combine(path, "devopsnotes.db")}'.");

        var folder = Path.GetDirectoryName(path)!;
        try
        {
            // What people said is in it: of a new folder, nobody else's on this machine
            // (https://specifications.freedesktop.org/basedir-spec/latest/). Windows does so where folders of users are.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder of the store '{path}' cannot be created; choose a path where you may write.", e);
        }
    }

    private static void RefuseReadOnly(SqliteConnection connection, string path)
    {
        if (sqlite3_db_readonly(connection.Handle, "main") == 1)
            throw new StoreException($"The store '{path}' may only be read; allow writing to the file or choose another path.");
    }

    private static void SurvivePowerLoss(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // Not WAL: the bundled SQLite 3.35.5 is older than the fix of the WAL-reset bug, which can damage the
        // database (https://www.sqlite.org/wal.html). FULL: what was acknowledged is on the disk. What is deleted is
        // written over: who erases words has them gone from the file, too.
        command.CommandText = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
        command.ExecuteNonQuery();
    }

    private static StoredRow Current(SqliteDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetString(2));

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private int Apply(string table, RowWrite write) =>
        Statement(
            write.Sql, table, write.PartitionKey, ("$row", write.RowKey), ("$etag", write.ETag), ("$properties", write.Properties), ("$expected", write.Expected))
        .ExecuteNonQuery();

    private SqliteCommand Statement(string sql, string table, string partitionKey, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Connection.CreateCommand();
            statement.CommandText = sql;
            _statements.Add(sql, statement);
        }

        statement.Parameters.Clear();
        statement.Parameters.AddWithValue("$table", table);
        statement.Parameters.AddWithValue("$partition", partitionKey);
        foreach (var (name, value) in parameters)
            statement.Parameters.AddWithValue(name, value ?? "");
        return statement;
    }
}
