using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Tests.Importing.Attributing;

public sealed class EventAndLicenceTests
{
    [Theory]
    [InlineData("Notes from HarbourConf 2024: day two", "HarbourConf 2024")]
    [InlineData("Reliability Days Utrecht 2023, my notes", "Reliability Days Utrecht 2023")]
    [InlineData("Northern Delivery Forum, 16 November 2023", "Northern Delivery Forum")]
    [InlineData("DevOpsDays Ghent 2019 – a recap", "DevOpsDays Ghent 2019")]
    [InlineData("OpsCamp Leeds 2022: the notes", "OpsCamp Leeds 2022")]
    [InlineData("My impressions of the Harbour Summit", "Harbour Summit")]
    public void A_title_names_its_event_without_what_else_it_says(string title, string name)
    {
        Assert.Equal(name, EventName.InTitle(title));
    }

    [Theory]
    [InlineData("Why we write the rollback first")]
    [InlineData("The build that lied")]
    [InlineData("Five days without a pager")]
    public void A_title_without_an_event_names_none(string title)
    {
        Assert.Null(EventName.InTitle(title));
    }

    [Fact]
    public void A_podcast_is_named_by_its_welcome()
    {
        Assert.Equal("Harbour Talks", EventName.PodcastIn("Hello, and welcome to Harbour Talks, a podcast for people who run things."));
    }

    [Theory]
    [InlineData("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0")]
    [InlineData("CC BY 4.0", "CC BY 4.0")]
    [InlineData("Text is CC-BY-SA 3.0 unless noted", "CC BY-SA 3.0")]
    [InlineData("Creative Commons Attribution-ShareAlike 4.0 International", "CC BY-SA 4.0")]
    [InlineData("Creative Commons Attribution-NonCommercial 4.0", "CC BY-NC 4.0")]
    [InlineData("released under CC0", "CC0 1.0")]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0")]
    public void A_licence_has_its_short_name_however_it_is_stated(string text, string name)
    {
        Assert.Equal(name, LicenceName.In(text));
    }

    [Theory]
    [InlineData("© 2022 Hollis Grant. All rights reserved.")]
    [InlineData("We love creative commons rooms")]
    [InlineData("")]
    public void No_licence_is_made_up(string text)
    {
        Assert.Null(LicenceName.In(text));
    }
}
