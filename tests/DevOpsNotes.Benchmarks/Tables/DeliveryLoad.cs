namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>
/// What a lesson of the day asks of one storage account when very many channels are due in the same minute. The limits are those
/// that Microsoft publishes: https://learn.microsoft.com/azure/storage/tables/scalability-targets.
/// </summary>
/// <param name="Channels">Subscribed channels.</param>
/// <param name="Due">Of these, due in the same minute.</param>
/// <param name="Shards">Into how many partitions the due rows of a zone are spread.</param>
internal sealed record DeliveryLoad(int Channels, int Due, int Shards)
{
    /// <summary>Requests that an account takes in a second.</summary>
    public const int OfAccount = 20_000;

    /// <summary>Rows of 1 KiB that a partition takes in a second.</summary>
    public const int OfPartition = 2_000;

    private const int RowsOfPage = 1_000;

    /// <summary>So much of what an account takes is used; the rest is for people who ask, vote and save meanwhile.</summary>
    public static int RequestsPerSecond => OfAccount / 2;

    public int DueRowsOfPartition => (Due + Shards - 1) / Shards;

    /// <summary>Reading who is due: one query a shard, in pages.</summary>
    public int Queries => Shards * ((DueRowsOfPartition + RowsOfPage - 1) / RowsOfPage);

    /// <summary>The ledger is partitioned by subscription, so that no two posts meet: each is an insert before and an update after.</summary>
    public int LedgerWrites => 2 * Due;

    public int Requests => Queries + LedgerWrites;

    /// <summary>Whichever limit is met first: that of the account, or that of the fullest partition.</summary>
    public double Seconds => Math.Max((double)Requests / RequestsPerSecond, SecondsOfPartition);

    /// <summary>Reading is spread over shards: so long the fullest one is read at what a partition gives.</summary>
    public double SecondsOfPartition => (double)DueRowsOfPartition / OfPartition;
}
