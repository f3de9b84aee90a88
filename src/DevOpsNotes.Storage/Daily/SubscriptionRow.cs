using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using NodaTime;
using NodaTime.Text;
using TimeZones = DevOpsNotes.Content.Daily.Zones;

namespace DevOpsNotes.Storage.Daily;

/// <summary>Subscriptions as rows of their workspace's partition, <c>sub|conversation</c>.</summary>
internal static class SubscriptionRow
{
    /// <summary>What a row has of who set it up; absent when that person was forgotten.</summary>
    public const string Owner = "Owner";

    private const string Kind = "sub";

    /// <summary>Of so many writers one can tell that its write was done, although others wrote since.</summary>
    private const int MostWriters = 8;

    /// <summary>A time of day in a key: it sorts as it comes.</summary>
    public static LocalTimePattern TimeText { get; } = LocalTimePattern.CreateWithInvariantCulture("HHmm");

    public static RowRange All(Scope workspace) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(Kind));

    public static (string Partition, string Row) KeyOf(Scope workspace, string conversation) => (TableKey.Of(workspace.Key), TableKey.Of(Kind, conversation));

    /// <summary>The row of a subscription.</summary>
    /// <param name="subscription">What is to be kept.</param>
    /// <param name="there">What it takes the place of.</param>
    /// <param name="write">Random name of the write.</param>
    public static TableRow From(Subscription subscription, TableRow? there, string write)
    {
        var (partition, key) = KeyOf(subscription.Workspace, subscription.Conversation);
        var schedule = subscription.Schedule;
        return new TableRow(partition, key)
        {
            ["Conversation"] = subscription.Conversation,
            ["Personal"] = subscription.IsPersonal,
            ["Openness"] = subscription.Openness.ToString(),
            ["Time"] = TimeText.Format(schedule.Time),
            ["Zone"] = schedule.Zone.Id,
            ["Days"] = schedule.Days.Code,
            ["Topics"] = schedule.Topics.Count > 0 ? string.Join('\n', schedule.Topics) : null,
            ["Digest"] = schedule.IsDigest,
            ["EffectiveFrom"] = subscription.EffectiveFrom.ToDateTimeOffset(),
            [Owner] = subscription.Owner.Length > 0 ? subscription.Owner : null,
            ["PausedUntil"] = subscription.PausedUntil is { } date ? LocalDatePattern.Iso.Format(date) : null,
            ["StoppedBecause"] = subscription.StoppedBecause,
            ["HeardAt"] = subscription.HeardAt?.ToDateTimeOffset(),
            ["Writes"] = string.Join(',', WritesOf(there).Append(write).TakeLast(MostWriters)),
        };
    }

    /// <summary>The subscription; <see langword="null"/> when this release does not know its zone.</summary>
    public static Subscription? ToSubscription(Scope workspace, TableRow row) => TimeZones.Of(row.GetString("Zone")) is not { } zone ? null : new Subscription
    {
        Workspace = workspace,
        Conversation = ConversationOf(row),
        IsPersonal = IsPersonal(row),
        Openness = Enum.TryParse<Openness>(row.GetString("Openness"), out var openness) ? openness : Openness.Unknown,
        Schedule = new Schedule
        {
            Time = TimeText.Parse(row.GetString("Time")!).Value,
            Zone = zone,
            Days = DaySet.Read(row.GetString("Days")!),
            Topics = row.GetString("Topics")?.Split('\n') ?? [],
            IsDigest = row.GetBoolean("Digest") ?? false,
        },
        EffectiveFrom = Instant.FromDateTimeOffset(row.GetDateTimeOffset("EffectiveFrom")!.Value),
        Owner = row.GetString(Owner) ?? "",
        PausedUntil = row.GetString("PausedUntil") is { } date ? LocalDatePattern.Iso.Parse(date).Value : null,
        StoppedBecause = row.GetString("StoppedBecause"),
        HeardAt = row.GetDateTimeOffset("HeardAt") is { } heard ? Instant.FromDateTimeOffset(heard) : null,
    };

    public static string ConversationOf(TableRow row) => row.GetString("Conversation")!;

    public static bool IsPersonal(TableRow row) => row.GetBoolean("Personal") ?? false;

    public static bool IsStopped(TableRow row) => row.GetString("StoppedBecause") is not null;

    /// <summary>Whether a write left this row, or one before it.</summary>
    public static bool IsAfter(TableRow row, string write) => WritesOf(row).Contains(write, StringComparer.Ordinal);

    /// <summary>Where the copy of a subscription is, or would be if it were not stopped.</summary>
    public static DueKey PlaceOf(Subscription subscription) =>
        DueKey.Of(subscription.Schedule.Zone.Id, TimeText.Format(subscription.Schedule.Time), subscription.Workspace, subscription.Conversation);

    /// <summary>The same for a row, also in a zone that this release does not know.</summary>
    public static DueKey PlaceOf(Scope workspace, TableRow row) => DueKey.Of(row.GetString("Zone")!, row.GetString("Time")!, workspace, ConversationOf(row));

    private static string[] WritesOf(TableRow? row) => row?.GetString("Writes")?.Split(',') ?? [];
}
