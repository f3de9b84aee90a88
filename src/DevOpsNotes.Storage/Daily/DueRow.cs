using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>A subscription that is due at a time of day; a copy, which the subscription itself confirms or not.</summary>
/// <param name="Workspace">Whose.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Zone">The zone of its time.</param>
/// <param name="Time">The time of day.</param>
public sealed record DueRow(Scope Workspace, string Conversation, DateTimeZone Zone, LocalTime Time)
{
    /// <summary>The version that was read; <see langword="null"/> for a row that was made elsewhere.</summary>
    internal ETag? ETag { get; init; }

    internal DueKey Key => DueKey.Of(Zone.Id, SubscriptionRow.TimeText.Format(Time), Workspace, Conversation);

    /// <summary>Whether a subscription, as it was read after this row, is due then. What it does not confirm is one too many: <see cref="SubscriptionStore.Drop"/> it.</summary>
    /// <param name="subscription">What the conversation has; <see langword="null"/> for nothing.</param>
    public bool IsConfirmedBy(Subscription? subscription) =>
        subscription is { IsStopped: false, Schedule: var schedule } && schedule.Zone.Id == Zone.Id && schedule.Time == Time;
}
