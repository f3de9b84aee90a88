namespace DevOpsNotes.Content.Tests.Importing.Parsing;

public sealed class FormatTests
{
    private const string Words = "Our deployment pipeline was green for eleven days while the tests did not run at all, because the runner found nothing.";

    public static TheoryData<string, string> Formats() => new()
    {
        { "Atom", $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Ops</title><id>urn:x:1</id><entry><title>The build that lied</title><content type=\"html\">&lt;p&gt;{Words}&lt;/p&gt;</content></entry></feed>" },
        { "RSS", $"<rss version=\"2.0\"><channel><title>Ops</title><item><title>The build that lied</title><description>&lt;p&gt;{Words}&lt;/p&gt;</description></item></channel></rss>" },
        { "RSS 1.0", $"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Ops</title></channel><item><title>The build that lied</title><description>{Words}</description></item></rdf:RDF>" },
        { "HTML", $"<!DOCTYPE html><html><body><h1>The build that lied</h1><p>{Words}</p></body></html>" },
        { "HTML in pieces", $"<h1>The build that lied</h1>\n<p>{Words}</p>\n<p>Menu</p>" },
        { "XHTML", $"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>The build that lied</h1><p>{Words}</p></body></html>" },
        { "Markdown", $"# The build that lied\n\n{Words}\n" },
        { "Markdown with front matter", $"---\ntitle: The build that lied\n---\n\n{Words}\n" },
        { "Markdown with underlined headings", $"The build that lied\n===================\n\n{Words} See [the runner](https://runner.example).\n" },
        { "plain text", $"The build that lied\n\n{Words}\n" },
        { "plain text with Windows line ends", $"The build that lied\r\n\r\n{Words}\r\n" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_format_is_told_by_the_content_whatever_the_file_is_called(string format, string document)
    {
        foreach (var name in new[] { "source.txt", "source.xml", "source.html", "source.md", "source" })
        {
            var lesson = Assert.Single(Import.Lessons(document, name));

            Assert.StartsWith("The build that lied", lesson.Title, StringComparison.Ordinal);
            Assert.True(lesson.Text.StartsWith(Words, StringComparison.Ordinal), $"{format} as {name}: {lesson.Text}");
        }
    }

    [Fact]
    public void A_text_about_markup_is_not_taken_for_markup()
    {
        var lesson = Assert.Single(Import.Lessons("Why #devops is only a tag\n\nOur team put #devops into every ticket and <b> into every message, and the deployment did not get any faster for it.\n"));

        Assert.Contains("put #devops into every ticket and <b> into", lesson.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tom &amp;amp; Li deployed &amp;lt;script&amp;gt; to production", "Tom &amp; Li deployed &lt;script&gt; to production")]
    [InlineData("Tom &amp; Li deployed &lt;script&gt; to production", "Tom & Li deployed <script> to production")]
    public void Entities_are_decoded_once(string html, string text)
    {
        var lesson = Assert.Single(Import.Lessons($"<html><body><h1>Escapes</h1><p>{html} with every release of the software.</p></body></html>"));

        Assert.Equal(text + " with every release of the software.", lesson.Text);
    }

    [Fact]
    public void Entities_in_a_feed_are_decoded_once_for_the_feed_and_once_for_its_html()
    {
        var lesson = Assert.Single(Import.Lessons("<rss version=\"2.0\"><channel><title>Ops</title><item><title>Queues &amp;amp; pools</title><description>&lt;p&gt;The server wrote &amp;amp;amp; into every log of production, and nobody in the team noticed.&lt;/p&gt;</description></item></channel></rss>"));

        Assert.Equal("Queues & pools", lesson.Title);
        Assert.StartsWith("The server wrote &amp; into", lesson.Text, StringComparison.Ordinal);
    }
}
