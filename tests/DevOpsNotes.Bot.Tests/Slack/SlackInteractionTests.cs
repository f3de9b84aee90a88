using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Requests;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Buttons and forms, through the real host.</summary>
public sealed class SlackInteractionTests : IAsyncLifetime
{
    /// <summary>An empty answer would close it, and what was typed would be gone.</summary>
    [Fact]
    public void A_form_that_takes_too_long_stays_open()
    {
        var submission = JsonSerializer.SerializeToElement(new { type = "view_submission", view = new { state = new { values = new { Text = new { value = new { value = "Restart the queue." } } } } } });

        var answer = JsonDocument.Parse(SlackInteractions.TooSlow(new ForeignJson(submission)).Json).RootElement;

        Assert.Equal("errors", answer.GetProperty("response_action").GetString());
        Assert.Contains("send it again in a minute", answer.GetProperty("errors").GetProperty("Text").GetString(), StringComparison.Ordinal);
    }

    private SlackHost _bot = null!;

    public async Task InitializeAsync() => _bot = await SlackHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_choice_opens_in_place_of_a_private_answer()
    {
        var choice = SlackButtons.In(await _bot.Answer("toil")).First(button => SlackButtons.Label(button) == "Read");

        var answer = await Press(choice);

        Assert.True(answer.GetProperty("replace_original").GetBoolean());
        Assert.Equal("ephemeral", answer.GetProperty("response_type").GetString());
        Assert.NotEqual("Draw the toil snake before you automate", Title(answer));
        Assert.Empty(SlackRules.Broken(answer));
    }

    [Fact]
    public async Task Share_here_posts_for_everybody_with_the_line_that_found_it()
    {
        var answer = await Press(SlackButtons.Labelled(await _bot.Answer("counting toil"), "Share here"));

        Assert.Equal("in_channel", answer.GetProperty("response_type").GetString());
        Assert.False(answer.GetProperty("replace_original").GetBoolean());
        Assert.Contains("/devops counting toil", answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Share here", SlackButtons.Labels(answer));
    }

    [Fact]
    public async Task A_button_on_what_everybody_reads_answers_who_pressed_it_privately_and_leaves_the_message()
    {
        var shared = await Press(SlackButtons.Labelled(await _bot.Answer("toil"), "Share here"));

        var voted = await Press(SlackButtons.Labelled(shared, "Useful"), isEphemeral: false);
        var another = await Press(SlackButtons.Labelled(shared, "Another"), isEphemeral: false);

        foreach (var answer in new[] { voted, another })
        {
            Assert.Equal("ephemeral", answer.GetProperty("response_type").GetString());
            Assert.False(answer.GetProperty("replace_original").GetBoolean());
        }

        Assert.Equal("Noted: useful. Nobody is shown who voted.", voted.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Who_is_of_another_company_is_not_answered_from_what_this_one_has()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        var pressed = JsonSerializer.SerializeToNode(_bot.Pressed(SlackButtons.Labelled(await _bot.Answer("toil"), "Another"), isEphemeral: false))!;
        pressed["user"]!["team_id"] = "T2";

        using var response = await _bot.Interact(pressed);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_bot.Slack.CallsOf("hooks"));
    }

    [Fact]
    public async Task In_a_direct_message_an_answer_is_replaced_in_place()
    {
        var answer = await Press(SlackButtons.Labelled(await _bot.Answer("toil"), "Another"), isEphemeral: false, channel: "D1");

        Assert.True(answer.GetProperty("replace_original").GetBoolean());
    }

    [Fact]
    public async Task A_button_in_a_thread_is_answered_in_the_thread()
    {
        using var response = await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(await _bot.Answer("toil"), "Share here"), isEphemeral: false, thread: "1767225600.000001"));

