using DevOpsNotes.Bot.Teams.Calls;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The bot's token goes to Teams and to nobody else, however an address is written.</summary>
public sealed class ConnectorHostsTests
{
    public static TheoryData<string> Forged => new()
    {
        "https://smba.trafficmanager.net.evil.example/amer/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil.example/?https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:443@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://user:word@smba.trafficmanager.net/",
        "http://smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "wss://smba.trafficmanager.net/",
        "file://smba.trafficmanager.net/amer",
        "https://smba.trafficmanager.net:444/",
        "https://smba.trafficmanager.net:80/",
        "https://smba.trafficmanager.net:443/",
        "https://smba.trafficmanager.net./amer",
        "https://evil.smba.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://evilsmba.trafficmanager.net/",
        "https://smba-trafficmanager.net/",
        "https://smba.trafficmanager.net.",
        "https://ѕmba.trafficmanager.net/",
        "https://ｓｍｂａ.trafficmanager.net/",
        "https://smba。trafficmanager.net/",
        "https://xn--mba-jqd.trafficmanager.net/",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net?.evil.example/",
        "https://smba.trafficmanager.net#.evil.example/",
        "https://smba.trafficmanager.net/amer?next=",
        "https://smba.trafficmanager.net/amer#part",
        "https://20.1.2.3/",
        "https://[2001:db8::1]/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://169.254.169.254/",
        "https://localhost/",
        "http://localhost:3978/",
        "http://[::1]:3978/",
        "https://teams.microsoft.com/",
        "https://smba.infra.gov.teams.microsoft.com/",
        "https://smba.infra.gov.teams.microsoft.us/teams",
        "https://smba.infra.dod.teams.microsoft.us/teams",
        "/amer/",
        "smba.trafficmanager.net",
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_address_gets_no_call_and_no_token(string serviceUrl)
    {
        await using var test = await TestConnector.Start();
        var target = TestConnector.Target(serviceUrl: serviceUrl);

        var results = new[]
        {
            await test.Send(target),
            await test.Update("1", target),
            await test.Finished(() => test.Client.StartThread(target, TestConnector.Json("{}"), CancellationToken.None)),
        };

        Assert.All(results, result => Assert.Contains(result.Error, new ConnectorErrorClass?[] { ConnectorErrorClass.ForbiddenHost, ConnectorErrorClass.OurFault }));
        Assert.Empty(test.Teams.Calls);
        Assert.Empty(test.Route.Strays);
        Assert.Empty(test.Entra.Requests);
        Assert.Contains(test.Logs.Lines, line => line.StartsWith("Warning: ", StringComparison.Ordinal));
        Assert.DoesNotContain(test.Logs.Lines, line => line.Contains("word", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void Teams_is_trusted_in_all_its_clouds(string serviceUrl) => Assert.Equal(ConnectorTrust.Teams, new ConnectorHosts(allowLoopback: false).TrustOf(new Uri(serviceUrl)));

    [Theory]
    [InlineData("http://localhost:56150/_connector", ConnectorTrust.Loopback)]
    [InlineData("https://127.0.0.1:56150", ConnectorTrust.Loopback)]
    [InlineData("http://[::1]:56150/", ConnectorTrust.Loopback)]
    [InlineData("http://localhost.evil.example/", ConnectorTrust.Forbidden)]
    [InlineData("http://user@localhost/", ConnectorTrust.Forbidden)]
    [InlineData("http://192.168.1.1/", ConnectorTrust.Forbidden)]
    [InlineData("http://smba.trafficmanager.net/", ConnectorTrust.Forbidden)]
    [InlineData("ftp://localhost/", ConnectorTrust.Forbidden)]
    public void In_development_this_machine_is_too_but_never_like_teams(string serviceUrl, object trust) => Assert.Equal((ConnectorTrust)trust, new ConnectorHosts(allowLoopback: true).TrustOf(new Uri(serviceUrl)));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var test = await TestConnector.Start();
        foreach (var location in new[] { test.Teams.Address + "/elsewhere", "https://evil.example/" })
        {
            test.Teams.Next(status, "", ("Location", location));
            var result = await test.Send();

            Assert.Equal((ConnectorErrorClass.OurFault, $"{status}"), (result.Error, result.Code));
        }

        Assert.DoesNotContain(test.Teams.Calls, call => call.Path == "/elsewhere");
        Assert.Empty(test.Route.Strays);
    }
}
