namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>
/// A row of named values: string, bool, int, long, double, DateTimeOffset, Guid and byte[]. Its keys, its time stamp and its
/// version (<c>odata.etag</c>) are among them.
/// </summary>
internal sealed class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object> _values = [];

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public string PartitionKey
    {
        get => (string)this[nameof(PartitionKey)];
        set => this[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => (string)this[nameof(RowKey)];
        set => this[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => (DateTimeOffset?)this[nameof(Timestamp)];
        set => this[nameof(Timestamp)] = value!;
    }

    public Azure.ETag ETag
    {
        get => this["odata.etag"] is string etag ? new Azure.ETag(etag) : default;
        set => this["odata.etag"] = value.ToString("H");
    }

    public ICollection<string> Keys => _values.Keys;

    /// <summary>A value; <see langword="null"/> when absent.</summary>
    public object this[string key]
    {
        // The package's nullability is unknown to the compiler, and so is this one's: whoever uses either has to look.
        get => _values.GetValueOrDefault(key)!;
        set => _values[key] = value;
    }
}
