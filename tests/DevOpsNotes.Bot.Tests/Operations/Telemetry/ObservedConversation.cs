using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Daily;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Operations.Telemetry;

/// <summary>
/// Everything that people do with the bot, in Slack and in Teams, in words and under names that must not be seen elsewhere; and
/// what the host tells of itself meanwhile.
/// </summary>
public sealed class ObservedConversation : IAsyncLifetime
{
    /// <summary>In all that people say and write, and in their names; nothing of ours has it.</summary>
    internal const string Canary = "zugzwang";

    internal const string Trace = "0af7651916cd43dd8448eb211c80319c";

    internal Observed Observed { get; } = new();

    internal BothHost Bot { get; private set; } = null!;

    /// <summary>What must not be seen in anything that leaves the host beside its answers.</summary>
    internal IReadOnlyList<string> Secrets => [Canary, SlackHost.Secret, FakeSlack.Token, "hush", "/hooks/"];

    public async Task InitializeAsync()
    {
        // As much as the bot itself can log; what it runs on logs as it is shipped.
        Bot = await BothHost.Start(("Logging:LogLevel:DevOpsNotes", "Trace"), ("Web:TryIt", "true"));
        await InSlack();
        await InTeams();
        (await Bot.Host.Client.GetAsync(new Uri("/", UriKind.Relative))).Dispose();
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        Observed.Dispose();
    }

    private async Task InSlack()
    {
        var (host, people) = (Bot.Host, new SlackQuoting(Bot.Host));
        Bot.Slack.Knows(SlackQuoting.Ada, $"Ada {Canary}");
        Bot.Slack.Knows(SlackQuoting.Grace, $"Grace {Canary}");
        Bot.Slack.HasPublic(SlackQuoting.Public);

        var answer = await host.Answer($"{Canary} toil", ("user_name", Canary));
        await people.Press(answer, "Useful");
        await host.Answer($"{Canary}ian {Canary}ism");
        await host.Answer("topics");
        await people.Save(SlackQuoting.Message($"The {Canary} queue drains before the worker starts, always."));
        await people.Told();
        await people.Mention($"what about {Canary} and toil?");
        Bot.Slack.NextFails("chat.postMessage", "not_in_channel");
        (await host.Event(Mention($"<@{FakeSlack.BotUser}> {Canary} again"), ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"))).Dispose();
        await host.Until(() => Observed.Spans.Any(span => span.Trace == Trace && span.Name == "work"));

        await new WeekPeople(Bot).BySlash("C1", "U1", "daily every day 9:05 UTC");
        var lanes = host.Services.GetRequiredService<DailyLanes>();
        await host.Until(() => Bot.Slack.CallsOf("chat.postMessage").Any(post => post.GetRawText().Contains("Lesson of the day", StringComparison.Ordinal)) && lanes.IsIdle, TimeSpan.FromSeconds(5));
        (await host.Send("/slack/commands", $"text={Canary}", ("X-Slack-Signature", "v0=" + new string('0', 64)))).Dispose();
    }

    private async Task InTeams()
    {
        var message = Said.InChat($"{Canary} toil");
        message["from"]!["name"] = $"Sam {Canary}";
        await Bot.Reply(message);
        await Bot.Reply(Said.InChannel($"{Canary} toil"));
        await Bot.Tell(Said.Pressed("say", Canary));
        (await TeamsHost.Send(Bot.Host.Client, Said.InChat(Canary).ToJsonString(), $"Bearer {Canary}")).Dispose();
    }

    private static object Mention(string text) => new
    {
        type = "event_callback",
        team_id = FakeSlack.Team,
        event_id = "Ev-traced",
        @event = new { type = "app_mention", user = SlackQuoting.Ada, text, ts = "3.1", channel = SlackQuoting.Public },
        authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true } },
    };
}
