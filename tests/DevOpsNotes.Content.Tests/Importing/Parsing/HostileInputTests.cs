using System.Diagnostics;
using System.Globalization;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Parsing;

/// <summary>Documents that were made, or damaged, to break their reader.</summary>
public sealed class HostileInputTests
{
    private const string Sentence = "Every deployment to production needs a rollback that the team has practised before the release.";

    [Fact]
    public void Entities_that_multiply_are_refused_with_a_reason()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>";

        var error = Assert.Throws<SourceException>(() => Import.Text(bomb, "bomb.xml"));

        Assert.Contains("bomb.xml has a document type definition", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_that_points_to_a_file_is_refused()
    {
        var thief = "<!DOCTYPE feed [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>&secret;</title></entry></feed>";

        var error = Assert.Throws<SourceException>(() => Import.Text(thief, "thief.xml"));

        Assert.Contains("document type definition", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_was_cut_off_is_refused_with_the_place()
    {
        var error = Assert.Throws<SourceException>(() => Import.Text("<rss version=\"2.0\">\n<channel><title>Ops</title><item><title>Half", "feed.xml"));

        Assert.Contains("not well-formed XML at line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><svg><text>hello</text></svg>", "no Atom or RSS feed")]
    [InlineData("<rss version=\"2.0\"><channel><title>Ops</title></channel></rss>", "without entries")]
    [InlineData("  \n\t\n", "no text")]
    public void What_holds_no_document_is_refused_with_a_reason(string text, string reason)
    {
        var error = Assert.Throws<SourceException>(() => Import.Text(text, "odd.xml"));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", "</div>")]
    [InlineData("<ul><li>item", "</li></ul>")]
    [InlineData("<blockquote>", "</blockquote>")]
    [InlineData("<span>", "</span>")]
    [InlineData("<b>", "")]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<dl><dd>", "</dd></dl>")]
    [InlineData("<q>", "</q>")]
    public void Html_nested_a_hundred_thousand_deep_is_read_or_refused(string open, string close) =>
        ReadOrRefuse($"<!DOCTYPE html><html><body><h1>Depth</h1><p>{Sentence}</p>{Repeat(open)}{Sentence}{Repeat(close)}</body></html>");

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("(")]
    public void Markdown_nested_a_hundred_thousand_deep_is_read_or_refused(string open) =>
        ReadOrRefuse($"# Depth\n\n{Sentence}\n\n{Repeat(open)}{Sentence}\n");

    [Fact]
    public void A_feed_nested_a_hundred_thousand_deep_is_read_or_refused() =>
        ReadOrRefuse($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Depth</title><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{Sentence}</p>{Repeat("<b>")}{Sentence}{Repeat("</b>")}</div></content></entry></feed>");

    [Fact]
    public void Bullets_indented_ever_deeper_are_read_or_refused() =>
        ReadOrRefuse("Depth\n\n" + string.Concat(Enumerable.Range(0, 1000).Select(depth => new string(' ', depth * 2) + "- item " + depth + "\n")));

    [Fact]
    public void One_line_of_a_megabyte_is_read_in_seconds()
    {
        var line = string.Join(' ', Enumerable.Repeat(Sentence, 1_000_000 / Sentence.Length));

        var (lessons, seconds) = Timed(() => Import.Lessons("One long line\n\n" + line + "\n"));

        Assert.True(lessons.Count > 500, $"{lessons.Count} lessons");
        Assert.True(seconds < 10, string.Create(CultureInfo.InvariantCulture, $"took {seconds:f1} s"));
    }

    [Fact]
    public void A_megabyte_without_a_space_is_read_in_seconds()
    {
        var (_, seconds) = Timed(() => Import.Text(new string('a', 1_000_000)));

        Assert.True(seconds < 10, string.Create(CultureInfo.InvariantCulture, $"took {seconds:f1} s"));
    }

    [Theory]
    [InlineData("a deployment failed\n")]
    [InlineData("- Deployment failed\n")]
    [InlineData("Jo: Why?\nLi Ren: It broke.\n")]
    [InlineData("Heading\n\ntext of the team here.\n\n")]
    [InlineData("> a deployment failed\n")]
    [InlineData("4 June 2014\n\nTitle of it\n\nA deployment of ours failed.\n\n")]
    public void Time_grows_with_the_number_of_short_lines_and_not_faster(string lines)
    {
        string Document(int count) => string.Concat(Enumerable.Repeat(lines, count / lines.Count(c => c == '\n')));
        Import.Text(Document(1_000));

        var (_, small) = Timed(() => Import.Text(Document(2_500)));
        var (_, large) = Timed(() => Import.Text(Document(20_000)));

        // Eight times the lines: 64 times the time if each line looked at all others. The rest is noise of a busy machine.
        Assert.True(large < 24 * Math.Max(small, 0.05), string.Create(CultureInfo.InvariantCulture, $"{small:f2} s for 2,500 lines, {large:f2} s for 20,000"));
    }

    [Fact]
    public void Markup_in_the_name_of_a_speaker_stays_text()
    {
        var document = "<rss version=\"2.0\"><channel><title>Ops</title><item><title>Day</title><description>&lt;h2&gt;Taming queues — &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; Moss&lt;/h2&gt;&lt;p&gt;" + Sentence + "&lt;/p&gt;</description></item></channel></rss>";

        var lesson = Assert.Single(Import.Lessons(document));

        Assert.Empty(lesson.Attribution.Speakers);
        Assert.Contains("<script>alert(1)</script> Moss", lesson.Title, StringComparison.Ordinal);
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 100_000));

    private static void ReadOrRefuse(string document)
    {
        try
        {
            Assert.NotEmpty(Import.Text(document, "deep").Title);
        }
        catch (SourceException refusal)
        {
            Assert.StartsWith("deep ", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static (T Result, double Seconds) Timed<T>(Func<T> run)
    {
        var watch = Stopwatch.StartNew();
        var result = run();
        return (result, watch.Elapsed.TotalSeconds);
    }

    [Theory]
    [InlineData("# Deployment\n\n> **Note:**\n\nThe deployment of the team was rehearsed every week before the release.\n")]
    [InlineData("<h1>Day</h1><h2>One</h2><p>The deployment of the team was rehearsed every week.</p><h3>Keynote:</h3><p>Every release was small, and the pipeline tested it.</p>")]
    [InlineData("Deployment\n\n> Note:\n\nThe deployment of the team was rehearsed every week before the release.\n")]
    public void Marks_with_nothing_behind_them_are_nothing(string text)
    {
        Assert.NotEmpty(Import.Lessons(text));
    }

    [Fact]
    public void Nothing_that_steers_a_terminal_or_is_half_a_character_gets_into_a_note()
    {
        var emoji = string.Concat(Enumerable.Repeat("🚀", 200));
        var notes = Import.Text($"<title>T</title><h1>Deployment \u001b[2J{emoji}</h1><h2>{emoji} pipeline</h2><p>The deployment&#27;]0;owned&#7; of the \u202Eteam was rehearsed every week before the release.</p>").Notes;

        Assert.All(notes, note => Assert.DoesNotMatch("[\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E]", note.Note.Title + note.Note.Text + note.Note.Attribution.Source));
        Assert.All(notes, note => Assert.Equal(note.Section, new string(note.Section.EnumerateRunes().SelectMany(rune => rune.ToString()).ToArray())));
    }

    [Theory]
    [InlineData("comments")]
    [InlineData("aliases")]
    [InlineData("capitals")]
    [InlineData("commas")]
    [InlineData("marks")]
    [InlineData("bullets")]
    [InlineData("labels")]
    public async Task What_could_grow_without_end_is_read_in_moments_or_refused(string kind)
    {
        var text = kind switch
        {
            "comments" => string.Concat(Enumerable.Repeat("<!-- c -->\n", 40)) + "<div>The deployment of the team was rehearsed.</div>",
            "aliases" => "---\na0: &a0 [x,x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1},*a{i - 1}]\n")) + "? *a60\n: 1\n---\n\nThe deployment of the team was rehearsed.\n",
            "capitals" => $"# {new string('A', 200)}\n\nThe deployment of the team was rehearsed.\n",
            "commas" => $"<h2>{string.Concat(Enumerable.Repeat("deploy, ", 8000))}</h2><p>The deployment of the team was rehearsed.</p>",
            "marks" => "Deployment\n\n" + string.Concat(Enumerable.Repeat("#. ", 8000)),
            "bullets" => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- deployment number {i}\n\n")),
            _ => string.Concat(Enumerable.Range(0, 8000).Select(i => $"X{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}: the deployment of team {i}\n")),
        };

        var import = Task.Run(() => Record.Exception(() => Import.Text(text)));

        var refused = await import.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(refused is null or SourceException, refused?.ToString());
    }
}
