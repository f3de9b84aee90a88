using System.Globalization;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Tests.Importing.Attributing;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("Jun 04 2014", "2014-06-04")]
    [InlineData("June 4, 2014", "2014-06-04")]
    [InlineData("June 4th, 2014", "2014-06-04")]
    [InlineData("Jan 30,2022", "2022-01-30")]
    [InlineData("Sept. 9, 2014", "2014-09-09")]
    [InlineData("4 June 2014", "2014-06-04")]
    [InlineData("4. June 2014", "2014-06-04")]
    [InlineData("the 3rd of May 2024", "2024-05-03")]
    [InlineData("2014-06-04", "2014-06-04")]
    [InlineData("2014/6/4", "2014-06-04")]
    [InlineData("2014 Jun 4", "2014-06-04")]
    [InlineData("Recorded on Friday, 2 October 2020 in London", "2020-10-02")]
    public void Dates_are_read_in_all_the_forms_that_pages_use(string text, string date)
    {
        Assert.Equal(date, DateText.In(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("31 February 2014")]
    [InlineData("release 2014.6.4")]
    [InlineData("May 2014")]
    [InlineData("in the year 1066, on 14 October 1066")]
    [InlineData("we may 4 times a day")]
    public void What_is_no_day_is_not_taken_for_one(string text)
    {
        Assert.Null(DateText.In(text));
    }

    [Theory]
    [InlineData("2014-06-04T23:30:00-07:00", "2014-06-04")]
    [InlineData("Thu, 11 May 2023 19:30:00 +0200", "2023-05-11")]
    [InlineData("Tue, 03 Sep 2024 06:00:00 GMT", "2024-09-03")]
    public void A_feeds_instant_is_the_day_it_was_where_it_was_written(string text, string date)
    {
        Assert.Equal(date, DateText.FromMachine(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Posted on 4 June 2014 by Jo Moss", true)]
    [InlineData("Wednesday, June 4, 2014 at 10:15", true)]
    [InlineData("On 4 June 2014 the queue broke", false)]
    public void A_line_is_a_date_line_only_if_it_says_nothing_else(string line, bool isDate)
    {
        Assert.Equal(isDate, DateText.IsDateLine(line, out _));
    }
}
