using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>The real host with a Slack and a Teams of our own beside it, both of which it serves.</summary>
internal sealed class BothHost : IAsyncDisposable
{
    private readonly FakeIdentity _identity;

    private BothHost(SlackHost host, FakeConnector teams, FakeIdentity identity) => (Host, Teams, _identity) = (host, teams, identity);

    /// <summary>The host, by the requests of Slack.</summary>
    public SlackHost Host { get; }

    public FakeSlack Slack => Host.Slack;

    public FakeConnector Teams { get; }

    public ManualTime Time => Host.Time;

    /// <param name="settings">What differs from a bot that is configured for both.</param>
    public static async Task<BothHost> Start(params (string Name, string? Value)[] settings)
    {
        var (time, calls) = (new ManualTime(), new CallsUnderWay());
        var (teams, identity) = (await FakeConnector.Start(time), await FakeIdentity.Start());
        return new BothHost(await SlackHost.Start(time, calls, services => TeamsHost.Reach(services, teams, identity, calls), [.. TeamsHost.Settings, .. settings]), teams, identity);
    }

    /// <summary>Tells of an activity of Teams: what the host answers.</summary>
    public async Task<string> Tell(JsonObject activity)
    {
        using var response = await TeamsHost.Tell(Host.Client, Time, activity);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Tells of a message of Teams, and waits for the message that answers it.</summary>
    public async Task<ConnectorCall> Reply(JsonObject message)
    {
        var before = Teams.Calls.Count;
        await Tell(message);
        await Host.Until(() => Teams.Calls.Count > before);
        return Teams.Calls.ElementAt(before);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Teams.DisposeAsync();
        await _identity.DisposeAsync();
    }
}
