using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>When a conversation wants what, by the clocks of a zone.</summary>
public sealed record Schedule
{
    /// <summary>The time of day, in whole minutes.</summary>
    public required LocalTime Time { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required DaySet Days { get; init; }

    /// <summary>Names of topics of the catalogue; none for lessons on whatever topic.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Five takeaways in one post, and not one lesson.</summary>
    public bool IsDigest { get; init; }

    /// <summary>When its post of a date is due; <see langword="null"/> when that day is not chosen, or its clocks skip all of it.</summary>
    public Instant? OccurrenceOn(LocalDate date) => Days.Contains(date.DayOfWeek) ? ZoneClock.FirstAt(Zone, date, Time) : null;

    /// <summary>The first occurrence after a moment of which the date is free.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="isTaken">Whether a date had its post already.</param>
    public (LocalDate Date, Instant At) NextAfter(Instant moment, Func<LocalDate, bool> isTaken)
    {
        for (var date = moment.InZone(Zone).Date; ; date = date.PlusDays(1))
        {
            if (OccurrenceOn(date) is { } at && at > moment && !isTaken(date))
                return (date, at);
        }
    }

    /// <summary>In words: "weekdays 09:30 Europe/Brussels".</summary>
    public override string ToString() => $"{Days} {Time:HH':'mm} {Zone.Id}";
}
