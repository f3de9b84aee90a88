using NodaTime;
using NodaTime.TimeZones;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What somebody types to have lessons in a conversation, and by it, when they are due.</summary>
/// <param name="Conversation">Where they are posted, as the platform is told.</param>
/// <param name="Line">What is typed.</param>
/// <param name="Time">The time of day that it says.</param>
/// <param name="Zone">The zone that it says.</param>
/// <param name="Days">The days that it says.</param>
internal sealed record Wish(string Conversation, string Line, LocalTime Time, string Zone, params IsoDayOfWeek[] Days)
{
    /// <summary>Where the clocks skip a time, the first instant after; where they show it twice, the earlier.</summary>
    private static readonly ZoneLocalMappingResolver Mapped = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public bool IsOfSlack => Conversation[0] is 'C' or 'U';

    public bool IsPersonal => Conversation[0] is 'U' or 'a';

    /// <summary>The first day on which nothing is posted any more; <see langword="null"/> when it goes on.</summary>
    public LocalDate? EndedOn { get; init; }

    /// <summary>When it is found out that nothing can be posted.</summary>
    public Instant? EndsAt => EndedOn is { } date ? At(date) : null;

    /// <summary>The dates between two moments, and when each is due.</summary>
    public IEnumerable<(LocalDate Date, Instant At)> Due(Instant from, Instant to)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        for (var date = from.InZone(zone).Date; date <= to.InZone(zone).Date && !(date >= EndedOn); date = date.PlusDays(1))
        {
            if (Days.Contains(date.DayOfWeek) && At(date) is var at && at > from && at <= to)
                yield return (date, at);
        }
    }

    private Instant At(LocalDate date) => DateTimeZoneProviders.Tzdb[Zone].ResolveLocal(date + Time, Mapped).ToInstant();
}
