using System.Net;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>Who shows no valid signature or token, a lot of them, from the same address as everybody else: as behind a proxy.</summary>
public sealed class StrangerTests
{
    private const int Flood = 300;

    [Fact]
    public async Task A_flood_of_bad_signatures_is_refused_as_such_and_slack_still_gets_through_at_once()
    {
        await using var bot = await SlackHost.Start();
        var refused = new List<HttpResponseMessage>();
        for (var i = 0; i < Flood; i++)
            refused.Add(await bot.Send("/slack/commands", "text=toil", ("X-Slack-Signature", "v0=" + new string('0', 64))));

        using var genuine = await bot.Command("toil");

        Assert.Equal(HttpStatusCode.OK, genuine.StatusCode);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], refused.Select(response => response.StatusCode).Distinct());
        Assert.Equal(60, refused.Count(response => response.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(TimeSpan.FromMinutes(1), refused[^1].Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_flood_of_bad_tokens_is_refused_as_such_and_teams_still_gets_through_at_once()
    {
        await using var bot = await TeamsHost.Start();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Flood; i++)
            statuses.Add((await bot.Send("{}", "Bearer x")).StatusCode);

        var reply = await bot.Reply(Said.InChat("toil"));

        Assert.Contains("toil", TeamsHost.TextOf(TeamsHost.CardOf(reply)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses.Distinct());
    }

    [Fact]
    public async Task A_flood_is_two_lines_a_minute_in_the_log_with_how_many_there_were()
    {
        await using var bot = await SlackHost.Start();
        for (var i = 0; i < 50; i++)
            await bot.Send(i % 2 == 0 ? "/slack/events" : "/SLACK/Events", "{}", ("X-Slack-Signature", ""));
        Assert.Equal(["Warning: slack: a request to /slack/events was refused: Missing. More of the same is told in a minute."], Told(bot));

        bot.Time.Advance(Refusals.BetweenLines);

        Assert.Equal("Warning: slack: a request to /slack/events was refused 49 more times within a minute: Missing.", Told(bot)[^1]);
        Assert.Equal(2, Told(bot).Count);
        bot.Time.Advance(Refusals.BetweenLines);
        Assert.Equal(2, Told(bot).Count);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("true", HttpStatusCode.Unauthorized)]
    public async Task What_an_address_is_said_to_be_is_believed_only_when_the_operator_says_so(string? setting, HttpStatusCode expected)
    {
        await using var bot = await OpenHost.Start(replace: null, ("ForwardedHeaders_Enabled", setting));
        for (var i = 0; i < Flood; i++)
            await Forged("203.0.113.7");

        Assert.Equal(expected, await Forged("203.0.113.8"));

        async Task<HttpStatusCode> Forged(string address)
        {
            using var request = OpenHost.Command("toil", secret: "another secret");
            request.Headers.Add("X-Forwarded-For", address);
            using var response = await bot.Client.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Nobody_is_taken_for_who_sits_at_the_machine_by_what_a_header_says()
    {
        await using var bot = await OpenHost.Start(replace: null, ("ForwardedHeaders_Enabled", "true"), ("environment", "Development"), ("Web:TryIt", "false"), ("Teams:AppId", null), ("Teams:TenantId", null), ("Teams:ClientSecret", null), ("Teams:DangerouslyAllowUnauthenticatedRequests", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(new JsonObject().ToJsonString()) };
        request.Headers.Host = "localhost";
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var response = await bot.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData(null, "203.0.113.8", false)]
    public void Addresses_of_one_sender_count_as_one(string? one, string other, bool isSame) =>
        Assert.Equal(isSame, Network.Of(one is null ? null : IPAddress.Parse(one)) == Network.Of(IPAddress.Parse(other)));

    private static IReadOnlyList<string> Told(SlackHost bot) => [.. bot.Logs.Lines.Where(line => line.Contains("/slack/events was refused", StringComparison.OrdinalIgnoreCase))];
}
