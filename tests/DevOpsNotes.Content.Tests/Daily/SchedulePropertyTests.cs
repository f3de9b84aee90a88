using DevOpsNotes.Content.Daily;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace DevOpsNotes.Content.Tests.Daily;

/// <summary>Whatever zone it is, and however near to where its clocks are set.</summary>
public sealed class SchedulePropertyTests
{
    private const int MinutesOfDay = 24 * 60;

    private static readonly Gen<DateTimeZone> AnyZone = Gen.Frequency(
        (3, Gen.Elements("Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "America/Santiago", "Africa/Cairo", "America/Toronto", "America/Juneau")),
        (2, Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.ToArray()))).Select(id => Zones.Of(id)!);

    private static readonly Gen<Duration> UpToTwoDays = Gen.Choose(-48 * 3600, 48 * 3600).Select(seconds => Duration.FromSeconds(seconds));

    private static readonly Gen<LocalTime> AnyTime = Gen.Choose(0, MinutesOfDay - 1).Select(LocalTime.FromMinutesSinceMidnight);

    private static readonly Gen<DaySet> AnyDays = Gen.Choose(1, 127).Select(bits => DaySet.Of([.. Enumerable.Range(1, 7).Where(day => (bits & (1 << (day - 1))) != 0).Select(day => (IsoDayOfWeek)day)]));

    /// <summary>A zone, and a moment that is often within two days of a transition of it.</summary>
    private static readonly Gen<(DateTimeZone Zone, Instant Moment)> AnyMoment =
        from zone in AnyZone
        from around in Gen.Choose(-60 * 365, 12 * 365).Select(days => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(days))
        from isNear in Gen.Elements(true, true, true, false)
        from off in UpToTwoDays
        let interval = zone.GetZoneInterval(around)
        select (zone, (isNear && interval.HasStart ? interval.Start : around) + off);

    private static readonly Gen<Schedule> AnySchedule =
        from zone in AnyZone
        from time in AnyTime
        from days in AnyDays
        select new Schedule { Zone = zone, Time = time, Days = days };

    private static readonly Config Checked = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void A_date_that_is_chosen_and_exists_has_one_occurrence_and_no_other_has_any() =>
        Prop.ForAll(Arb.From(AnyMoment), Arb.From(AnyTime), Arb.From(AnyDays), (at, time, days) =>
        {
            var schedule = new Schedule { Zone = at.Zone, Time = time, Days = days };
            var date = at.Moment.InZone(at.Zone).Date;
            for (var day = date.PlusDays(-2); day <= date.PlusDays(2); day = day.PlusDays(1))
            {
                Assert.Equal(Exists(at.Zone, day) && days.Contains(day.DayOfWeek), schedule.OccurrenceOn(day) is not null);
            }
        }).Check(Checked);

    [Fact]
    public void What_comes_next_is_ever_later_and_skips_no_free_date() =>
        Prop.ForAll(Arb.From(AnyMoment), Arb.From(AnyTime), Arb.From(AnyDays), (at, time, days) =>
        {
            var schedule = new Schedule { Zone = at.Zone, Time = time, Days = days };
            var taken = new HashSet<LocalDate>();
            var moment = at.Moment;
            for (var i = 0; i < 10; i++)
            {
                var next = schedule.NextAfter(moment, taken.Contains);
                Assert.True(next.At > moment);
                Assert.Equal(schedule.OccurrenceOn(next.Date), next.At);
                for (var day = next.Date.PlusDays(-10); day < next.Date; day = day.PlusDays(1))
                    Assert.False(schedule.OccurrenceOn(day) is { } earlier && earlier > moment && !taken.Contains(day), $"{day} was skipped.");
                (_, moment) = (taken.Add(next.Date), next.At);
            }
        }).Check(Checked);

    [Fact]
    public void A_date_that_is_taken_does_not_come_next() =>
        Prop.ForAll(Arb.From(AnyMoment), Arb.From(AnySchedule), (at, schedule) =>
        {
            var first = schedule.NextAfter(at.Moment, _ => false);

            Assert.True(schedule.NextAfter(at.Moment, date => date == first.Date).Date > first.Date);
        }).Check(Checked);

    [Fact]
    public void A_window_has_exactly_the_minutes_that_come_in_it() =>
        Prop.ForAll(Arb.From(AnyMoment), Arb.From(Gen.Choose(0, 30 * 3600).Select(seconds => Duration.FromSeconds(seconds))), Arb.From(Gen.Choose(-1, 1)), (at, length, day) =>
        {
            var date = at.Moment.InZone(at.Zone).Date.PlusDays(day);
            var expected = Minutes().Where(minute => ZoneClock.FirstAt(at.Zone, date, minute) is { } first && first > at.Moment && first <= at.Moment + length);

            Assert.Equal(expected, Inside(ZoneClock.Between(at.Zone, date, at.Moment, at.Moment + length)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Windows_that_follow_one_another_have_each_minute_of_a_day_once() =>
        Prop.ForAll(Arb.From(AnyMoment), Arb.From(Gen.Choose(1, 4 * 3600).Select(seconds => Duration.FromSeconds(seconds)).NonEmptyListOf()), (at, lengths) =>
        {
            var date = at.Moment.InZone(at.Zone).Date;
            var (from, until) = (at.Moment - Duration.FromDays(3), at.Moment + Duration.FromDays(3));
            var found = new List<LocalTime>();
            for (var (start, i) = (from, 0); start < until; i++)
            {
                var end = Instant.Min(until, start + lengths[i % lengths.Count]);
                found.AddRange(Inside(ZoneClock.Between(at.Zone, date, start, end)));
                start = end;
            }

            Assert.Equal(Minutes(), found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>Whether the clocks show the date at any quarter of an hour.</summary>
    private static bool Exists(DateTimeZone zone, LocalDate date)
    {
        var around = date.AtMidnight().InUtc().ToInstant() - Duration.FromDays(1);
        return Enumerable.Range(0, 4 * 72).Any(quarter => (around + Duration.FromMinutes(15 * quarter)).InZone(zone).Date == date);
    }

    private static IEnumerable<LocalTime> Minutes() => Enumerable.Range(0, MinutesOfDay).Select(LocalTime.FromMinutesSinceMidnight);

    private static IEnumerable<LocalTime> Inside((LocalTime First, LocalTime Last)? span) =>
        span is var (first, last) ? Minutes().Where(minute => minute >= first && minute <= last) : [];
}
