using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>
/// What a lesson of the day asks of one storage account when very many channels are due in the same minute. The limits are those
/// that Microsoft publishes: https://learn.microsoft.com/azure/storage/tables/scalability-targets.
/// </summary>
/// <param name="Due">Channels that are due.</param>
/// <param name="Zones">The zones that they are in, as many in each.</param>
internal sealed record DeliveryLoad(int Due, int Zones)
{
    /// <summary>Requests that an account takes in a second.</summary>
    public const int OfAccount = 20_000;

    /// <summary>Rows of 1 KiB that a partition takes in a second.</summary>
    public const int OfPartition = 2_000;

    /// <summary>The subscription, its last posts, the claim, the subscription once more, what became of it; see src/DevOpsNotes.Storage/README.md.</summary>
    public const int OfPost = 5;

    /// <summary>So much of what an account takes is used; the rest is for people who ask, vote and save meanwhile.</summary>
    public static int RequestsPerSecond => OfAccount / 2;

    public int Partitions => Zones * SubscriptionStore.Shards;

    public int DueRowsOfPartition => (Due + Partitions - 1) / Partitions;

    /// <summary>Reading who is due: the zones, and of each its parts, in pages.</summary>
    public int Queries => 1 + (Partitions * ((DueRowsOfPartition + TableLimits.PageRows - 1) / TableLimits.PageRows));

    /// <summary>The record is partitioned by subscription, so that no two posts meet.</summary>
    public int RequestsOfPosts => OfPost * Due;

    /// <summary>Whichever limit is met first: that of the account, or that of the fullest partition.</summary>
    public double Seconds => Math.Max((double)(Queries + RequestsOfPosts) / RequestsPerSecond, SecondsOfPartition);

    /// <summary>So long a partition is read at what one gives.</summary>
    public double SecondsOfPartition => (double)DueRowsOfPartition / OfPartition;
}
