using System.Diagnostics;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Content.Tests.Quoting;

/// <summary>The words of messages as platforms give them, in HTML.</summary>
public sealed class MessageHtmlTests
{
    [Theory]
    [InlineData("<div><p>Toil &gt; glory</p></div>", "Toil > glory")]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("<div>one</div>\n<div>two</div>", "one\ntwo")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("<p>one</p>\n<p>&nbsp;</p>\n<p>two</p>", "one\n\ntwo")]
    [InlineData("one<br><br><br><br>two", "one\n\ntwo")]
    [InlineData("<p>First:</p><ul><li>rest</li><li><p>deploy</p></li></ul><p>then sleep</p>", "First:\nrest\ndeploy\nthen sleep")]
    [InlineData("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "a\nb\nc")]
    [InlineData("<table><tbody><tr><td>p50</td><td>12 ms</td></tr><tr><td>p99</td><td>2 s</td></tr></tbody></table>", "p50 12 ms\np99 2 s")]
    [InlineData("<h2>Rules</h2>No Friday deploys", "Rules\nNo Friday deploys")]
    [InlineData("<p>white \n\t  space   is one</p>", "white space is one")]
    [InlineData("<p>un<b>break</b>ing <i>words</i> stay</p>", "unbreaking words stay")]
    [InlineData("a&nbsp;b &amp; &lt;c&gt; &#233; &euro;", "a b & <c> é €")]
    [InlineData("plain words", "plain words")]
    [InlineData("", "")]
    public void Lines_are_lines_and_characters_are_characters(string html, string expected) => Assert.Equal(expected, MessageHtml.TextOf(html));

    [Theory]
    [InlineData("<p><at id=\"0\">Sam Reader</at>&nbsp;was right</p>", "Sam Reader was right")]
    [InlineData("<p>Ask <at id=\"0\">Sam</at> <at id=\"1\">Reader</at></p>", "Ask Sam Reader")]
    [InlineData("<p>Read <a href=\"https://evil.example/?x\" title=\"y\">the runbook</a> first</p>", "Read the runbook first")]
    [InlineData("<p>done <emoji id=\"smile\" alt=\"😀\" title=\"Smile\"></emoji></p>", "done 😀")]
    [InlineData("<p>done <emoji alt=\"😀\"/> at last</p>", "done 😀 at last")]
    [InlineData("<p>ship <customemoji id=\"1\" alt=\":shipit:\" source=\"https://evil.example/x\"></customemoji> it</p>", "ship :shipit: it")]
    [InlineData("<p>done <img itemscope itemtype=\"http://schema.skype.com/Emoji\" itemid=\"1f600\" src=\"https://x.example/e.png\" alt=\"😀\"></p>", "done 😀")]
    [InlineData("<p>see <img src=\"https://x.example/cat.png\" alt=\"a cat\" itemtype=\"http://schema.skype.com/AMSImage\"></p>", "see")]
    public void Mentions_are_names_links_are_their_words_and_emoji_are_characters(string html, string expected) => Assert.Equal(expected, MessageHtml.TextOf(html));

    [Theory]
    [InlineData("<pre>if (down)\n    page();</pre>", "if (down)\n    page();")]
    [InlineData("<p>Run</p><codeblock class=\"Bash\"><code>git bisect<br>&nbsp; git push</code></codeblock><p>now</p>", "Run\ngit bisect\n  git push\nnow")]
    [InlineData("<p>Call <code>rm  -rf</code> never</p>", "Call rm  -rf never")]
    public void Code_keeps_its_lines_and_spaces(string html, string expected) => Assert.Equal(expected, MessageHtml.TextOf(html));

    [Theory]
    [InlineData("<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"17\"><strong>Bo</strong><p>We never test</p></blockquote><p>We do now</p>", "We do now")]
    [InlineData("<attachment id=\"17\"></attachment><p>We do now</p>", "We do now")]
    [InlineData("<attachment id=\"17\"/><p>We do now</p>", "We do now")]
    [InlineData("<quoted messageId=\"17\"/>We do now", "We do now")]
    [InlineData("<quoted messageId=\"17\">We never test</quoted>We do now", "We do now")]
    [InlineData("<blockquote>Slow is smooth</blockquote><p>so true</p>", "Slow is smooth\nso true")]
    [InlineData("<attachment id=\"17\"></attachment>", "")]
    [InlineData("<p>We do</p><script>alert('x')</script><style>p{}</style><template>t</template><iframe>i</iframe><svg><text>s</text></svg>", "We do")]
    [InlineData("<p onclick=\"x()\">We do</p><!-- not this --><textarea>nor this</textarea>", "We do")]
    public void What_others_wrote_and_what_is_not_shown_is_left_out(string html, string expected) => Assert.Equal(expected, MessageHtml.TextOf(html));

    [Theory]
    [InlineData("<p>one<b>two<i>three</p><p>four", "onetwothree\nfour")]
    [InlineData("<p>a < b && c > d</p>", "a < b && c > d")]
    [InlineData("</div></body></html>after all", "after all")]
    [InlineData("<p title=\"unclosed>x</p><p>y", "")]
    [InlineData("\u0000<p>nothing\u0000 hidden</p>", "nothing hidden")]
    public void Broken_markup_is_read_as_browsers_do(string html, string expected) => Assert.Equal(expected, MessageHtml.TextOf(html));

    [Fact]
    public void Forty_thousand_characters_are_read_whole()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 8000));

        Assert.Equal(words, MessageHtml.TextOf($"<div><p>{words}</p></div>"));
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b><p>", 100_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<blockquote itemtype=\"http://schema.skype.com/Reply\">", 10_000)]
    [InlineData("<attachment ", 50_000)]
    [InlineData("<", 900_000)]
    [InlineData("&", 900_000)]
    [InlineData("<emoji alt=\"x\"/>", 60_000)]
    public void Markup_that_was_made_to_break_its_reader_ends_soon(string piece, int times)
    {
        var watch = Stopwatch.StartNew();

        MessageHtml.TextOf(string.Concat(Enumerable.Repeat(piece, times)) + "words");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }
}
