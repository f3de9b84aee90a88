using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>The keys of a row of <c>due</c>: <c>zone|shard</c>, <c>HHmm|workspace|conversation</c>.</summary>
/// <param name="Partition">Its partition key.</param>
/// <param name="Row">Its row key.</param>
internal readonly record struct DueKey(string Partition, string Row)
{
    /// <summary>The keys of a subscription at a time.</summary>
    /// <param name="zone">The id of the zone, also of one that this release does not know.</param>
    /// <param name="time">As <see cref="SubscriptionRow.TimeText"/> writes it.</param>
    /// <param name="workspace">Whose.</param>
    /// <param name="conversation">Where.</param>
    public static DueKey Of(string zone, string time, Scope workspace, string conversation) =>
        new(PartitionOf(zone, ShardOf(workspace, conversation)), TableKey.Of(time, workspace.Key, conversation));

    /// <summary>What the row keys of a workspace at a time begin with.</summary>
    public static string RowPrefix(LocalTime time, Scope workspace) => TableKey.Prefix(SubscriptionRow.TimeText.Format(time), workspace.Key);

    /// <summary>Where a part of a zone is.</summary>
    public static string PartitionOf(string zone, int shard) => TableKey.Of(zone, shard.ToString(CultureInfo.InvariantCulture));

    /// <summary>Were it to change, what was due before would be looked for elsewhere, and left where it was.</summary>
    private static int ShardOf(Scope workspace, string conversation) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(TableKey.Of(workspace.Key, conversation)))[0] % SubscriptionStore.Shards;
}
