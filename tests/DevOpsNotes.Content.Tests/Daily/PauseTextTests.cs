using DevOpsNotes.Content.Daily;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class PauseTextTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Theory]
    [InlineData("today", "2026-11-26")]
    [InlineData("for today", "2026-11-26")]
    [InlineData("tomorrow", "2026-11-27")]
    [InlineData("a day", "2026-11-26")]
    [InlineData("3 days", "2026-11-28")]
    [InlineData("for 10 days", "2026-12-05")]
    [InlineData("a week", "2026-12-02")]
    [InlineData("for one week", "2026-12-02")]
    [InlineData("2 weeks", "2026-12-09")]
    [InlineData("Two Weeks.", "2026-12-09")]
    [InlineData("twelve days", "2026-12-07")]
    [InlineData("1 month", "2026-12-25")]
    [InlineData("a month", "2026-12-25")]
    [InlineData("1 year", "2027-11-25")]
    [InlineData("12 months", "2027-11-25")]
    [InlineData("this week", "2026-11-30")]
    [InlineData("the rest of the week", "2026-11-30")]
    [InlineData("this month", "2026-12-01")]
    [InlineData("until tomorrow", "2026-11-26")]
    [InlineData("until monday", "2026-11-30")]
    [InlineData("till Mon", "2026-11-30")]
    [InlineData("until next monday", "2026-11-30")]
    [InlineData("until wednesday", "2026-12-02")]
    [InlineData("until thursday", "2026-11-26")]
    [InlineData("until next week", "2026-11-30")]
    [InlineData("until next month", "2026-12-01")]
    [InlineData("until 24 december", "2026-12-24")]
    [InlineData("until the 24th of December", "2026-12-24")]
    [InlineData("until december 24", "2026-12-24")]
    [InlineData("till dec 24th, 2026", "2026-12-24")]
    [InlineData("until 4 sept", "2027-09-04")]
    [InlineData("until 1 may", "2027-05-01")]
    [InlineData("until 24 november", "2027-11-24")]
    [InlineData("until 2026-12-24", "2026-12-24")]
    [InlineData("until 2027-11-25", "2027-11-25")]
    public void A_pause_ends_before_the_day_that_is_meant(string typed, string until) =>
        Assert.Equal(LocalDatePattern.Iso.Parse(until).Value, PauseText.Read(typed, Today));

    [Theory]
    [InlineData("")]
    [InlineData("a while")]
    [InlineData("some days")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("2 years")]
    [InlineData("366 days")]
    [InlineData("13 months")]
    [InlineData("999999999999 days")]
    [InlineData("until")]
    [InlineData("until today")]
    [InlineData("until further notice")]
    [InlineData("until weekdays")]
    [InlineData("until 2026-11-25")]
    [InlineData("until 2027-11-26")]
    [InlineData("until 2026-13-01")]
    [InlineData("until 31 november")]
    [InlineData("until 29 february")]
    [InlineData("until 24 november 2026")]
    [InlineData("until 1 may 0000")]
    [InlineData("monday")]
    [InlineData("deployments")]
    public void What_names_no_time_ahead_within_a_year_is_no_pause(string typed) => Assert.Null(PauseText.Read(typed, Today));

    [Theory]
    [InlineData("2 weeks", true)]
    [InlineData("this week", true)]
    [InlineData("for 100 years", true)]
    [InlineData("some days", true)]
    [InlineData("until further notice", true)]
    [InlineData("until 2020-01-01", true)]
    [InlineData("deployments", false)]
    [InlineData("a while", false)]
    [InlineData("between meetings", false)]
    public void What_is_meant_as_a_time_is_told_from_a_question(string typed, bool isMeant) => Assert.Equal(isMeant, PauseText.IsMeant(typed));

    [Fact]
    public void A_day_of_a_leap_year_is_the_next_that_there_is() => Assert.Equal(new LocalDate(2028, 2, 29), PauseText.Read("until 29 february", new LocalDate(2027, 3, 1)));

    [Fact]
    public void On_a_sunday_this_week_has_one_day() => Assert.Equal(new LocalDate(2026, 11, 30), PauseText.Read("this week", new LocalDate(2026, 11, 29)));
}
