namespace DevOpsNotes.Storage.Sqlite;

/// <summary>A partition of a table, and how many rows it has.</summary>
internal sealed record StoredPartition(string Table, string PartitionKey, long Rows);
