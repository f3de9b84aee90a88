using System.Net;
using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Mentions, direct messages and invitations, through the real host and its durable work.</summary>
public sealed partial class SlackEventTests : IAsyncLifetime
{
    private SlackHost _bot = null!;
    private int _events;

    public async Task InitializeAsync() => _bot = await SlackHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_once_it_was_acknowledged()
    {
        using var response = await Mention("<@UBOT> what about toil?", ts: "1767225600.000100");

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        var posted = (await Posted(1))[0];
        Assert.Equal(("C1", "1767225600.000100"), (posted.GetProperty("channel").GetString(), posted.GetProperty("thread_ts").GetString()));
        Assert.Equal("Log interruptions first; automate where payoff and frequency agree.", posted.GetProperty("text").GetString());
        Assert.False(posted.GetProperty("unfurl_links").GetBoolean());
        Assert.DoesNotContain("share#", posted.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(SlackRules.Broken(posted));
    }

    [Fact]
    public async Task A_mention_inside_a_thread_is_answered_in_that_thread()
    {
        await Mention("<@UBOT> toil", ts: "1767225600.000200", thread: "1767225600.000100");

        Assert.Equal("1767225600.000100", (await Posted(1))[0].GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task A_direct_message_is_a_conversation()
    {
        await Direct("woken up by alerts");
        await Posted(1);
        await Direct("thanks");

        var posted = await Posted(2);
        Assert.All(posted, message => Assert.Equal("D1", message.GetProperty("channel").GetString()));
        Assert.All(posted, message => Assert.False(message.TryGetProperty("thread_ts", out _)));
        Assert.StartsWith("You are welcome.", posted[1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_a_form_says_where_forms_open()
    {
        await Direct("add");

        Assert.Contains("/devops add", (await Posted(1))[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_comes_again_and_a_message_that_comes_as_several_events_are_answered_once()
    {
        await Mention("<@UBOT> toil", ts: "1.1", eventId: "Ev1");
        await Mention("<@UBOT> toil", ts: "1.1", eventId: "Ev1", headers: ("X-Slack-Retry-Num", "1"));
        await Mention("<@UBOT> toil", ts: "1.1", eventId: "Ev2");
        await Mention("<@UBOT> toil", ts: "1.2", eventId: "Ev1");
        await Mention("<@UBOT> toil", ts: "1.3", eventId: "Ev3");

        Assert.Equal(["1.1", "1.3"], (await Posted(2)).Select(message => message.GetProperty("thread_ts").GetString()).Order());
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, _bot.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task Events_that_come_in_another_order_are_each_answered_where_they_were_asked()
    {
        await Mention("<@UBOT> thanks", ts: "1.3", thread: "1.1", eventId: "Ev3");
        await Mention("<@UBOT> toil", ts: "1.1", eventId: "Ev1");
        await Mention("<@UBOT> thanks", ts: "1.3", thread: "1.1", eventId: "Ev3");
        await Mention("<@UBOT> topics", ts: "1.2", eventId: "Ev2");

        Assert.Equal(["1.1", "1.1", "1.2"], (await Posted(3)).Select(message => message.GetProperty("thread_ts").GetString()).Order());
        await _bot.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(3, _bot.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task A_retry_of_what_never_arrived_is_answered()
    {
        await Mention("<@UBOT> toil", ts: "1.1", headers: ("X-Slack-Retry-Num", "2"));

        await Posted(1);
    }

    [Theory]
    [InlineData("""{"type":"app_mention","user":"U1","text":"<@UBOT> toil","ts":"1.1","channel":"C1","bot_id":"B2"}""")]
    [InlineData("""{"type":"app_mention","user":"UBOT","text":"<@UBOT> toil","ts":"1.1","channel":"C1"}""")]
    [InlineData("""{"type":"message","channel_type":"im","user":"U1","text":"toil","ts":"1.1","channel":"D1","subtype":"message_changed"}""")]
    [InlineData("""{"type":"message","channel_type":"im","text":"toil","ts":"1.1","channel":"D1"}""")]
    [InlineData("""{"type":"message","channel_type":"im","user":"U1","text":"","ts":"1.1","channel":"D1","subtype":"file_share"}""")]
    [InlineData("""{"type":"message","channel_type":"channel","user":"U1","text":"toil","ts":"1.1","channel":"C1"}""")]
    [InlineData("""{"type":"member_joined_channel","user":"U7","channel":"C1","inviter":"U1"}""")]
    [InlineData("""{"type":"reaction_added","user":"U1","reaction":"tada","item":{"type":"message","channel":"C1","ts":"1.1"}}""")]
    [InlineData("""{"type":"app_mention","user":"U1","channel":"C1"}""")]
    [InlineData("""{"type":"app_uninstalled"}""")]
    [InlineData("""{}""")]
    public async Task Bots_the_bots_own_messages_edits_and_what_is_not_for_it_are_acknowledged_and_left_alone(string happened)
    {
        using var response = await Happened(JsonDocument.Parse(happened).RootElement, "EvX");
        await Mention("<@UBOT> thanks", ts: "9.9");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("9.9", (await Posted(1))[0].GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task Who_invites_it_into_a_channel_is_told_once_what_it_will_do()
    {
        await Happened(new { type = "member_joined_channel", user = "UBOT", channel = "C7", inviter = "U1" }, "Ev1");
        await Happened(new { type = "member_joined_channel", user = "UBOT", channel = "C7", inviter = "U1" }, "Ev2");

        Assert.StartsWith("<@U1> invited me. I post here only if someone starts the daily lesson.", (await Posted(1))[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task An_event_of_a_workspace_that_the_bot_is_not_installed_in_is_acknowledged_and_logged()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));

        using var response = await _bot.Event(new { type = "event_callback", team_id = "T9", event_id = "Ev1", @event = new { type = "app_mention", user = "U1", text = "toil", ts = "1.1", channel = "C1" } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(_bot.Logs.Lines, line => line.Contains("an event of slack:T9 cannot be answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_is_verified_and_a_flood_is_logged()
    {
        using var verified = await _bot.Event(new { token = "x", type = "url_verification", challenge = "abc" });
        using var flooded = await _bot.Event(new { token = "x", type = "app_rate_limited", team_id = "T1", minute_rate_limited = 1, api_app_id = "A1" });

        Assert.Equal("""{"challenge":"abc"}""", await verified.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, flooded.StatusCode);
        Assert.Contains(_bot.Logs.Lines, line => line.Contains("T1 has more events than Slack delivers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<@UBOT> toil &amp; trouble &lt;3", "toil & trouble <3")]
    [InlineData("<https://example.org|the page> and <https://example.org/b> in <#C1|general>", "the page and https://example.org/b in #general")]
    [InlineData("ask <@U2> or <!here> about <!subteam^S1|@sre> slos", "ask  or @here about @sre slos")]
    [InlineData("&amp;lt;script&amp;gt;", "&lt;script&gt;")]
    [InlineData("", "")]
    public void What_was_typed_is_read_in_plain_words(string text, string plain) => Assert.Equal(plain, Bot.Slack.Requests.SlackEventWork.TextOf(text, "UBOT"));

    private async Task<IReadOnlyList<JsonElement>> Posted(int count)
    {
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count >= count);
        return _bot.Slack.CallsOf("chat.postMessage");
    }

    private Task<HttpResponseMessage> Mention(string text, string ts, string? thread = null, string? eventId = null, string channel = "C1", params (string, string)[] headers) =>
        Happened(new { type = "app_mention", user = "U1", text, ts, thread_ts = thread, channel, event_ts = ts }, eventId ?? $"Ev-{++_events}", headers);

    private Task<HttpResponseMessage> Direct(string text)
    {
        _events++;
        return Happened(new { type = "message", channel_type = "im", user = "U1", text, ts = $"2.{_events}", channel = "D1" }, $"Ev-{_events}");
    }

    private Task<HttpResponseMessage> Happened(object happened, string eventId, params (string, string)[] headers) => _bot.Event(
        new
        {
            type = "event_callback",
            token = "x",
            team_id = FakeSlack.Team,
            api_app_id = "A1",
            @event = happened,
            event_id = eventId,
            event_time = 1767225600,
            authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true, is_enterprise_install = false } },
        },
        headers);
}
