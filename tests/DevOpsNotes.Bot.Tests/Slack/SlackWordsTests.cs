using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Messages;
using DevOpsNotes.Bot.Slack.Quoting;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What messages say in plain words.</summary>
public sealed class SlackWordsTests
{
    [Theory]
    [InlineData("ask <@U2> or <@U9>, not <@U8|bo>", "ask @Grace <3 & co or @somebody, not @bo")]
    [InlineData("<!here> <!channel> <!everyone> <!subteam^S1|@sre> <!subteam^S2> <!date^1392734382^{date}|Feb 18>", "@here @channel @everyone @sre @group Feb 18")]
    [InlineData("in <#C1|ops> and <#C2|> and <#C3>", "in #ops and #channel and #channel")]
    [InlineData("<https://example.org/a?b=1&amp;c=2> <https://example.org|the page> <mailto:a@b.c|a@b.c> <mailto:d@e.f>", "https://example.org/a?b=1&c=2 the page a@b.c d@e.f")]
    [InlineData("&lt;@U2&gt; &amp;amp; 1 &lt; 2 :partyparrot: *bold* `code`", "<@U2> &amp; 1 < 2 :partyparrot: *bold* `code`")]
    [InlineData("run ```kubectl get pods\n  -A``` now", "run \nkubectl get pods\n  -A\n now")]
    [InlineData("```\na\n\nb\n```\nthen", "a\n\nb\nthen")]
    [InlineData("a ``` b", "a ``` b")]
    [InlineData("<@U8|a &lt;b&gt; &amp;amp;>", "@a <b> &amp;")]
    [InlineData("  ", "")]
    public void Markup_becomes_what_people_read_and_never_an_id(string markup, string plain) =>
        Assert.Equal(plain, SlackWords.Plain(markup, (id, label) => "@" + (id == "U2" ? "Grace <3 & co" : label ?? "somebody")));

    [Fact]
    public void A_message_of_blocks_alone_says_what_they_say()
    {
        var message = JsonDocument.Parse("""
            {"blocks":[
              {"type":"rich_text","elements":[
                {"type":"rich_text_section","elements":[{"type":"text","text":"1 < 2 says "},{"type":"user","user_id":"U2"},{"type":"text","text":" in "},{"type":"channel","channel_id":"C1"},{"type":"emoji","name":"tada"}]},
                {"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"first"}]},{"type":"rich_text_section","elements":[{"type":"link","url":"https://example.org","text":"second"}]}]},
                {"type":"rich_text_preformatted","elements":[{"type":"text","text":"ls -l"}]},
                {"type":"rich_text_quote","elements":[{"type":"broadcast","range":"here"},{"type":"usergroup","usergroup_id":"S1"}]}]},
              {"type":"divider"},
              {"type":"section","text":{"type":"mrkdwn","text":"see <https://example.org|that>"},"fields":[{"type":"plain_text","text":"a <b>"}]},
              {"type":"image","image_url":"https://example.org/a.png","alt_text":"no words"}]}
            """).RootElement;

        var markup = SlackWords.MarkupOf(new ForeignJson(message));

        Assert.Equal(["U2"], SlackWords.MentionedIn(markup));
        Assert.Equal("1 < 2 says @Grace in #channel:tada:\nfirst\nsecond\nls -l\n@here@group\nsee that\na <b>", SlackWords.Plain(markup, (_, _) => "@Grace"));
    }

    [Theory]
    [InlineData("acme", "C1", "1.2", null, "https://acme.slack.com/archives/C1/p12")]
    [InlineData("acme", "C1", "1.2", "1.2", "https://acme.slack.com/archives/C1/p12")]
    [InlineData("acme", "C1", "1.2", "1.1", "https://acme.slack.com/archives/C1/p12?thread_ts=1.1&cid=C1")]
    [InlineData("acme", "C1", "1.2", "1&x=<>", "https://acme.slack.com/archives/C1/p12?thread_ts=1%26x%3D%3C%3E&cid=C1")]
    [InlineData("evil.example/", "C1", "1.2", null, null)]
    [InlineData("evil.example#", "C1", "1.2", null, null)]
    [InlineData("-", "C1", "1.2", null, null)]
    [InlineData(null, "C1", "1.2", null, null)]
    [InlineData("acme", "../x", "1.2", null, null)]
    [InlineData("acme", "C1", "1/2", null, null)]
    public void A_link_is_made_of_what_slack_names_alone(string? domain, string channel, string ts, string? thread, string? link)
    {
        var message = JsonSerializer.SerializeToElement(new { ts, thread_ts = thread });

        Assert.Equal(link, SlackPermalink.Of(domain, channel, new ForeignJson(message))?.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://acme.slack.com/archives/C1/p12", true)]
    [InlineData("https://acme.slack.com.evil.example/archives/C1/p12", false)]
    [InlineData("http://acme.slack.com/archives/C1/p12", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(null, false)]
    public void A_link_that_slack_gives_leads_to_slack(string? given, bool isTaken) => Assert.Equal(isTaken, SlackPermalink.Of(given) is not null);
}