        Assert.Equal("1767225600.000001", _bot.Slack.CallsOf("hooks")[^1].GetProperty("thread_ts").GetString());
    }

    [Theory]
    [InlineData("show#1", "0|of-somebody-else|toil", "That note is not here any more.")]
    [InlineData("show#1", "not a trail", "This button belongs to an older version")]
    [InlineData("launch#1", "missiles", "This button belongs to another version")]
    [InlineData("useful#1", "0|of-somebody-else|", "That note is not here any more.")]
    [InlineData("undo-teaching#1", "of-somebody-else", "Only who taught a lesson")]
    public async Task A_button_that_was_tampered_with_or_is_unknown_is_answered_in_words(string action, string value, string words)
    {
        var answer = await Press(JsonSerializer.SerializeToElement(new { action_id = action, value }));

        Assert.StartsWith(words, answer.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_opened_checked_filled_in_again_and_kept()
    {
        var view = await OpenForm();

        var errors = await _bot.Submit(view, "U1", ("Text", "Short"), ("Topics", "weeding"));
        Assert.Equal("errors", errors.GetProperty("response_action").GetString());
        Assert.Equal(["Text", "Topics"], errors.GetProperty("errors").EnumerateObject().Select(error => error.Name));

        var kept = await _bot.Submit(view, "U1", ("Text", "Restart the queue before the worker, or jobs run twice."), ("Takeaway", null));
        Assert.Equal("update", kept.GetProperty("response_action").GetString());
        Assert.Empty(SlackRules.Broken(kept.GetProperty("view")));
        Assert.Equal("Restart the queue before the worker, or jobs run twice", Title(await _bot.Answer("jobs run twice")));
        Assert.Single(await (await _bot.Store.OpenWorkspaces()).Lessons(Scope.Of("slack:T1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_button_that_opens_a_form_opens_it_with_the_trigger_of_the_press()
    {
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(await _bot.Answer("sourdough recipe"), "Teach this")));

        Assert.Contains("sourdough recipe", _bot.Slack.CallsOf("views.open")[^1].GetRawText(), StringComparison.Ordinal);
        Assert.Empty(_bot.Slack.CallsOf("hooks"));
    }

    [Fact]
    public async Task A_form_for_a_long_question_in_any_script_is_within_slacks_limits()
    {
        foreach (var question in new[] { string.Concat(Enumerable.Repeat("漢字 ", 2000)), string.Concat(Enumerable.Repeat("🚀", 2000)), new string('"', 2000), new string('\\', 2000) })
        {
            await _bot.Interact(_bot.Pressed(JsonSerializer.SerializeToElement(new { action_id = "teach#1", value = question })));

            Assert.InRange(_bot.Slack.CallsOf("views.open")[^1].GetProperty("view").GetProperty("private_metadata").GetString()!.Length, 1, 3000);
        }
    }

    [Fact]
    public async Task A_press_is_acknowledged_in_time_although_neither_the_form_nor_the_answer_gets_through()
    {
        var never = new TaskCompletionSource();
        _bot.Slack.Next("views.open", _ => never.Task);
        _bot.Slack.Next("hooks", _ => never.Task);
        var start = _bot.Time.GetUtcNow();

        var pressed = _bot.Interact(_bot.Pressed(JsonSerializer.SerializeToElement(new { action_id = "teach#1", value = "x" })));
        await _bot.Until(() => pressed.IsCompleted, TimeSpan.FromMilliseconds(10), hangs: true);

        // Slack waits three seconds; the clock may run on a little while the answer is on its way.
        Assert.InRange(_bot.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        never.SetResult();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task An_address_for_answers_that_fails_is_logged_and_the_press_still_acknowledged(int status)
    {
        _bot.Slack.Next("hooks", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        using var response = await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(await _bot.Answer("toil"), "Another")));

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Single(_bot.Slack.CallsOf("hooks"));
        Assert.Contains(_bot.Logs.Lines, line => line.Contains($"response_url failed", StringComparison.Ordinal) && line.Contains($"({status})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_for_answers_that_hangs_does_not_hold_up_the_acknowledgement()
    {
        var never = new TaskCompletionSource();
        var button = SlackButtons.Labelled(await _bot.Answer("toil"), "Another");
        _bot.Slack.Next("hooks", _ => never.Task);

        var pressed = _bot.Interact(_bot.Pressed(button));
        await _bot.Until(() => pressed.IsCompleted, hangs: true);

        Assert.Equal(HttpStatusCode.OK, (await pressed).StatusCode);
        never.SetResult();
    }

    [Fact]
    public async Task Addresses_for_answers_and_what_is_said_are_not_logged()
    {
        await Press(SlackButtons.Labelled(await _bot.Answer("counting toil"), "Share here"));

        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("/hooks/", StringComparison.Ordinal) || line.Contains("counting toil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_is_sent_to_slack_and_to_nobody_else()
    {
        await using var elsewhere = await FakeSlack.Start();
        var pressed = JsonSerializer.SerializeToNode(_bot.Pressed(SlackButtons.Labelled(await _bot.Answer("toil"), "Another")))!;
        pressed["response_url"] = elsewhere.ResponseUrl;

        using var response = await _bot.Interact(pressed);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(elsewhere.Calls);
        Assert.Contains(_bot.Logs.Lines, line => line.Contains("response_url is not Slack's", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"type":"block_actions"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"view":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"something_new","team":{"id":"T1"},"user":{"id":"U1"}}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"actions":[]}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"block_actions","team":7,"user":[],"actions":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""[1,2]""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":""", HttpStatusCode.BadRequest)]
    public async Task What_is_not_complete_is_refused_and_what_is_new_is_acknowledged(string payload, HttpStatusCode expected)
    {
        using var response = await _bot.Send("/slack/interactivity", $"payload={Uri.EscapeDataString(payload)}");

        Assert.Equal(expected, response.StatusCode);
    }

    private async Task<JsonElement> Press(JsonElement button, bool isEphemeral = true, string channel = "C1")
    {
        using var response = await _bot.Interact(_bot.Pressed(button, isEphemeral, channel));
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        return _bot.Slack.CallsOf("hooks")[^1];
    }

    private async Task<JsonElement> OpenForm()
    {
        await _bot.Command("add");
        return _bot.Slack.CallsOf("views.open")[^1].GetProperty("view");
    }

    private static string Title(JsonElement message) =>
        message.GetProperty("blocks").EnumerateArray().First(block => block.GetProperty("type").ValueEquals("header")).GetProperty("text").GetProperty("text").GetString()!;
}
