using System.Net;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <content>What becomes of answers when Slack throttles, fails, refuses or is slow, and when hosts die.</content>
public sealed partial class SlackEventTests
{
    [Fact]
    public async Task A_message_that_slack_does_not_take_yet_is_posted_when_slack_says()
    {
        _bot.Slack.NextIsTooMany("chat.postMessage", seconds: 60);
        var start = _bot.Time.GetUtcNow();

        await Mention("<@UBOT> toil", ts: "1.1");
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 2, TimeSpan.FromSeconds(5));

        Assert.InRange(_bot.Time.GetUtcNow() - start, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10));
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
    [InlineData("is_archived", "RecipientGone")]
    [InlineData("not_in_channel", "RecipientGone")]
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
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 3, WorkQueue.SweepInterval);
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

        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 13, WorkQueue.SweepInterval);
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
        Assert.InRange(other.At - start, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(41, _bot.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task In_a_channel_that_is_shared_with_others_a_mention_is_answered_from_everybodys_notes_and_that_channels_quotes()
    {
        await _bot.Answer("add \"Restart the flamingo queue before the worker.\"");
        _bot.Slack.Channels["C9"] = new { id = "C9", is_private = false, is_ext_shared = true };
        await _bot.Shortcut(new { type = "message", user = "U2", ts = "1.3", text = "The pelican queue is theirs and ours." }, channel: "C9");
        await _bot.Submit(_bot.Slack.CallsOf("views.open")[^1].GetProperty("view"));
        await Posted(1);

        await Mention("<@UBOT> flamingo queue", ts: "1.1");
        await Mention("<@UBOT> pelican queue", ts: "1.2");
        await Among("<@UBOT> flamingo queue", ts: "1.4");
        await Among("<@UBOT> pelican queue", ts: "1.5");

        var posted = (await Posted(5)).Skip(1).ToDictionary(message => message.GetProperty("thread_ts").GetString()!, message => message.GetRawText());
        Assert.Contains("Restart the flamingo queue", posted["1.1"], StringComparison.Ordinal);
        Assert.DoesNotContain("The pelican queue is", posted["1.2"], StringComparison.Ordinal);
        Assert.DoesNotContain("Restart the flamingo queue", posted["1.4"], StringComparison.Ordinal);
        Assert.Contains("The pelican queue is", posted["1.5"], StringComparison.Ordinal);

        Task Among(string text, string ts) => _bot.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = "EvShared" + ts,
            is_ext_shared_channel = true,
            @event = new { type = "app_mention", user = "U9", text, ts, channel = "C9" },
        });
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
        Assert.InRange(posts["C1"].Max(), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        // In one line with the others it would be the last.
        Assert.InRange(posts["C2"].Single(), TimeSpan.Zero, posts["C1"].Max());
    }

    [Fact]
    public async Task What_a_host_left_that_died_after_it_acknowledged_is_answered_by_the_next()
    {
        await using var other = await SlackHost.Start();
        var past = new ManualTime();
        past.Advance(-TimeSpan.FromMinutes(1));
        var left = await WorkStore.Open(await other.Store.Tables(), past, CancellationToken.None);
        Assert.NotNull(await left.Insert(SlackMessageWork.Kind, "slack:T1", ["m"], new SlackMessageWork("slack:T1", "C1", "1.1", "U1", "toil", IsAmongStrangers: false).ToString(), CancellationToken.None));

        await other.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        await other.Until(() => other.Slack.CallsOf("chat.postMessage").Count == 1, WorkQueue.SweepInterval);

        Assert.Equal("1.1", other.Slack.CallsOf("chat.postMessage")[0].GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task What_a_host_was_sending_when_it_died_is_reported_and_never_sent_again()
    {
        await using var other = await SlackHost.Start();
        var past = new ManualTime();
        past.Advance(-TimeSpan.FromMinutes(10));
        var left = await WorkStore.Open(await other.Store.Tables(), past, CancellationToken.None);
        // New, so that this host does not take it up before it is claimed.
        var item = await (await WorkStore.Open(await other.Store.Tables(), other.Time, CancellationToken.None)).Insert(SlackMessageWork.Kind, "slack:T1", ["m"], new SlackMessageWork("slack:T1", "C1", "1.1", "U1", "toil", IsAmongStrangers: false).ToString(), CancellationToken.None);
        Assert.NotNull(await left.Claim(item!, CancellationToken.None));

        await other.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
        await other.Until(() => other.Logs.Lines.Any(line => line.Contains("came to no end", StringComparison.Ordinal)), WorkQueue.SweepInterval);

        await other.Pass(TimeSpan.FromMinutes(6));
        Assert.Empty(other.Slack.CallsOf("chat.postMessage"));
    }
}
