using System.Globalization;
using DevOpsNotes.Bot.Daily;

namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>A million subscribed channels, of which a third are due in one minute: partitions, requests, seconds.</summary>
internal static class DeliveryLoadReport
{
    private const int Channels = 1_000_000;

    public static void Write(TextWriter output)
    {
        output.WriteLine($"A third of {Channels:N0} channels due in one minute, at half of what an account takes, {DeliveryLoad.RequestsPerSecond:N0} requests a second:");
        foreach (var zones in (int[])[1, 4, 16])
        {
            var load = new DeliveryLoad(Channels / 3, zones);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  in {zones,2} zones: {load.Partitions,2} partitions of {load.DueRowsOfPartition,6:N0} rows, read in {load.SecondsOfPartition:f1} s by {load.Queries} queries; {load.RequestsOfPosts:N0} requests for posts; {load.Seconds:f0} s in all"));
        }

        var idle = new DeliveryLoad(Due: 1, Zones: 40);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"With nothing due, a host that looks each {DailyRounds.Interval.TotalSeconds} s into 40 zones: {idle.Queries * (TimeSpan.FromDays(1) / DailyRounds.Interval):N0} queries a day"));
    }
}
