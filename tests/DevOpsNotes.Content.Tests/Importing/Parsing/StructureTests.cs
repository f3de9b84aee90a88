namespace DevOpsNotes.Content.Tests.Importing.Parsing;

public sealed class StructureTests
{
    private const string Talk = "<p>The team measured every deployment of the release pipeline before it changed anything at all.</p>";

    [Fact]
    public void A_nested_list_keeps_its_levels_and_its_lead_in() => AssertText(
        "<p>What the team found in production:</p><ul><li>queues<ul><li>of reviews</li><li>of releases<ol><li>weekly</li></ol></li></ul></li><li>pools of servers</li></ul>",
        "What the team found in production:\n\n- queues\n  - of reviews\n  - of releases\n    1. weekly\n- pools of servers");

    [Fact]
    public void A_list_that_is_nested_beside_its_item_belongs_to_it() => AssertText(
        "<p>What the team found in production:</p><ul><li>queues of the deployment</li><ul><li>of reviews</li></ul></ul>",
        "What the team found in production:\n\n- queues of the deployment\n  - of reviews");

    [Fact]
    public void A_definition_list_names_its_terms() => AssertText(
        "<p>Three words for reliability of a service:</p><dl><dt>Available</dt><dd>It answers.</dd><dt>Correct:</dt><dd>It is true.<ul><li>by test</li></ul></dd></dl>",
        "Three words for reliability of a service:\n\n- Available: It answers.\n- Correct: It is true.\n  - by test");

    [Fact]
    public void A_table_becomes_a_list_of_its_rows() => AssertText(
        "<p>How long a feature flag of the team lives:</p><table><tr><th>Flag</th><th>Life</th><th>Owner</th></tr><tr><td>Release</td><td>two sprints</td><td>team</td></tr></table>",
        "How long a feature flag of the team lives:\n\n- Release: Life two sprints; Owner team");

    [Fact]
    public void Code_pictures_captions_and_footnote_marks_are_left_out() => AssertText(
        "<p>Every release of the software is one command<sup><a href=\"#fn1\">1</a></sup> in the pipeline.</p><pre>deploy --now</pre><figure><img src=\"x.png\" alt=\"A crane\"><figcaption>A crane in the harbour</figcaption></figure><div class=\"highlight\"><code>rm -rf</code></div><p>Only <code>git push</code> stays.</p><div class=\"footnotes\"><ol><li id=\"fn1\">Nearly.</li></ol></div>",
        "Every release of the software is one command in the pipeline.\n\nOnly git push stays.");

    [Fact]
    public void Lists_of_links_and_mere_pointers_are_left_out() => AssertText(
        Talk + "<p>Slides: <a href=\"/s\">the slides of the talk</a></p><ul><li><a href=\"/a\">Deployment handbook</a></li><li><a href=\"/b\">Release calendar</a></li></ul>",
        "The team measured every deployment of the release pipeline before it changed anything at all.");

    [Fact]
    public void Line_breaks_of_other_programs_part_words() => AssertText(
        "<p>The team measured\u000bevery deployment of the\u000crelease pipeline before it\u0085changed anything.</p>",
        "The team measured every deployment of the release pipeline before it changed anything.");

    [Fact]
    public void What_is_hidden_or_runs_is_left_out() => AssertText(
        Talk + "<script>var deploy = 'software release';</script><style>p{}</style><p hidden>Deploy the software in secret.</p><noscript>Deploy with scripts.</noscript><template><p>Deploy a template.</p></template>",
        "The team measured every deployment of the release pipeline before it changed anything at all.");

    [Fact]
    public void Markdown_gives_the_same_structure()
    {
        var lesson = Assert.Single(Import.Lessons("# Rules\n\nWhat the team found in **production**[^1]:\n\n- queues\n    - of *reviews*\n- [pools](https://x.example) of `servers`\n\n```sh\ndeploy --now\n```\n\n[^1]: On a Friday.\n"));

        Assert.Equal("What the team found in production:\n\n- queues\n  - of reviews\n- pools of servers", lesson.Text);
    }

    [Theory]
    [InlineData("• queues\n◦ of reviews\n• pools")]
    [InlineData("* queues\n  * of reviews\n* pools")]
    [InlineData("- queues\n    + of reviews\n- pools")]
    public void Plain_text_bullets_give_the_same_structure(string bullets)
    {
        var lesson = Assert.Single(Import.Lessons($"Rules of the deployment\n\nWhat the team of the platform found in production:\n\n{bullets}\n"));

        Assert.EndsWith("\n\n- queues\n  - of reviews\n- pools", lesson.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_lesson_leads_to_its_heading()
    {
        var lesson = Assert.Single(Import.Lessons($"<html><head><link rel=\"canonical\" href=\"https://ops.example/day\"></head><body><h1>Day</h1><h2 id=\"queues\">Taming queues — Jo Moss</h2>{Talk}</body></html>"));

        Assert.Equal("https://ops.example/day#queues", lesson.Attribution.SourceUrl?.AbsoluteUri);
    }

    private static void AssertText(string html, string text)
    {
        var lesson = Assert.Single(Import.Lessons($"<html><body><article><h1>Rules</h1>{html}</article></body></html>"));

        Assert.Equal(text, lesson.Text);
    }
}
