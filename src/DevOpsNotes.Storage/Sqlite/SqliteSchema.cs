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
    private const string Rows = """
        CREATE TABLE table_rows (
            table_name    TEXT NOT NULL COLLATE BINARY,
            partition_key TEXT NOT NULL COLLATE BINARY,
            row_key       TEXT NOT NULL COLLATE BINARY,
            etag          TEXT NOT NULL COLLATE BINARY,
            properties    TEXT NOT NULL,
            PRIMARY KEY (table_name, partition_key, row_key)
        );
        """;

    /// <summary>Whether the database is a store; <see langword="false"/> when it is empty and can become one. Changes nothing.</summary>
    /// <exception cref="StoreException">The database is another program's or a newer version's.</exception>
    public static bool IsThere(SqliteConnection connection, string path)
    {
        var (applicationId, version, objects) = Identify(connection);
        var ours = applicationId == ApplicationId;
        if (ours && version > Version)
        {
            throw new StoreException(
                $"The store '{path}' was written by a newer version of DevOpsNotes (format {version}, this one knows {Version}); " +
                "install that version or choose another path.");
        }

        if (!ours && (version != 0 || objects != 0))
            throw new StoreException($"The file '{path}' is a database of another program; choose another path.");
        return ours;
    }

    /// <summary>Makes a store of an empty database, unless another process was faster.</summary>
    public static void Create(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!IsThere(connection, path))
            Execute(connection, $"{Rows} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        transaction.Commit();
    }

    // One statement, so that a store that another process creates meanwhile is seen whole or not at all.
    private static (long ApplicationId, long Version, long Objects) Identify(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id, pragma_user_version";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
