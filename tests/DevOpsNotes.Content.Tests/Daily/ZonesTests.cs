using DevOpsNotes.Content.Daily;
using NodaTime;

namespace DevOpsNotes.Content.Tests.Daily;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("Europe/Brussels", "Europe/Brussels")]
    [InlineData(" europe/brussels ", "Europe/Brussels")]
    [InlineData("EUROPE/BRUSSELS", "Europe/Brussels")]
    [InlineData("america/new york", "America/New_York")]
    [InlineData("brussels", "Europe/Brussels")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new_york", "America/New_York")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("port-au-prince", "America/Port-au-Prince")]
    [InlineData("port au prince", "America/Port-au-Prince")]
    [InlineData("St. John's", "America/St_Johns")]
    [InlineData("kolkata", "Asia/Kolkata")]
    [InlineData("calcutta", "Asia/Calcutta")]
    [InlineData("Europe/Kiev", "Europe/Kiev")]
    [InlineData("stockholm", "Europe/Stockholm")]
    [InlineData("istanbul", "Europe/Istanbul")]
    [InlineData("buenos aires", "America/Argentina/Buenos_Aires")]
    [InlineData("indianapolis", "America/Indiana/Indianapolis")]
    [InlineData("knox", "America/Indiana/Knox")]
    [InlineData("utc", "UTC")]
    [InlineData("gmt", "GMT")]
    [InlineData("cet", "CET")]
    [InlineData("japan", "Japan")]
    [InlineData("etc/gmt+5", "Etc/GMT+5")]
    [InlineData("etc/gmt-5", "Etc/GMT-5")]
    public void A_zone_is_found_by_its_id_or_its_city(string typed, string id) => Assert.Equal(id, Zones.Find(typed)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("EST")]
    [InlineData("mst")]
    [InlineData("IST")]
    [InlineData("CST")]
    [InlineData("PST")]
    [InlineData("GMT+2")]
    [InlineData("UTC+1")]
    [InlineData("+02:00")]
    [InlineData("eastern")]
    [InlineData("pacific")]
    [InlineData("west")]
    [InlineData("center")]
    [InlineData("europe")]
    [InlineData("europe/")]
    [InlineData("/brussels")]
    [InlineData("standup")]
    public void What_is_none_or_could_be_several_is_none(string typed) => Assert.Null(Zones.Find(typed));

    [Fact]
    public void Each_id_is_found_as_it_is_and_in_lower_case_with_spaces()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Except(["EST", "HST", "MST"]))
        {
            Assert.Equal(id, Zones.Find(id)?.Id);
            Assert.Equal(id, Zones.Find(id.ToLowerInvariant().Replace('_', ' '))?.Id);
        }
    }

    [Theory]
    [InlineData("Europe/Brussel", "Europe/Brussels")]
    [InlineData("Belgium/Brussels", "Europe/Brussels")]
    [InlineData("Asia/Brussels", "Europe/Brussels")]
    [InlineData("brusels", "Europe/Brussels")]
    [InlineData("america/new yrok", "America/New_York")]
    [InlineData("kalkutta", "Asia/Calcutta")]
    [InlineData("Eurpoe/Berlin", "Europe/Berlin")]
    public void The_likeliest_zone_is_the_first_that_is_near(string typed, string id)
    {
        var near = Zones.Near(typed);

        Assert.Equal(id, near[0]);
        Assert.InRange(near.Count, 1, 3);
    }

    [Fact]
    public void A_mistyped_city_is_near_nothing_else() => Assert.Equal(["Europe/Brussels"], Zones.Near("Europe/Brussel"));

    [Theory]
    [InlineData("")]
    [InlineData("PST")]
    [InlineData("a/b")]
    [InlineData("ci/cd")]
    [InlineData("24/7")]
    [InlineData("standup")]
    public void Nothing_is_near_what_is_like_no_zone(string typed) => Assert.Empty(Zones.Near(typed));
}
