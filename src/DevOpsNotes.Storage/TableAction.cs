namespace DevOpsNotes.Storage;

/// <summary>One step of a transaction.</summary>
public abstract record TableAction
{
    private TableAction(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    public string PartitionKey { get; }

    public string RowKey { get; }

    /// <summary>Writes a row; fails the transaction when its keys are taken.</summary>
    public sealed record Insert(TableRow Row) : TableAction(Row.PartitionKey, Row.RowKey);

    /// <summary>Writes a row over whatever is there.</summary>
    public sealed record Upsert(TableRow Row) : TableAction(Row.PartitionKey, Row.RowKey);

    /// <summary>Writes a row over an expected version; fails the transaction when it is another version or absent.</summary>
    public sealed record Replace(TableRow Row, ETag Expected) : TableAction(Row.PartitionKey, Row.RowKey);

    /// <summary>Deletes an expected version of a row; fails the transaction when it is another version or absent.</summary>
    public sealed record Delete(string PartitionKey, string RowKey, ETag Expected) : TableAction(PartitionKey, RowKey);
}
