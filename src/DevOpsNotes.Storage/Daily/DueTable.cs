using System.Collections.Concurrent;
using System.Globalization;
using DevOpsNotes.Storage.Notes;
using NodaTime;
using TimeZones = DevOpsNotes.Content.Daily.Zones;

namespace DevOpsNotes.Storage.Daily;

/// <summary>What is due when, and the zones that there are to look in: a row each in the partition <c>zones</c>.</summary>
internal sealed class DueTable(ITable due)
{
    private const string ZonePartition = "zones";

    /// <summary>Zones that have their row: nobody takes one away.</summary>
    private readonly ConcurrentDictionary<string, bool> _zones = new(StringComparer.Ordinal);

    /// <summary>The keys of the partitions that a sweep looks into each time.</summary>
    private readonly ConcurrentDictionary<(string Zone, int Shard), string> _partitions = [];

    /// <summary>Has a subscription found when it is due, also by whoever looks only where a zone is in use.</summary>
    public async Task Put(Subscription subscription, CancellationToken cancellationToken)
    {
        var zone = subscription.Schedule.Zone.Id;
        if (!_zones.ContainsKey(zone))
        {
            await due.Upsert(new TableRow(ZonePartition, TableKey.Of(zone)) { ["Id"] = zone }, cancellationToken);
            _zones[zone] = true;
        }

        var key = SubscriptionRow.PlaceOf(subscription);
        await due.Upsert(new TableRow(key.Partition, key.Row) { ["Workspace"] = subscription.Workspace.Key, ["Conversation"] = subscription.Conversation }, cancellationToken);
    }

    /// <summary>The version of a row; <see langword="null"/> when there is none.</summary>
    public async Task<ETag?> VersionOf(DueKey key, CancellationToken cancellationToken) => (await due.Get(key.Partition, key.Row, cancellationToken))?.ETag;

    public Task Delete(DueKey key, ETag version, CancellationToken cancellationToken) => due.Delete(key.Partition, key.Row, version, cancellationToken);

    /// <summary>The zones that are or were in use, but for those that this release does not know.</summary>
    public async Task<IReadOnlyList<DateTimeZone>> Zones(CancellationToken cancellationToken)
    {
        var zones = new List<DateTimeZone>();
        await foreach (var row in due.QueryAll(new RowRange(ZonePartition), cancellationToken))
        {
            if (TimeZones.Of(row.GetString("Id")) is { } zone)
                zones.Add(zone);
        }

        return zones;
    }

    /// <summary>What is due in a part of a zone from one minute to another, both inclusive.</summary>
    public IAsyncEnumerable<DueRow> Between(DateTimeZone zone, int shard, LocalTime first, LocalTime last, CancellationToken cancellationToken)
    {
        var partition = _partitions.GetOrAdd((zone.Id, shard), static of => DueKey.PartitionOf(of.Zone, of.Shard));
        // Keys begin with HHmm; what is no time any more, such as 0960, is still behind those of 0959 and before those of 1000.
        return Rows(zone, new RowRange(partition, Digits(first), Digits(last, minutes: 1)), cancellationToken);
    }

    /// <summary>What is due from a row on, at its time, in its workspace and its part of the zone.</summary>
    public IAsyncEnumerable<DueRow> From(DueRow first, CancellationToken cancellationToken)
    {
        var (partition, row) = first.Key;
        return Rows(first.Zone, RowRange.StartingWith(partition, DueKey.RowPrefix(first.Time, first.Workspace)) with { From = row }, cancellationToken);
    }

    private IAsyncEnumerable<DueRow> Rows(DateTimeZone zone, RowRange range, CancellationToken cancellationToken)
    {
        DueRow? before = null;
        return due.QueryAll(range, cancellationToken).Select(row => before = RowOf(zone, row, before));
    }

    private static string Digits(LocalTime time, int minutes = 0) => ((time.Hour * 100) + time.Minute + minutes).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>A row, which shares its workspace with the one before, if it has the same: very many may be in hand at once.</summary>
    private static DueRow RowOf(DateTimeZone zone, TableRow row, DueRow? before)
    {
        var workspace = row.GetString("Workspace")!;
        return new DueRow(before?.Workspace is { } same && same.Key == workspace ? same : Scope.Of(workspace), row.GetString("Conversation")!, zone, SubscriptionRow.TimeText.Parse(row.RowKey.Split('|')[0]).Value) { ETag = row.ETag };
    }
}
