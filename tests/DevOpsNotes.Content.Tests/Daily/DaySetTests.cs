using DevOpsNotes.Content.Daily;
using NodaTime;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class DaySetTests
{
    [Fact]
    public void Any_days_are_read_as_they_are_written()
    {
        for (var bits = 1; bits < 128; bits++)
        {
            var days = Enumerable.Range(1, 7).Where(day => (bits & (1 << (day - 1))) != 0).Select(day => (IsoDayOfWeek)day).ToList();
            var set = DaySet.Of(days);

            Assert.Equal(days, set);
            Assert.Equal(set, DaySet.Read(set.Code));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("8")]
    [InlineData("1 2")]
    [InlineData("Monday")]
    public void What_is_no_set_of_days_is_not_read(string code) => Assert.Throws<FormatException>(() => DaySet.Read(code));

    [Fact]
    public void A_set_without_a_day_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => DaySet.Of());
        Assert.Throws<ArgumentException>(() => DaySet.Of(IsoDayOfWeek.None));
    }

    [Theory]
    [InlineData("1234567", "every day")]
    [InlineData("12345", "weekdays")]
    [InlineData("3", "Wednesday")]
    [InlineData("67", "Saturday and Sunday")]
    [InlineData("135", "Monday, Wednesday and Friday")]
    public void Days_are_told_in_words(string code, string words) => Assert.Equal(words, DaySet.Read(code).ToString());
}
