using System.Text.Json;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Tests.Slack;
using DevOpsNotes.Bot.Tests.Teams;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>What people do to have lessons: they type a line or fill in a form, read what was understood, and press Start.</summary>
internal sealed class WeekPeople(BothHost bot)
{
    private int _events;

    /// <summary>By the slash command, in a channel or in the direct message with the bot.</summary>
    public async Task BySlash(string channel, string user, string line) =>
        await Press(Labelled(await bot.Host.Answer(line, ("channel_id", channel), ("user_id", user)), "Start"), channel, user);

    /// <summary>By writing to the bot.</summary>
    public async Task ByDirectMessage(string channel, string user, string line)
    {
        var before = bot.Slack.Taken.Count;
        (await bot.Host.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = $"Ev{++_events}",
            @event = new { type = "message", channel_type = "im", user, text = line, ts = $"2.{_events}", channel },
            authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true } },
        })).Dispose();
        await bot.Host.Until(() => bot.Slack.Taken.Count > before);
        await Press(Labelled(bot.Slack.Taken.ElementAt(before).Body, "Start"), channel, user);
    }

    /// <summary>By the form, as it opens.</summary>
    public async Task ByForm(string channel, string user, string line, params (string Field, string? Value)[] values)
    {
        (await bot.Host.Command(line, ("channel_id", channel), ("user_id", user))).Dispose();
        var offer = (await bot.Host.Submit(bot.Slack.CallsOf("views.open")[^1].GetProperty("view"), user, values)).GetProperty("view");
        (await bot.Host.Interact(SlackHost.PressedIn(offer, Labelled(offer, "Start"), user))).Dispose();
    }

    /// <summary>By a message of Teams; the card that answers it has the button.</summary>
    /// <param name="message">The message.</param>
    /// <param name="place">Where its answer is seen.</param>
    public async Task ByMessage(JsonObject message, JsonObject place)
    {
        var start = TeamsHost.ButtonOf(TeamsHost.CardOf(await bot.Reply(message)), "Start").GetProperty("data");
        await bot.Tell(Said.Pressed(start.GetProperty("action").GetString()!, start.GetProperty("value").GetString()!, place));
    }

    /// <summary>Presses a button, or chooses what stands behind three dots: what the presser is answered.</summary>
    public async Task<string> Press(JsonElement button, string channel, string user, bool isEphemeral = true)
    {
        var payload = JsonSerializer.SerializeToNode(bot.Host.Pressed(button.TryGetProperty("action_id", out _) ? button : Menu, isEphemeral, channel, user))!;
        if (!button.TryGetProperty("action_id", out _))
            payload["actions"]![0]!["selected_option"] = JsonSerializer.SerializeToNode(button);
        (await bot.Host.Interact(payload)).Dispose();
        return bot.Slack.CallsOf("hooks")[^1].GetRawText();
    }

    /// <summary>Asks for the status by the slash command.</summary>
    public async Task<string> Status(string channel, string user) => (await bot.Host.Answer("daily status", ("channel_id", channel), ("user_id", user))).GetProperty("blocks").GetRawText();

    private static JsonElement Menu { get; } = JsonSerializer.SerializeToElement(new { action_id = "menu#1" });

    private static JsonElement Labelled(JsonElement shown, string label) => SlackButtons.Labelled(shown, label);
}
