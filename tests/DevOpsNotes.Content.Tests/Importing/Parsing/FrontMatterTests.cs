using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Tests.Importing.Parsing;

public sealed class FrontMatterTests
{
    private const string Text = "\nA static threshold for an alert is usually arbitrary, so plot the latency of the service first.\n";

    [Theory]
    [InlineData("---\ntitle: Picking a threshold\nauthor: Jo Moss\ndate: 2031-05-04\n---\n")]
    [InlineData("---\ntitle: Picking a threshold\ndescription: \"A picture of\nthe data.\"\nauthor: Jo Moss\ndate: 2031-05-04T10:00:00-05:00\n---\n")]
    [InlineData("+++\ntitle = \"Picking a threshold\"\nauthor = \"Jo Moss\"\ndate = \"2031-05-04\"\n[[resources]]\n  src = \"hero.jpg\"\n+++\n")]
    public void Yaml_and_toml_say_title_author_and_date_and_stay_out_of_the_text(string matter)
    {
        var note = Assert.Single(Import.Lessons(matter + Text));

        Assert.Equal("Picking a threshold", note.Title);
        Assert.Equal(Text.Trim(), note.Text);
        Assert.Equal(["Jo Moss"], note.Attribution.Speakers);
        Assert.Equal(new DateOnly(2031, 5, 4), note.Attribution.Date);
    }

    [Fact]
    public void A_path_is_no_address()
    {
        Assert.Null(Assert.Single(Import.Lessons("---\ntitle: Thresholds\nurl: /blog/thresholds/\n---\n" + Text)).Attribution.SourceUrl);
    }

    [Fact]
    public void A_ruler_at_the_top_is_no_front_matter()
    {
        Assert.False(FrontMatter.StartsWith("---\n\nJust a ruler above a text.\n\n---\n"));
    }
}
