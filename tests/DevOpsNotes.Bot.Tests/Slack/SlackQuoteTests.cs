using System.Text.Json;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>*Save quote* among the actions of a message, through the real host.</summary>
public sealed partial class SlackQuoteTests : IAsyncLifetime
{
    private const string Words = "Nobody reads a dashboard at three in the morning; a runbook with one command they do read.";

    private SlackHost _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackHost.Start(("Slack:Admins", "UBOSS"));
        _bot.Slack.Knows("U1", "Ada Lovelace");
        _bot.Slack.Knows("U2", "Grace Hopper");
        _bot.Slack.HasPublic("C1");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_message_is_offered_with_its_words_its_speaker_the_topics_of_its_words_and_where_it_may_be_found()
    {
        var form = await Form(Message("Restart the *canary* before the incident review, or the runbook lies."));

        Assert.Equal("Restart the *canary* before the incident review, or the runbook lies.", Initial(form, "Words"));
        Assert.Equal("Grace Hopper", Initial(form, "Speaker"));
        Assert.Contains("postmortem", Initial(form, "Topics"), StringComparison.Ordinal);
        var where = Element(form, "Where");
        Assert.Equal("static_select", where.GetProperty("type").GetString());
        Assert.Equal(["here", "everywhere"], where.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("value").GetString()));
        Assert.Equal("everywhere", where.GetProperty("initial_option").GetProperty("value").GetString());
        Assert.Equal("1.2.abc", _bot.Slack.CallsOf("views.open")[^1].GetProperty("trigger_id").GetString());
        Assert.Empty(SlackRules.Broken(form));
        Assert.Empty(_bot.Slack.CallsOf("hooks"));
    }

    [Fact]
    public async Task What_is_saved_is_found_at_once_with_who_said_it_when_and_where()
    {
        var saved = await _bot.Submit(await Form(Message(Words)));

        Assert.Equal("update", saved.GetProperty("response_action").GetString());
        Assert.Contains("Everybody in the workspace finds it", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(SlackRules.Broken(saved.GetProperty("view")));
        var found = (await _bot.Answer("runbook with one command")).GetRawText();
        Assert.Contains($"“{Words}”", found, StringComparison.Ordinal);
        Assert.Contains("Grace Hopper", found, StringComparison.Ordinal);
        Assert.Contains("https://acme.slack.com/archives/C1/p1767225600000100", found, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 1, 1), Assert.Single(await Quotes()).Note.Attribution.Date);
    }

    [Fact]
    public async Task A_reply_in_a_thread_is_saved_with_a_link_that_leads_into_the_thread()
    {
        await _bot.Submit(await Form(Message(Words, ts: "1767225700.000200", thread: "1767225600.000100")));

        Assert.Equal(new Uri("https://acme.slack.com/archives/C1/p1767225700000200?thread_ts=1767225600.000100&cid=C1"), Assert.Single(await Quotes()).Note.Attribution.SourceUrl);
    }

    public static TheoryData<string> OfNobody =>
    [
        """{"type":"message","bot_id":"B9","ts":"1767225600.000100","text":"Deployed."}""",
        """{"type":"message","bot_id":"B1","user":"UBOT","ts":"1767225600.000100","text":"Deployed."}""",
        """{"type":"message","user":"UAPP","ts":"1767225600.000100","text":"Deployed."}""",
        """{"type":"message","user":"USLACKBOT","ts":"1767225600.000100","text":"Reminder."}""",
        """{"type":"message","subtype":"channel_join","user":"U2","ts":"1767225600.000100","text":"<@U2> has joined the channel"}""",
    ];

    [Theory]
    [MemberData(nameof(OfNobody))]
    public async Task What_no_person_wrote_is_not_quoted(string message)
    {
        _bot.Slack.People["UAPP"] = new { id = "UAPP", is_bot = true, profile = new { display_name = "Deployer" } };

        var answer = await Refused(JsonDocument.Parse(message).RootElement);

        Assert.StartsWith("No person wrote that message", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("ephemeral", answer.GetProperty("response_type").GetString());
    }

    [Theory]
    [InlineData("""{"type":"message","subtype":"file_share","user":"U2","ts":"1767225600.000100","text":"","files":[{"id":"F1"}]}""")]
    [InlineData("""{"type":"message","user":"U2","ts":"1767225600.000100","text":"…"}""")]
    [InlineData("""{"type":"message","user":"U2","ts":"1767225600.000100","blocks":[{"type":"image","image_url":"https://example.org/a.png","alt_text":"a cat"}]}""")]
    public async Task A_message_without_words_is_not_quoted(string message) =>
        Assert.StartsWith("There are no words in that message", (await Refused(JsonDocument.Parse(message).RootElement)).GetProperty("text").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("\"a")]
    [InlineData("a\n")]
    [InlineData("🚀a")]
    public async Task Of_forty_thousand_characters_the_beginning_can_be_quoted(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));
        var form = await Form(Message(text));

        Assert.InRange(form.GetProperty("private_metadata").GetString()!.Length, 1500, ViewOrigin.Longest);
        Assert.Contains("The message is long", form.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Saved.", (await _bot.Submit(form)).GetRawText(), StringComparison.Ordinal);
        Assert.InRange(Assert.Single(await Quotes()).Note.Text.Length, 1000, TeamQuote.LongestWords);
    }

    [Fact]
    public async Task A_name_that_slack_tells_too_late_is_asked_for_again_when_the_form_comes_back()
    {
        _bot.Slack.People.Clear();
        var form = await Form(Message(Words));
        Assert.Null(Initial(form, "Speaker"));
        _bot.Slack.Knows("U2", "Grace Hopper");

        await _bot.Submit(form);

        var quote = Assert.Single(await Quotes());
        Assert.Equal(("Grace Hopper", "handle-of-U1"), (Assert.Single(quote.Note.Attribution.Speakers), quote.SaverName));
    }

    [Fact]
    public async Task A_name_that_slack_never_tells_is_left_out_and_no_id_stands_in_its_place()
    {
        _bot.Slack.People.Clear();

        await _bot.Submit(await Form(Message(Words)));

        var shown = await _bot.Answer("runbook with one command");
        Assert.Empty(Assert.Single(await Quotes()).Note.Attribution.Speakers);
        Assert.DoesNotContain("U2", shown.GetProperty("blocks").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users.info")]
    [InlineData("conversations.info")]
    public async Task A_slack_that_is_slow_to_tell_does_not_keep_the_form_from_opening_in_time(string method)
    {
        var never = new TaskCompletionSource();
        foreach (var _ in Enumerable.Range(0, 2))
            _bot.Slack.Next(method, _ => never.Task);
        var start = _bot.Time.GetUtcNow();

        var chosen = _bot.Shortcut(Message(Words));
        await _bot.Until(() => chosen.IsCompleted, TimeSpan.FromMilliseconds(10), hangs: true);

        Assert.InRange(_bot.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        var form = _bot.Slack.CallsOf("views.open")[^1].GetProperty("view");
        Assert.Equal(method == "users.info" ? null : "Grace Hopper", Initial(form, "Speaker"));
        Assert.Equal(method == "users.info" ? "everywhere" : "here", Element(form, "Where").GetProperty("initial_option").GetProperty("value").GetString());
        never.SetResult();
    }

    [Fact]
    public async Task A_slack_that_is_slow_to_tell_and_then_to_open_the_form_is_answered_in_time_and_who_chose_it_is_told()
    {
        var never = new TaskCompletionSource();
        foreach (var method in new[] { "users.info", "users.info", "conversations.info", "views.open" })
            _bot.Slack.Next(method, _ => never.Task);
        var start = _bot.Time.GetUtcNow();

        var chosen = _bot.Shortcut(Message(Words));
        await _bot.Until(() => _bot.Slack.CallsOf("hooks").Count == 1, TimeSpan.FromMilliseconds(10), hangs: true);
        var told = _bot.Time.GetUtcNow() - start;
        await chosen;

        Assert.InRange(told, SlackPatience.Directory + SlackPatience.Form, SlackPatience.Request);
        Assert.True(SlackPatience.Directory + SlackPatience.Form + SlackPatience.Reply < SlackPatience.Request);
        Assert.StartsWith("That took too long, so Slack may not have opened the form.", _bot.Slack.CallsOf("hooks")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("took longer than Slack waits", StringComparison.Ordinal));
        never.SetResult();
    }

    [Fact]
    public async Task A_name_of_several_lines_and_of_signs_that_nobody_sees_is_one_line_of_what_is_seen()
    {
        _bot.Slack.Knows("U2", "Grace\u202E\n  Hopper\u200B");

        Assert.Equal("Grace Hopper", Initial(await Form(Message(Words)), "Speaker"));
    }

    [Fact]
    public async Task The_form_brings_errors_back_to_their_fields_and_is_not_closed()
    {
        var form = await Form(Message(Words));

        var errors = await _bot.Submit(form, "U1", ("Words", "Everybody reads a dashboard."), ("Topics", "weeding"));

        Assert.Equal("errors", errors.GetProperty("response_action").GetString());
        Assert.Equal(["Words", "Topics"], errors.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await Quotes());
    }

    [Fact]
    public async Task A_form_that_slack_sends_again_and_the_same_message_by_somebody_else_are_one_quote()
    {
        var form = await Form(Message(Words));
        var other = await Form(Message(Words), user: "U3");
        await _bot.Submit(form);

        Assert.Contains("You saved that already.", (await _bot.Submit(form)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("That is saved already", (await _bot.Submit(other, user: "U3")).GetRawText(), StringComparison.Ordinal);
        var third = await Refused(Message(Words), user: "U4");
        Assert.Contains("That is saved already", third.GetRawText(), StringComparison.Ordinal);
        Assert.Single(await Quotes());
    }

    [Fact]
    public async Task A_foreign_workspace_saves_nothing_and_its_presses_are_nothing()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        var saved = await _bot.Submit(await Form(Message(Words)));
        var calls = Answers();
        foreach (var payload in new[] { Foreign(new { type = "message_action", callback_id = "save_quote", trigger_id = "1", response_url = _bot.Slack.ResponseUrl, channel = new { id = "C1" }, message = Message(Words) }), Foreign(SlackHost.PressedIn(saved.GetProperty("view"), SlackButtons.Labelled(saved, "Undo"))) })
            await _bot.Interact(payload);

        Assert.Equal(calls, Answers());
        Assert.Single(await Quotes());

        int Answers() => _bot.Slack.Calls.Count(call => call.Method is "views.open" or "views.update" or "hooks");
    }

    /// <summary>In a channel that two companies share, people of both are quoted.</summary>
    [Fact]
    public async Task Who_is_quoted_has_a_say_in_it_of_whatever_company()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        await _bot.Submit(await Form(Message(Words)));
        var remove = JsonSerializer.SerializeToElement(new { action_id = "quote-remove#1", value = Assert.Single(await Quotes()).Note.Id });

        await _bot.Interact(Foreign(_bot.Pressed(remove, isEphemeral: false), "U3"));
        Assert.Single(await Quotes());

        await _bot.Interact(Foreign(_bot.Pressed(remove, isEphemeral: false), "U2"));
        Assert.Empty(await Quotes());
    }

    private static System.Text.Json.Nodes.JsonNode Foreign(object payload, string user = "U1")
    {
        var json = JsonSerializer.SerializeToNode(payload)!;
        json["team"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "T2", ["domain"] = "other" };
        json["user"] = new System.Text.Json.Nodes.JsonObject { ["id"] = user, ["team_id"] = "T2" };
        return json;
    }

    private static object Message(string text, string user = "U2", string ts = "1767225600.000100", string? thread = null) => new { type = "message", user, ts, text, thread_ts = thread };

    private async Task<JsonElement> Form(object message, string user = "U1", string channel = "C1")
    {
        using var response = await _bot.Shortcut(message, user, channel);
        response.EnsureSuccessStatusCode();
        return _bot.Slack.CallsOf("views.open")[^1].GetProperty("view");
    }

    private async Task<JsonElement> Refused(object message, string user = "U1")
    {
        var forms = _bot.Slack.CallsOf("views.open").Count;
        using var response = await _bot.Shortcut(message, user);
        Assert.Equal(forms, _bot.Slack.CallsOf("views.open").Count);
        return _bot.Slack.CallsOf("hooks")[^1];
    }

    private Task<IReadOnlyList<Storage.Workspaces.SavedQuote>> Quotes() => _bot.Quotes();

    private static JsonElement Element(JsonElement form, string field) =>
        form.GetProperty("blocks").EnumerateArray().Single(block => block.TryGetProperty("block_id", out var id) && id.ValueEquals(field)).GetProperty("element");

    private static string? Initial(JsonElement form, string field) => Element(form, field).TryGetProperty("initial_value", out var value) ? value.GetString() : null;
}
