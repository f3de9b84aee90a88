using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Mentions, direct messages and invitations, through the real host and its durable work.</summary>
public sealed class SlackEventTests : IAsyncLifetime
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

    [Fact]
    public async Task A_message_that_slack_does_not_take_yet_is_posted_when_slack_says()
    {
        _bot.Slack.NextIsTooMany("chat.postMessage", seconds: 60);
        var start = _bot.Time.GetUtcNow();

        await Mention("<@UBOT> toil", ts: "1.1");
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 2, TimeSpan.FromSeconds(5));

        Assert.InRange(_bot.Time.GetUtcNow() - start, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_may_have_been_posted_is_not_posted_again(int status)
    {
        _bot.Slack.Next("chat.postMessage", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        await Mention("<@UBOT> toil", ts: "1.1");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains($"was given up: Unknown ({status})", StringComparison.Ordinal)));
        await Mention("<@UBOT> thanks", ts: "1.2");
        await _bot.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal(["1.1", "1.2"], (await Posted(2)).Select(message => message.GetProperty("thread_ts").GetString()));
    }

    [Theory]
    [InlineData("is_archived", "ChannelGone")]
    [InlineData("not_in_channel", "ChannelGone")]
    [InlineData("missing_scope", "NeedsReinstall")]
    [InlineData("fatal_error", "Unknown")]
    public async Task A_message_that_slack_refuses_is_logged_with_its_reason_and_not_tried_again(string code, string kind)
    {
        _bot.Slack.NextFails("chat.postMessage", code);

        await Mention("<@UBOT> toil", ts: "1.1");

        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains($"was given up: {kind} ({code})", StringComparison.Ordinal)));
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task While_a_token_is_refused_nothing_is_posted_and_nothing_is_lost()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        _bot.Slack.NextFails("chat.postMessage", "token_revoked");
        foreach (var _ in Enumerable.Range(0, 4))
            _bot.Slack.NextFails("auth.test", "token_revoked");
        await Mention("<@UBOT> toil", ts: "1.1");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("Slack refuses the bot token (token_revoked)", StringComparison.Ordinal)));

        await Mention("<@UBOT> thanks", ts: "1.2");
        await _bot.Pass(TimeSpan.FromSeconds(50));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));

        // Slack takes it again, and what was asked meanwhile is answered.
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 3, SlackWork.SweepInterval);
        Assert.Equal(["1.1", "1.1", "1.2"], _bot.Slack.CallsOf("chat.postMessage").Select(message => message.GetProperty("thread_ts").GetString()).Order());
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "")]
    [InlineData(200, "ok")]
    [InlineData(302, "")]
    [InlineData(200, "{\"ok\":false,\"error\":\"a_code_from_the_future\"}")]
    public async Task An_answer_that_is_not_understood_posts_nothing_twice(int status, string body)
    {
        _bot.Slack.Next("chat.postMessage", context =>
        {
            context.Response.StatusCode = status;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, body);
        });

        await Mention("<@UBOT> toil", ts: "1.1");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up", StringComparison.Ordinal)));

        await _bot.Pass(TimeSpan.FromMinutes(6));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task Slack_may_put_a_message_off_many_times()
    {
        foreach (var _ in Enumerable.Range(0, 12))
            _bot.Slack.NextIsTooMany("chat.postMessage", seconds: 1);

        await Mention("<@UBOT> toil", ts: "1.1");

        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 13, SlackWork.SweepInterval);
    }

    [Fact]
    public async Task A_busy_channel_does_not_hold_up_another()
    {
        foreach (var number in Enumerable.Range(1, 40))
            await Mention("<@UBOT> thanks", ts: $"1.{number}");
        var start = _bot.Time.GetUtcNow();
        await Mention("<@UBOT> thanks", ts: "2.1", channel: "C2");

        await Posted(41);
        var other = _bot.Slack.Calls.Single(call => call.Method == "chat.postMessage" && call.Body.GetProperty("channel").GetString() == "C2");
        Assert.InRange(other.At - start, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(41, _bot.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task What_a_team_has_of_its_own_stays_out_of_a_channel_that_is_shared_with_others()
    {
        await _bot.Answer("add \"Restart the flamingo queue before the worker.\"");
        await Mention("<@UBOT> flamingo queue", ts: "1.1");
        await Posted(1);

        await _bot.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = "EvShared",
            is_ext_shared_channel = true,
            @event = new { type = "app_mention", user = "U9", text = "<@UBOT> flamingo queue", ts = "1.2", channel = "C9" },
        });

        var posted = await Posted(2);
        Assert.Contains("Restart the flamingo queue", posted[0].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Restart the flamingo queue", posted[1].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_any_length_and_of_half_a_character_is_answered()
    {
        await Mention("<@UBOT> toil " + string.Concat(Enumerable.Repeat("🚀", 40_000)), ts: "1.1");
        using var broken = await _bot.Send("/slack/events", """{"type":"event_callback","team_id":"T1","event_id":"EvH","event":{"type":"app_mention","user":"U1","text":"toil \ud800","ts":"1.2","channel":"C1"}}""");

        Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
        Assert.Equal(2, (await Posted(2)).Count);
    }

    [Fact]
    public async Task Blocks_that_slack_does_not_take_are_sent_as_plain_words()
    {
        _bot.Slack.NextFails("chat.postMessage", "invalid_blocks");

        await Mention("<@UBOT> toil", ts: "1.1");

        var plain = (await Posted(2))[1];
        Assert.False(plain.TryGetProperty("blocks", out _));
        Assert.StartsWith("Draw the toil snake before you automate", plain.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_into_one_channel_go_out_one_a_second_and_into_another_at_once()
    {
        await _bot.Until(() => _bot.Slack.CallsOf("auth.test").Count == 1);
        var start = _bot.Time.GetUtcNow();
        foreach (var number in Enumerable.Range(1, 3))
            await Mention("<@UBOT> toil", ts: $"1.{number}");
        await Mention("<@UBOT> toil", ts: "1.9", channel: "C2");
        await Posted(4);

        var posts = _bot.Slack.Calls.Where(call => call.Method == "chat.postMessage").ToLookup(call => call.Body.GetProperty("channel").GetString(), call => call.At - start);
        Assert.InRange(posts["C1"].Max(), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        Assert.InRange(posts["C2"].Single(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_a_host_left_that_died_after_it_acknowledged_is_answered_by_the_next()
    {
        await using var other = await SlackHost.Start();
        var past = new ManualTime();
        past.Advance(-TimeSpan.FromMinutes(1));
        var left = await WorkStore.Open(await other.Store.Tables(), past, CancellationToken.None);
        Assert.NotNull(await left.Insert(SlackMessageWork.Kind, "slack:T1", ["m"], new SlackMessageWork("slack:T1", "C1", "1.1", "U1", "toil", "slack:T1").ToString(), CancellationToken.None));

        await other.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        await other.Until(() => other.Slack.CallsOf("chat.postMessage").Count == 1, SlackWork.SweepInterval);

        Assert.Equal("1.1", other.Slack.CallsOf("chat.postMessage")[0].GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task What_a_host_was_sending_when_it_died_is_reported_and_never_sent_again()
    {
        await using var other = await SlackHost.Start();
        var past = new ManualTime();
        past.Advance(-TimeSpan.FromMinutes(10));
        var left = await WorkStore.Open(await other.Store.Tables(), past, CancellationToken.None);
        var item = await left.Insert(SlackMessageWork.Kind, "slack:T1", ["m"], new SlackMessageWork("slack:T1", "C1", "1.1", "U1", "toil", "slack:T1").ToString(), CancellationToken.None);
        Assert.NotNull(await left.Claim(item!, CancellationToken.None));

        await other.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        await other.Until(() => other.Logs.Lines.Any(line => line.Contains("came to no end", StringComparison.Ordinal)), SlackWork.SweepInterval);

        await other.Pass(TimeSpan.FromMinutes(6));
        Assert.Empty(other.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("<@UBOT> toil &amp; trouble &lt;3", "toil & trouble <3")]
    [InlineData("<https://example.org|the page> and <https://example.org/b> in <#C1|general>", "the page and https://example.org/b in #general")]
    [InlineData("ask <@U2> or <!here> about <!subteam^S1|@sre> slos", "ask  or  about @sre slos")]
    [InlineData("&amp;lt;script&amp;gt;", "&lt;script&gt;")]
    [InlineData("", "")]
    public void What_was_typed_is_read_in_plain_words(string text, string plain) => Assert.Equal(plain, Bot.Slack.Rendering.SlackText.Plain(text, "UBOT"));

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
