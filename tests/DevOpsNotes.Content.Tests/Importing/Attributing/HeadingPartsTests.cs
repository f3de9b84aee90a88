using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Tests.Importing.Attributing;

public sealed class HeadingPartsTests
{
    [Theory]
    [InlineData("Taming queues — Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues—Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues – Jo Moss and Li Ren", "Taming queues", "Jo Moss|Li Ren")]
    [InlineData("Taming queues - Jo Moss & Li Ren", "Taming queues", "Jo Moss|Li Ren")]
    [InlineData("Taming queues -- Jo Moss, Li Ren and Ada Krog", "Taming queues", "Jo Moss|Li Ren|Ada Krog")]
    [InlineData("Taming queues | Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues by Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues, by Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues (Jo Moss)", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues (Jo Moss, Li Ren)", "Taming queues", "Jo Moss|Li Ren")]
    [InlineData("Taming queues — Jo Moss (Harbour Ltd)", "Taming queues", "Jo Moss")]
    [InlineData("Taming queues — Jo Moss, Harbour Ltd", "Taming queues", "Jo Moss")]
    [InlineData("Jo Moss - Taming queues", "Taming queues", "Jo Moss")]
    [InlineData("11:35 - Taming queues — Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("[Taming queues (Jo Moss)]", "Taming queues", "Jo Moss")]
    [InlineData("Jo Moss and Li Ren — Taming queues", "Taming queues", "Jo Moss|Li Ren")]
    [InlineData("Keynote: Taming queues — Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Ignite #3: Taming queues — Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("“Taming queues” — Jo Moss", "Taming queues", "Jo Moss")]
    [InlineData("Queues - taming them - Jo Moss", "Queues - taming them", "Jo Moss")]
    [InlineData("Why are we on-call? – Jo Moss", "Why are we on-call?", "Jo Moss")]
    public void A_heading_is_taken_apart_into_title_and_speakers(string heading, string title, string speakers)
    {
        var parts = HeadingParts.Read(heading);

        Assert.Equal(title, parts.Title);
        Assert.Equal(speakers.Split('|'), parts.Speakers);
    }

    [Theory]
    [InlineData("Monitoring: what to measure")]
    [InlineData("Continuous Delivery - Lessons Learned")]
    [InlineData("Kubernetes — the hard way")]
    [InlineData("Moving to Google Cloud (Part Two)")]
    [InlineData("Deploying with Confidence")]
    [InlineData("From Chaos to Flow — Open Space")]
    [InlineData("The End")]
    [InlineData("Care")]
    [InlineData("Security by Design")]
    [InlineData("Approaching Overload: automation as a colleague")]
    [InlineData("Optional: Nice Mugs")]
    [InlineData("Live coding with Blue Parrot")]
    public void A_heading_without_people_has_no_speakers(string heading)
    {
        Assert.Empty(HeadingParts.Read(heading).Speakers);
    }

    [Theory]
    [InlineData("Ada Krog — Velvet Thunder — Li Ren", false, "Li Ren")]
    [InlineData("Ada Krog — Velvet Thunder", false, "Velvet Thunder")]
    [InlineData("Ada Krog — Velvet Thunder", true, "Ada Krog")]
    public void What_could_be_read_both_ways_is_read_as_the_document_does_elsewhere(string heading, bool usuallyFirst, string speaker)
    {
        Assert.Equal([speaker], HeadingParts.Read(heading, usuallyFirst ? SpeakerSide.First : SpeakerSide.Last).Speakers);
    }

    [Fact]
    public void A_name_before_a_colon_is_a_speaker_where_the_text_tells_what_that_person_said()
    {
        Assert.Equal(["Jo Moss"], HeadingParts.Read("Jo Moss: Taming queues", SpeakerSide.Last, name => name == "Jo Moss").Speakers);
        Assert.Equal(["Jo Moss"], HeadingParts.Read("Jo Moss: Taming queues", SpeakerSide.First).Speakers);
        Assert.Empty(HeadingParts.Read("Jo Moss: Taming queues").Speakers);
    }

    [Fact]
    public void One_heading_that_looks_like_two_names_follows_the_other_headings_of_its_document()
    {
        const string Text = "The deployment pipeline of the team was measured, and every release became smaller and safer.";
        var lessons = Import.Lessons($"# Talks of the day\n\n## Jo Moss - Taming queues\n\n{Text}\n\n## Li Ren - Small releases\n\n{Text}\n\n## Ada Krog - Velvet Thunder\n\n{Text}\n");

        Assert.Equal(["Jo Moss", "Li Ren", "Ada Krog"], lessons.Select(lesson => lesson.Attribution.Speakers.Single()));
        Assert.Equal("Velvet Thunder", lessons[^1].Title);
    }
}
