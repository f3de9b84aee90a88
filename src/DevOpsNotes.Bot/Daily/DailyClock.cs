using DevOpsNotes.Content.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>What the time of the host means for schedules.</summary>
internal static class DailyClock
{
    /// <summary>A post that is due just before midnight may go out just after.</summary>
    private static readonly Duration AfterMidnight = Duration.FromMinutes(15);

    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The date that it is in a zone.</summary>
    public static LocalDate Today(this TimeProvider time, DateTimeZone zone) => time.Now().InZone(zone).Date;

    /// <summary>Whether an occurrence may still be posted.</summary>
    /// <param name="schedule">Whose.</param>
    /// <param name="at">When it was due.</param>
    /// <param name="now">When it would be posted.</param>
    /// <param name="window">How late it may be.</param>
    public static bool IsInTime(this Schedule schedule, Instant at, Instant now, TimeSpan window)
    {
        var late = now - at;
        return late <= Duration.FromTimeSpan(window) && (late <= AfterMidnight || now.InZone(schedule.Zone).Date == at.InZone(schedule.Zone).Date);
    }
}
