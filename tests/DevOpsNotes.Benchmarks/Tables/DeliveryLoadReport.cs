using System.Globalization;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>A million subscribed channels, of which a third are due in one minute: partitions, requests, seconds.</summary>
internal static class DeliveryLoadReport
{
    public static void Write(TextWriter output)
    {
        output.WriteLine($"At half of what an account takes, {DeliveryLoad.RequestsPerSecond:N0} requests a second:");
        foreach (var shards in (int[])[1, 16, 64])
        {
            var load = new DeliveryLoad(1_000_000, 333_333, shards);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{load.Due:N0} of {load.Channels:N0} due in {load.Shards,2} partitions of {load.DueRowsOfPartition,7:N0} rows: {load.Queries} queries and {load.LedgerWrites:N0} ledger writes, {load.Seconds:f1} s; the fullest partition is read in {load.SecondsOfPartition:f1} s"));
        }
    }
}
