using System.Text.Json;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Saving a message by reacting to it, where that is set.</summary>
public sealed class SlackReactionTests : IAsyncLifetime
{
    private const string Words = "Nobody reads a dashboard at three in the morning; a runbook with one command they do read.";
    private const string Ts = "1767225600.000100";
    private const string Told = "chat.postEphemeral";

    private SlackHost _bot = null!;
    private int _events;

    public async Task InitializeAsync()
    {
        _bot = await Start(("Slack:SaveEmoji", ":bulb:"));
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_reacts_saves_the_message_and_is_told_alone_with_what_can_be_done_about_it()
    {
        await React();

        var told = await Answer();
        Assert.Equal(("C1", "U1"), (told.GetProperty("channel").GetString(), told.GetProperty("user").GetString()));
        Assert.False(told.TryGetProperty("thread_ts", out _));
        Assert.Contains("Everybody in the workspace finds it", told.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["Undo", "Edit"], SlackButtons.Labels(told));
        Assert.Empty(SlackRules.Broken(told));
        var quote = Assert.Single(await _bot.Quotes());
        Assert.Equal((Words, "Ada Lovelace", "U2"), (quote.Note.Text, quote.SaverName, quote.Quotee));
        Assert.Equal(["Grace Hopper"], quote.Note.Attribution.Speakers);
        Assert.Equal(new Uri($"https://acme.slack.com/archives/C1/p{Ts.Replace(".", "", StringComparison.Ordinal)}"), quote.Note.Attribution.SourceUrl);
        await _bot.Until(() => _bot.Slack.CallsOf("chat.postMessage").Count == 1);
    }

    [Fact]
    public async Task What_was_saved_is_undone_and_edited_by_its_buttons()
    {
        await React();
        var told = await Answer();

        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(told, "Edit")));
        Assert.Equal("edit_quote", _bot.Slack.CallsOf("views.open")[^1].GetProperty("view").GetProperty("callback_id").GetString());
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(told, "Undo")));

        Assert.True(_bot.Slack.CallsOf("hooks")[^1].GetProperty("replace_original").GetBoolean());
        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task Who_reacts_to_too_much_at_once_is_told_so_once_and_alone()
    {
        await _bot.DisposeAsync();
        _bot = await Start(services => services.AddSingleton(new AdmissionRates { PersonAsks = new Rate(2, TimeSpan.FromHours(1)) }), ("Slack:SaveEmoji", "bulb"));
        for (var i = 0; i < 20; i++)
            await React(ts: $"1767225600.0002{i:D2}");
        await React(user: "U3");

        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 2);
        var told = Assert.Single(_bot.Slack.CallsOf(Told), told => told.GetProperty("user").GetString() == "U1");
        Assert.Equal((Admission.TooMuch, "C1"), (told.GetProperty("text").GetString(), told.GetProperty("channel").GetString()));
        Assert.Equal("U3", Assert.Single(await _bot.Quotes()).Saver);
    }

    [Fact]
    public async Task A_reply_is_answered_in_its_thread()
    {
        _bot.Slack.Messages[("C1", "1767225700.000200")] = new { type = "message", user = "U2", ts = "1767225700.000200", thread_ts = Ts, text = Words };

        await React(ts: "1767225700.000200");

        Assert.Equal(Ts, (await Answer()).GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task Without_the_setting_and_for_other_emoji_nothing_is_even_read()
    {
        await React(reaction: "tada");
        await using var off = await Start();
        await off.Event(Event("EvOff", "bulb", "U1", Ts));

        await _bot.Pass(TimeSpan.FromSeconds(30));
        await off.Pass(TimeSpan.FromSeconds(30));

        Assert.Empty(_bot.Slack.CallsOf("reactions.get"));
        Assert.Empty(off.Slack.CallsOf("reactions.get"));
    }

    [Fact]
    public async Task A_reaction_that_is_told_again_by_whatever_event_and_in_whatever_skin_is_one()
    {
        await React(eventId: "Ev1");
        await React(eventId: "Ev1");
        await React(eventId: "Ev2");
        await React(reaction: "bulb::skin-tone-2", eventId: "Ev3");
        await Answer();
        await React(eventId: "Ev0");
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.Single(_bot.Slack.CallsOf("reactions.get"));
        Assert.Single(_bot.Slack.CallsOf(Told));
    }

    [Fact]
    public async Task The_same_message_by_the_emoji_of_another_and_by_the_shortcut_is_one_quote()
    {
        await _bot.Shortcut(new { type = "message", user = "U2", ts = Ts, text = Words }, user: "U4");
        var form = _bot.Slack.CallsOf("views.open")[^1].GetProperty("view");
        await React();
        await React(user: "U3");
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 2);

        var saved = await _bot.Submit(form, user: "U4");

        Assert.Contains("That is saved already", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("That is saved already", _bot.Slack.CallsOf(Told)[1].GetRawText(), StringComparison.Ordinal);
        Assert.Single(await _bot.Quotes());
    }

    [Theory]
    [InlineData("""{"type":"message","bot_id":"B1","user":"UBOT","ts":"1767225600.000100","text":"Draw the toil snake."}""")]
    [InlineData("""{"type":"message","bot_id":"B7","ts":"1767225600.000100","text":"Deployed."}""")]
    public async Task Posts_of_bots_are_left_alone(string message)
    {
        _bot.Slack.Messages[("C1", Ts)] = JsonDocument.Parse(message).RootElement;

        await React();
        await _bot.Until(() => _bot.Slack.CallsOf("reactions.get").Count == 1);
        await _bot.Pass(TimeSpan.FromSeconds(20));

        Assert.Empty(_bot.Slack.CallsOf(Told));
        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task What_cannot_be_saved_whole_is_told()
    {
        _bot.Slack.Messages[("C1", Ts)] = new { type = "message", user = "U2", ts = Ts, text = string.Concat(Enumerable.Repeat("too many words ", 1000)) };
        _bot.Slack.Messages[("C1", "1767225600.000300")] = new { type = "message", user = "U2", ts = "1767225600.000300", text = "", files = new[] { new { id = "F1" } } };

        await React();
        await React(ts: "1767225600.000300");
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 2);

        Assert.Contains("A quote has at most 2000 characters", _bot.Slack.CallsOf(Told)[0].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("There are no words in that message", _bot.Slack.CallsOf(Told)[1].GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.Quotes());
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("message_not_found")]
    [InlineData("missing_scope")]
    public async Task A_message_that_the_bot_may_not_see_is_given_up_with_a_line_in_the_log(string code)
    {
        _bot.Slack.NextFails("reactions.get", code);

        await React();
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("slack-reaction in slack:T1 was given up", StringComparison.Ordinal) && line.Contains(code, StringComparison.Ordinal)));

        Assert.Empty(_bot.Slack.CallsOf(Told));
    }

    [Fact]
    public async Task What_slack_puts_off_is_saved_later()
    {
        _bot.Slack.NextIsTooMany("reactions.get", seconds: 30);

        await React();
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 1, WorkQueue.SweepInterval);

        Assert.Single(await _bot.Quotes());
    }

    [Theory]
    [InlineData("T2", 0)]
    [InlineData("T1", 1)]
    public async Task In_a_channel_that_is_shared_only_who_is_of_this_company_saves(string team, int saved)
    {
        _bot.Slack.Channels["C1"] = new { id = "C1", is_private = false, is_ext_shared = true };
        _bot.Slack.People["U1"] = new { id = "U1", team_id = team, profile = new { display_name = "Ada" } };

        await React();
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == saved && (saved == 1 || _bot.Logs.Lines.Any(line => line.Contains("may be of another company", StringComparison.Ordinal))));

        Assert.Equal(saved, (await _bot.Quotes()).Count);
        Assert.All(await _bot.Quotes(), quote => Assert.False(quote.IsForWorkspace));
    }

    [Fact]
    public async Task While_the_workspace_is_being_erased_nothing_is_saved_and_that_is_told()
    {
        var eraser = await WorkspaceEraser.Open(await _bot.Store.Tables(), _bot.Time, CancellationToken.None);
        await eraser.Bury(Scope.Of("slack:T1"), CancellationToken.None);

        await React();

        Assert.StartsWith("The bot was removed from here", (await Answer()).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task A_store_that_is_away_is_not_told_and_the_message_is_saved_once_it_is_back()
    {
        await using var elsewhere = new TemporaryStore();
        var tables = await elsewhere.Tables();
        var quotes = await QuoteStore.Open(tables, TimeProvider.System, CancellationToken.None);
        await _bot.DisposeAsync();
        _bot = await Start(services => services.AddSingleton(quotes), ("Slack:SaveEmoji", "bulb"));
        tables.IsDown = _ => true;

        await React();
        await _bot.Until(() => _bot.Slack.CallsOf("reactions.get").Count == 2, WorkQueue.SweepInterval);
        Assert.Empty(_bot.Slack.CallsOf(Told));
        tables.IsDown = _ => false;
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 1, WorkQueue.SweepInterval);

        Assert.Contains("Saved.", _bot.Slack.CallsOf(Told)[0].GetRawText(), StringComparison.Ordinal);
    }

    private static Task<SlackHost> Start(params (string, string?)[] settings) => Start(_ => { }, settings);

    private static async Task<SlackHost> Start(Action<IServiceCollection> replace, params (string, string?)[] settings)
    {
        var bot = await SlackHost.Start(replace, settings);
        bot.Slack.Knows("U1", "Ada Lovelace");
        bot.Slack.Knows("U2", "Grace Hopper");
        bot.Slack.HasPublic("C1");
        bot.Slack.Messages[("C1", Ts)] = new { type = "message", user = "U2", ts = Ts, text = Words, permalink = $"https://acme.slack.com/archives/C1/p{Ts.Replace(".", "", StringComparison.Ordinal)}" };
        return bot;
    }

    private async Task React(string reaction = "bulb", string user = "U1", string ts = Ts, string? eventId = null)
    {
        using var response = await _bot.Event(Event(eventId ?? $"Ev-{++_events}", reaction, user, ts));
        response.EnsureSuccessStatusCode();
    }

    private async Task<JsonElement> Answer()
    {
        await _bot.Until(() => _bot.Slack.CallsOf(Told).Count == 1);
        return _bot.Slack.CallsOf(Told)[0];
    }

    private static object Event(string id, string reaction, string user, string ts) => new
    {
        type = "event_callback",
        team_id = FakeSlack.Team,
        event_id = id,
        event_time = 1767225600,
        @event = new { type = "reaction_added", user, reaction, item_user = "U2", item = new { type = "message", channel = "C1", ts }, event_ts = "1767225650.000100" },
        authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true, is_enterprise_install = false } },
    };
}
