using System.Net;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;
using DevOpsNotes.Storage.Work;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Limits;

/// <summary>What is answered by a message is not even kept when it is too much; who said it is told once.</summary>
public sealed class MessageFloodTests
{
    private static readonly AdmissionRates Three = new() { PersonAsks = new Rate(3, TimeSpan.FromHours(1)) };

    [Fact]
    public async Task In_slack_who_floods_alone_is_told_and_others_are_answered()
    {
        await using var bot = await SlackHost.Start(services => services.AddSingleton(Three));
        for (var i = 0; i < 20; i++)
            await Direct(bot, "toil", "U1", $"1.{i}");
        await Direct(bot, "toil", "U2", "2.1");

        await bot.Until(() => bot.Slack.CallsOf("chat.postMessage").Count == 4 && bot.Slack.CallsOf("chat.postEphemeral").Count == 1);
        var told = bot.Slack.CallsOf("chat.postEphemeral")[0];
        Assert.Equal(("U1", "D-U1", Admission.TooMuch), (told.GetProperty("user").GetString(), told.GetProperty("channel").GetString(), told.GetProperty("text").GetString()));
        Assert.Equal(["D-U1", "D-U1", "D-U1", "D-U2"], bot.Slack.CallsOf("chat.postMessage").Select(message => message.GetProperty("channel").GetString()).Order());
        Assert.Empty(await bot.Services.GetRequiredService<WorkStore>().Adoptable(TimeSpan.Zero, CancellationToken.None));
        Assert.Single(bot.Logs.Lines, line => line.Contains("something in slack:T1 was refused: person asks too much", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_slack_tells_again_is_not_counted_again()
    {
        await using var bot = await SlackHost.Start(services => services.AddSingleton(Three));
        await Direct(bot, "toil", "U1", "1.1");
        foreach (var time in new[] { "1", "2", "3" })
            await Direct(bot, "toil", "U1", "1.1", ("X-Slack-Retry-Num", time));

        await Direct(bot, "toil", "U1", "1.2");
        await Direct(bot, "toil", "U1", "1.3");

        await bot.Until(() => bot.Slack.CallsOf("chat.postMessage").Count == 3);
        Assert.Empty(bot.Slack.CallsOf("chat.postEphemeral"));
    }

    [Fact]
    public async Task In_slack_a_slash_command_too_many_is_answered_as_such()
    {
        await using var bot = await SlackHost.Start(services => services.AddSingleton(Three));
        for (var i = 0; i < 3; i++)
            await bot.Answer("toil");

        var told = await bot.Answer("toil");

        Assert.Equal((Admission.TooMuch, "ephemeral"), (told.GetProperty("text").GetString(), told.GetProperty("response_type").GetString()));
        Assert.NotEqual(Admission.TooMuch, (await bot.Answer("toil", ("user_id", "U2"))).GetProperty("text").GetString());
    }

    [Fact]
    public async Task In_teams_changes_by_buttons_under_messages_are_counted_as_changes()
    {
        await using var bot = await TeamsHost.Start(services => services.AddSingleton(new AdmissionRates { PersonWrites = new Rate(3, TimeSpan.FromHours(1)) }));
        var useful = TeamsHost.ButtonOf(TeamsHost.CardOf(await bot.Reply(Said.InChat("toil"))), "Useful").GetProperty("data").GetProperty("value").GetString()!;
        for (var i = 0; i < 3; i++)
            Assert.DoesNotContain(Admission.TooMuch, (await bot.Reply(Said.Submitted("useful", useful))).Body.GetRawText(), StringComparison.Ordinal);

        Assert.Contains(Admission.TooMuch, (await bot.Reply(Said.Submitted("useful", useful))).Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Admission.TooMuch, (await bot.Reply(Said.InChat("toil"))).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_teams_who_floods_alone_is_told_and_others_are_answered()
    {
        await using var bot = await TeamsHost.Start(services => services.AddSingleton(Three));
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await bot.Tell(Said.InChat("toil"))).StatusCode);
        await bot.Until(() => bot.Sent.Count == 4);
        var other = Said.InChat("toil");
        (other["from"]!["id"], other["from"]!["aadObjectId"], other["conversation"]!["id"]) = ("29:2ann", "9f0c0000-0000-4000-8000-00000000eeee", "a:2ann");

        var answered = await bot.Reply(other);

        Assert.Equal("a:2ann", answered.Conversation);
        Assert.Equal(5, bot.Sent.Count);
        Assert.Single(bot.Sent, message => message.Body.GetRawText().Contains(Admission.TooMuch, StringComparison.Ordinal));
    }

    private static async Task Direct(SlackHost bot, string text, string user, string ts, params (string Name, string Value)[] headers)
    {
        using var response = await bot.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = $"Ev-{ts}",
            authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true } },
            @event = new { type = "message", channel_type = "im", user, text, ts, channel = "D-" + user },
        }, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
