namespace DevOpsNotes.Storage.Sqlite;

/// <summary>A row as the file has it.</summary>
internal sealed record StoredRow(string RowKey, string ETag, string Properties);
