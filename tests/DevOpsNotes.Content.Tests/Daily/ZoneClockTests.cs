using DevOpsNotes.Content.Daily;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Content.Tests.Daily;

/// <summary>On transitions that there were or will be; the instants are those of the tz database, 2026f.</summary>
public sealed class ZoneClockTests
{
    [Theory]
    [InlineData("Europe/Brussels", "2026-03-28T02:30", "2026-03-28T01:30:00Z")]
    [InlineData("Europe/Brussels", "2026-03-29T01:59", "2026-03-29T00:59:00Z")]
    [InlineData("America/New_York", "2026-07-01T09:00", "2026-07-01T13:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-07-01T09:00", "2026-07-01T03:15:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-14T09:00", "2026-02-14T08:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-16T09:00", "2026-02-16T09:00:00Z")]
    public void A_time_that_the_clocks_show_once_is_then(string zone, string local, string instant) => Assert.Equal(At(instant), First(zone, local));

    [Theory]
    [InlineData("Europe/Brussels", "2026-03-29T02:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Brussels", "2026-03-29T02:59", "2026-03-29T01:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Asia/Kathmandu", "1986-01-01T00:10", "1985-12-31T18:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06T00:00", "2026-09-06T04:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06T00:59", "2026-09-06T04:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:00:00Z")]
    public void A_time_that_the_clocks_skip_is_the_first_instant_after(string zone, string local, string instant) => Assert.Equal(At(instant), First(zone, local));

    [Theory]
    [InlineData("Europe/Brussels", "2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z")]
    [InlineData("America/Santiago", "2026-04-04T23:30", "2026-04-05T02:30:00Z")]
    [InlineData("Africa/Cairo", "2026-10-29T23:30", "2026-10-29T20:30:00Z")]
    public void Of_a_time_that_the_clocks_show_twice_it_is_the_earlier(string zone, string local, string instant) => Assert.Equal(At(instant), First(zone, local));

    [Fact]
    public void A_gap_across_midnight_ends_at_one_instant_for_both_dates()
    {
        // Toronto set its clocks forward at 23:30.
        Assert.Equal(At("1919-03-31T04:30:00Z"), First("America/Toronto", "1919-03-30T23:45"));
        Assert.Equal(At("1919-03-31T04:30:00Z"), First("America/Toronto", "1919-03-31T00:15"));
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-30")]
    [InlineData("Pacific/Fakaofo", "2011-12-30")]
    [InlineData("Pacific/Kwajalein", "1993-08-21")]
    public void A_date_that_the_zone_skips_has_no_time(string zone, string skipped)
    {
        foreach (var time in new[] { "00:00", "09:00", "23:59" })
            Assert.Null(First(zone, $"{skipped}T{time}"));
        Assert.Null(Between(zone, skipped, "1990-01-01T00:00:00Z", "2020-01-01T00:00:00Z"));
    }

    [Fact]
    public void The_dates_around_a_skipped_one_have_all_their_times()
    {
        Assert.Equal(At("2011-12-30T09:59:00Z"), First("Pacific/Apia", "2011-12-29T23:59"));
        Assert.Equal(At("2011-12-30T10:00:00Z"), First("Pacific/Apia", "2011-12-31T00:00"));
    }

    [Fact]
    public void A_window_has_the_minutes_after_its_beginning_until_its_end() =>
        Assert.Equal((new LocalTime(9, 1), new LocalTime(9, 3)), Between("Europe/Brussels", "2026-07-01", "2026-07-01T07:00:00Z", "2026-07-01T07:03:59Z"));

    [Fact]
    public void The_first_instant_after_a_gap_has_all_minutes_of_the_gap() =>
        Assert.Equal((new LocalTime(2, 0), new LocalTime(3, 0)), Between("Europe/Brussels", "2026-03-29", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z"));

    [Fact]
    public void The_hour_that_comes_twice_has_no_minutes_the_second_time()
    {
        Assert.Null(Between("Europe/Brussels", "2026-10-25", "2026-10-25T00:59:00Z", "2026-10-25T01:59:00Z"));
        Assert.Equal((new LocalTime(3, 0), new LocalTime(3, 0)), Between("Europe/Brussels", "2026-10-25", "2026-10-25T00:59:00Z", "2026-10-25T02:00:00Z"));
    }

    private static Instant At(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value;

    private static Instant? First(string zone, string local)
    {
        var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;
        return ZoneClock.FirstAt(Zones.Of(zone)!, time.Date, time.TimeOfDay);
    }

    private static (LocalTime First, LocalTime Last)? Between(string zone, string date, string after, string until) =>
        ZoneClock.Between(Zones.Of(zone)!, LocalDatePattern.Iso.Parse(date).Value, At(after), At(until));
}
