namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>What every row has.</summary>
internal interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service wrote it; <see langword="null"/> for one that was made here.</summary>
    DateTimeOffset? Timestamp { get; set; }

    Azure.ETag ETag { get; set; }
}
