using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>
/// When the clocks of a zone show a time: where they are set forward over it, the first instant after; where they are set back
/// and show it twice, the earlier.
/// </summary>
public static class ZoneClock
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Clocks are set back by less: so long after, no time comes a second time.</summary>
    private static readonly Duration MostSetBack = Duration.FromDays(2);

    /// <summary>The one instant that a time of a date stands for; <see langword="null"/> for a date that the zone skips, as Apia's 30 December 2011.</summary>
    public static Instant? FirstAt(DateTimeZone zone, LocalDate date, LocalTime time)
    {
        var mapping = zone.MapLocal(date + time);
        if (mapping.Count > 0)
            return mapping.First().ToInstant();
        var after = mapping.LateInterval;
        var isSkippedWhole = mapping.EarlyInterval.IsoLocalEnd <= date.AtMidnight() && after.IsoLocalStart >= date.PlusDays(1).AtMidnight();
        return isSkippedWhole ? null : after.Start;
    }

    /// <summary>
    /// The times of a date that come after one moment and not after another: an unbroken span, because clocks that are set back or
    /// forward do not change the order in which <see cref="FirstAt"/> has them.
    /// </summary>
    /// <returns>The first and the last minute, both inclusive; <see langword="null"/> when there is none.</returns>
    public static (LocalTime First, LocalTime Last)? Between(DateTimeZone zone, LocalDate date, Instant after, Instant until)
    {
        if (zone.GetZoneInterval(after) is var even && (!even.HasStart || after - even.Start >= MostSetBack) && (!even.HasEnd || until < even.End))
            return BetweenEven(date, after.WithOffset(even.WallOffset).LocalDateTime, until.WithOffset(even.WallOffset).LocalDateTime);
        // Most dates are long over or far away, and a date that is skipped has no midnight.
        if (FirstAt(zone, date, LocalTime.Midnight) is not { } begin || begin > until || FirstAt(zone, date, Minute(MinutesOfDay - 1)) <= after)
            return null;
        return Span(CountUntil(zone, date, after), CountUntil(zone, date, until));
    }

    /// <summary>The same where clocks run evenly, which is most of the year.</summary>
    private static (LocalTime First, LocalTime Last)? BetweenEven(LocalDate date, LocalDateTime after, LocalDateTime until)
    {
        return Span(CountUntil(after), CountUntil(until));

        int CountUntil(LocalDateTime moment) => moment.Date.CompareTo(date) switch
        {
            < 0 => 0,
            0 => (moment.Hour * 60) + moment.Minute + 1,
            > 0 => MinutesOfDay,
        };
    }

    private static (LocalTime First, LocalTime Last)? Span(int first, int end) => first < end ? (Minute(first), Minute(end - 1)) : null;

    /// <summary>How many minutes of the day come until a moment.</summary>
    private static int CountUntil(DateTimeZone zone, LocalDate date, Instant moment)
    {
        var (low, high) = (0, MinutesOfDay);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (FirstAt(zone, date, Minute(middle)) <= moment)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static LocalTime Minute(int ofDay) => LocalTime.FromMinutesSinceMidnight(ofDay);
}
