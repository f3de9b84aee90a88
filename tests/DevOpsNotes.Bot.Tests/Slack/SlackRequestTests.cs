using System.Globalization;
using System.Net;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Who is let in, and what is refused before it is read.</summary>
public sealed class SlackRequestTests : IAsyncLifetime
{
    private const string Body = "team_id=T1&channel_id=C1&user_id=U1&command=%2Fdevops&text=toil";

    private SlackHost _bot = null!;

    public static TheoryData<string> Addresses => ["/slack/commands", "/slack/interactivity", "/slack/events"];

    public async Task InitializeAsync() => _bot = await SlackHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task What_is_not_signed_or_signed_with_another_secret_is_refused_without_a_word_and_logged_with_the_reason(string address)
    {
        var now = Seconds(0);

        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Signature", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Request-Timestamp", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Signature", SlackHost.Sign(now, Body, "another secret"))));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Signature", SlackHost.Sign(now, Body + "x"))));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Signature", "v1=00")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send(address, Body, ("X-Slack-Request-Timestamp", "yesterday")));

        foreach (var reason in new[] { "Missing", "Mismatch", "UnknownVersion", "BadTimestamp" })
            Assert.Contains(_bot.Logs.Lines, line => line.Contains($"a request to {address} was refused: {reason}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task What_was_signed_long_ago_or_in_the_future_is_refused(int seconds, HttpStatusCode expected)
    {
        var timestamp = Seconds(seconds);

        var (status, _) = await Send("/slack/commands", Body, ("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", SlackHost.Sign(timestamp, Body)));

        Assert.Equal(expected, status);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_of_more_than_a_megabyte_is_refused_before_it_is_checked(string address) =>
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ""), await Send(address, new string('x', (1024 * 1024) + 1)));

    [Theory]
    [InlineData("/slack/commands", "")]
    [InlineData("/slack/commands", "not a form")]
    [InlineData("/slack/commands", "%%%=&&&=%zz")]
    [InlineData("/slack/interactivity", "nothing=here")]
    [InlineData("/slack/interactivity", "payload=%7B")]
    [InlineData("/slack/events", "")]
    [InlineData("/slack/events", "{\"type\":")]
    [InlineData("/slack/events", "[]")]
    [InlineData("/slack/events", "{\"type\":\"event_callback\"}")]
    [InlineData("/slack/events", "{\"type\":\"url_verification\"}")]
    public async Task What_slack_does_not_send_is_refused_although_it_is_signed(string address, string body) =>
        Assert.Equal((HttpStatusCode.BadRequest, ""), await Send(address, body));

    [Fact]
    public async Task A_check_of_the_certificate_needs_no_signature_and_carries_nothing_else()
    {
        Assert.Equal((HttpStatusCode.OK, ""), await Send("/slack/commands", Body + "&ssl_check=1", ("X-Slack-Signature", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send("/slack/commands", Body + "&text=ssl_check=1", ("X-Slack-Signature", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send("/slack/events", "ssl_check=1", ("X-Slack-Signature", "")));
    }

    [Fact]
    public async Task What_cannot_be_read_before_it_is_checked_is_refused_like_everything_unsigned()
    {
        var many = "ssl_check=1&" + string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1"));

        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send("/slack/commands", many, ("X-Slack-Signature", "")));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await Send("/slack/commands", $"ssl_check=1&{new string('k', 3000)}=1", ("X-Slack-Signature", "")));
    }

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_edge()
    {
        await using var bot = await SlackHost.Start(("Slack:SigningSecret", null), ("Slack:BotToken", null));

        foreach (var address in new[] { "/slack/commands", "/slack/interactivity", "/slack/events" })
            Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.PostAsync(new Uri(address, UriKind.Relative), new StringContent(Body))).StatusCode);
        Assert.Empty(bot.Slack.Calls);
    }

    [Fact]
    public async Task Words_of_all_scripts_come_through_whole()
    {
        var answer = await _bot.Answer("ワーカー 🚀 é <&> \"quoted\"");

        Assert.Contains("“ワーカー 🚀 é &lt;&amp;&gt; \"quoted\"”", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private string Seconds(int fromNow) => (_bot.Time.GetUtcNow().ToUnixTimeSeconds() + fromNow).ToString(CultureInfo.InvariantCulture);

    private async Task<(HttpStatusCode Status, string Body)> Send(string address, string body, params (string, string)[] headers)
    {
        using var response = await _bot.Send(address, body, headers);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
