using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace DevOpsNotes.Storage.Sqlite;

/// <summary>Says in one sentence what a result code of SQLite means for the store and what to do. Codes: https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    public static StoreException Explain(SqliteException error, string path) => new(Sentence(error, path), error);

    private static string Sentence(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLITE_READONLY when error.SqliteExtendedErrorCode == SQLITE_READONLY_DBMOVED =>
            $"The store '{path}' was moved, deleted or replaced while it was in use; stop what uses it, put the file back, and start again.",
        SQLITE_BUSY or SQLITE_LOCKED =>
            $"The store '{path}' stayed locked by another process; wait until that process has finished, or end it, and try again.",
        SQLITE_FULL =>
            $"The disk that holds the store '{path}' is full; free some space and try again.",
        SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH or SQLITE_READONLY =>
            $"The store '{path}' cannot be opened for writing; allow writing to the file and its folder, or choose another path.",
        SQLITE_NOTADB =>
            $"The file '{path}' is not a store of DevOpsNotes; choose another path or move the file away.",
        SQLITE_CORRUPT =>
            $"The store '{path}' is damaged; put a backup in its place, or move it away and import again.",
        SQLITE_IOERR =>
            $"The disk failed while reading or writing the store '{path}' (SQLite code {error.SqliteExtendedErrorCode}); check the disk and try again.",
        _ =>
            $"The store '{path}' cannot be used (SQLite code {error.SqliteExtendedErrorCode}: {error.Message}); choose another path or report this.",
    };
}
