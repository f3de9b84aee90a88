using Microsoft.Data.Sqlite;

namespace DevOpsNotes.Storage.Sqlite;

/// <summary>
/// One physical table holds the rows of all tables, so that every statement is a constant. Its version is the
/// database's <c>user_version</c>; its <c>application_id</c> tells a store from another program's database.
/// </summary>
internal static class SqliteSchema
{
    public const int Version = 1;

    // "DvON" in ASCII.
    private const int ApplicationId = 0x44764F4E;

    // Keys compare by their bytes, as Azure does; being ASCII, that is also .NET's ordinal order. The primary key is an
    // index beside the rows and not WITHOUT ROWID, which is meant for rows far smaller than a note:
    // https://www.sqlite.org/withoutrowid.html
    private const string Create = """
        CREATE TABLE table_rows (
            table_name    TEXT NOT NULL COLLATE BINARY,
            partition_key TEXT NOT NULL COLLATE BINARY,
            row_key       TEXT NOT NULL COLLATE BINARY,
            etag          TEXT NOT NULL COLLATE BINARY,
            properties    TEXT NOT NULL,
            PRIMARY KEY (table_name, partition_key, row_key)
        );
        """;

    /// <summary>Creates what an empty database lacks.</summary>
    /// <exception cref="StoreException">The database is another program's or a newer version's.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        if (IsCurrent(connection, path))
            return;

        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have been faster.
        if (!IsCurrent(connection, path))
        {
            Execute(connection, Create);
            Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        }

        transaction.Commit();
    }

    private static bool IsCurrent(SqliteConnection connection, string path)
    {
        var version = Scalar(connection, "PRAGMA user_version");
        if (Scalar(connection, "PRAGMA application_id") == ApplicationId)
        {
            return version <= Version ? true : throw new StoreException(
                $"The store '{path}' was written by a newer version of DevOpsNotes (format {version}, this one knows {Version}); install that version or choose another path.");
        }

        return version == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_master") == 0 ? false : throw new StoreException(
            $"The file '{path}' is a database of another program; choose another path.");
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
