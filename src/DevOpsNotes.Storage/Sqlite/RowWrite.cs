namespace DevOpsNotes.Storage.Sqlite;

/// <summary>A change of one row, ready to run: a statement, which changes no row on a conflict, and what it binds.</summary>
internal sealed record RowWrite(string Sql, string PartitionKey, string RowKey)
{
    private const string Insert = """
        INSERT INTO table_rows (table_name, partition_key, row_key, etag, properties)
        VALUES ($table, $partition, $row, $etag, $properties)
        ON CONFLICT (table_name, partition_key, row_key) DO NOTHING
        """;

    private const string Upsert = """
        INSERT INTO table_rows (table_name, partition_key, row_key, etag, properties)
        VALUES ($table, $partition, $row, $etag, $properties)
        ON CONFLICT (table_name, partition_key, row_key) DO UPDATE SET etag = excluded.etag, properties = excluded.properties
        """;

    private const string Replace = """
        UPDATE table_rows SET etag = $etag, properties = $properties
        WHERE table_name = $table AND partition_key = $partition AND row_key = $row AND $expected IN (etag, '*')
        """;

    private const string Delete = """
        DELETE FROM table_rows
        WHERE table_name = $table AND partition_key = $partition AND row_key = $row AND $expected IN (etag, '*')
        """;

    /// <summary>The version that the row gets; <see langword="null"/> for a deletion.</summary>
    public string? ETag { get; private init; }

    public string? Properties { get; private init; }

    public string? Expected { get; private init; }

    /// <summary>Copies all that the action holds, so that its row may change while it waits.</summary>
    public static RowWrite Of(TableAction action) => action switch
    {
        TableAction.Insert(var row) => Writing(Insert, row),
        TableAction.Upsert(var row) => Writing(Upsert, row),
        TableAction.Replace(var row, var expected) => Writing(Replace, row) with { Expected = expected.Value },
        TableAction.Delete(var partitionKey, var rowKey, var expected) => new(Delete, partitionKey, rowKey) { Expected = expected.Value },
        _ => throw new ArgumentException($"A {action.GetType().Name} is no action.", nameof(action)),
    };

    // Random, so that no row ever gets the version of one that was deleted.
    private static RowWrite Writing(string sql, TableRow row) => new(sql, row.PartitionKey, row.RowKey)
    {
        ETag = Guid.NewGuid().ToString("N"),
        Properties = PropertiesJson.Write(row.Properties),
    };
}
