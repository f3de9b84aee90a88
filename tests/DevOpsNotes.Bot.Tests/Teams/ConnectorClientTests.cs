using DevOpsNotes.Bot.Teams.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the client sends, and what it makes of a Teams that answers as documented.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private TestConnector _test = null!;

    public async Task InitializeAsync() => _test = await TestConnector.Start();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task An_activity_is_posted_with_the_token_and_comes_back_with_its_id()
    {
        var result = await _test.Send();

        Assert.Equal((true, "1790000000001"), (result.IsOk, result.Id));
        var call = Assert.Single(_test.Teams.Calls);
        Assert.Equal(("POST", "a:1x", null, false), (call.Method, call.Conversation, call.Activity, call.IsTargeted));
        Assert.Equal(("application/json; charset=utf-8", "Bearer test-token-1"), (call.ContentType, call.Authorization));
        Assert.Equal("message", call.Body.GetProperty("type").GetString());
        Assert.Equal("https://api.botframework.com/.default", Assert.Single(Assert.Single(_test.Entra.Requests).Scopes));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/tenant/", "/amer/tenant/v3/conversations/a%3A1x/activities")]
    [InlineData("https://smba.trafficmanager.net/amer/tenant", "/amer/tenant/v3/conversations/a%3A1x/activities")]
    [InlineData("https://smba.trafficmanager.net", "/v3/conversations/a%3A1x/activities")]
    [InlineData("https://SMBA.trafficmanager.net//", "/v3/conversations/a%3A1x/activities")]
    public async Task The_path_of_the_service_stays(string serviceUrl, string path)
    {
        Assert.True((await _test.Send(TestConnector.Target(serviceUrl: serviceUrl))).IsOk);

        Assert.Equal(path, Assert.Single(_test.Teams.Calls).Path);
    }

    [Fact]
    public async Task Ids_are_escaped_and_arrive_as_they_are()
    {
        const string Thread = "19:chan/é?#%2e@thread.tacv2;messageid=1";
        await _test.Send(TestConnector.Target(Thread), replyTo: "f:1/../2", isTargeted: true);
        await _test.Update("1:a b", TestConnector.Target(Thread));

        Assert.Equal([(Thread, "f:1/../2", true), (Thread, "1:a b", false)], _test.Teams.Calls.Select(call => (call.Conversation, call.Activity, call.IsTargeted)));
        Assert.Contains("%3Bmessageid%3D1", _test.Teams.Calls.First().Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData(" ", "1")]
    [InlineData(".", "1")]
    [InlineData("..", "1")]
    [InlineData("a:1x", "")]
    [InlineData("a:1x", ".")]
    [InlineData("a:1x", "..")]
    public async Task What_is_no_id_is_sent_nowhere(string conversation, string activity)
    {
        var target = TestConnector.Target(conversation);

        Assert.Equal(ConnectorErrorClass.OurFault, (await _test.Send(target, replyTo: activity)).Error);
        Assert.Equal(ConnectorErrorClass.OurFault, (await _test.Update(activity, target)).Error);
        Assert.Empty(_test.Teams.Calls);
        Assert.Empty(_test.Entra.Requests);
    }

    [Fact]
    public async Task A_thread_is_begun_and_known_by_its_conversation()
    {
        var channel = TestConnector.Target("19:chan@thread.tacv2");
        var body = TestConnector.Json("""{"isGroup":true,"channelData":{"channel":{"id":"19:chan@thread.tacv2"}},"activity":{"type":"message"}}""");
        var result = await _test.Finished(() => _test.Client.StartThread(channel, body, CancellationToken.None));

        Assert.Equal("19:chan@thread.tacv2;messageid=1790000000001", result.Id);
        Assert.Equal("/amer/tenant/v3/conversations", Assert.Single(_test.Teams.Calls).Path);
    }

    [Theory]
    [InlineData(200, "", null)]
    [InlineData(202, "", null)]
    [InlineData(202, "{}", null)]
    [InlineData(201, """{"id":17}""", null)]
    [InlineData(201, "\uFEFF{\"id\":\"7\"}", "7")]
    public async Task A_success_may_come_without_an_id(int status, string body, string? id)
    {
        _test.Teams.Next(status, body);

        Assert.Equal(new ConnectorResult(null, null, null, id), await _test.Send());
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"id\":")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_success_that_is_none_of_teams_leaves_open_what_happened(string body)
    {
        _test.Teams.Next(200, body);

        var result = await _test.Send();

        Assert.Equal(ConnectorErrorClass.Unknown, result.Error);
        Assert.Single(_test.Teams.Calls);
    }

    [Fact]
    public async Task A_tool_on_this_machine_is_spoken_to_without_a_token()
    {
        await using var open = await TestConnector.Start(allowLoopback: true);
        open.Teams.IsOpen = true;

        Assert.True((await open.Send(TestConnector.Target(serviceUrl: open.Teams.Address))).IsOk);
        Assert.True((await open.Send()).IsOk);
        Assert.Equal([null, "Bearer test-token-1"], open.Teams.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task A_bot_without_a_registration_speaks_to_this_machine_alone()
    {
        await using var open = await TestConnector.Start(isRegistered: false, allowLoopback: true);
        open.Teams.IsOpen = true;

        Assert.Equal(ConnectorErrorClass.ForbiddenHost, (await open.Send()).Error);
        Assert.True((await open.Send(TestConnector.Target(serviceUrl: open.Teams.Address + "/"))).IsOk);
        Assert.Null(Assert.Single(open.Teams.Calls).Authorization);
    }

    [Fact]
    public async Task Health_says_what_teams_has_against_the_bot()
    {
        var health = _test.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        _test.Teams.NextFails(401, "BotNotRegistered");
        _test.Teams.NextFails(401, "BotNotRegistered");
        await _test.Send();

        var entry = (await health.CheckHealthAsync()).Entries["teams"];
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("BotNotRegistered", entry.Description, StringComparison.Ordinal);
    }
}
