using System.Text.Json;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <content>Who sees what was saved, and what becomes of it.</content>
public sealed partial class SlackQuoteTests
{
    [Theory]
    [InlineData("G1", "is_private")]
    [InlineData("G2", "is_mpim")]
    [InlineData("C9", "is_ext_shared")]
    [InlineData("C9", "is_pending_ext_shared")]
    [InlineData("C8", "is_org_shared")]
    [InlineData("C7", null)]
    [InlineData("D1", null)]
    public async Task What_is_not_certainly_public_stays_in_its_conversation_whatever_its_saver_wants(string channel, string? kind)
    {
        if (kind is not null)
            _bot.Slack.Channels[channel] = new Dictionary<string, object> { ["id"] = channel, ["is_private"] = false, [kind] = true };
        var form = await Form(Message(Words), channel: channel);
        Assert.Equal("here", Element(form, "Where").GetProperty("initial_option").GetProperty("value").GetString());

        var saved = await _bot.Submit(form, "U1", ("Where", "everywhere"));

        Assert.Contains("It is found in this conversation only", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Words, (await _bot.Answer("runbook with one command", ("channel_id", channel))).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await _bot.Answer("runbook with one command")).GetRawText(), StringComparison.Ordinal);
        if (channel.StartsWith('D'))
            Assert.Empty(_bot.Slack.CallsOf("conversations.info"));
    }

    [Fact]
    public async Task What_is_asked_of_slack_is_remembered_for_a_while()
    {
        await Form(Message(Words));
        await Form(Message("Other words of hers.", ts: "1767225600.000200"));
        Assert.Equal((2, 1), (_bot.Slack.CallsOf("users.info").Count, _bot.Slack.CallsOf("conversations.info").Count));

        await _bot.Pass(TimeSpan.FromMinutes(6));
        await Form(Message("More words of hers.", ts: "1767225600.000300"));
        Assert.Equal((2, 2), (_bot.Slack.CallsOf("users.info").Count, _bot.Slack.CallsOf("conversations.info").Count));
    }

    [Fact]
    public async Task It_is_undone_in_the_view_that_says_it_was_saved()
    {
        var saved = (await _bot.Submit(await Form(Message(Words)))).GetProperty("view");
        Assert.Equal(["Undo", "Edit"], SlackButtons.Labels(saved));

        var update = await PressIn(saved, "Undo");

        Assert.Equal("V1", update.GetProperty("view_id").GetString());
        Assert.Contains("Taken back, and found no more.", update.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(SlackRules.Broken(update.GetProperty("view")));
        Assert.Empty(await Quotes());
        Assert.DoesNotContain(Words, (await _bot.Answer("runbook with one command")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_edited_in_the_view_and_also_where_it_is_found()
    {
        var saved = (await _bot.Submit(await Form(Message(Words)))).GetProperty("view");

        var form = (await PressIn(saved, "Edit")).GetProperty("view");
        var edited = await _bot.Submit(form, "U1", ("Takeaway", "Write runbooks for the night."));

        Assert.Equal("edit_quote", form.GetProperty("callback_id").GetString());
        Assert.Contains("Changed.", edited.GetRawText(), StringComparison.Ordinal);
        var found = await _bot.Answer("runbook with one command");
        Assert.Contains("Write runbooks for the night.", found.GetRawText(), StringComparison.Ordinal);
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(found, "Edit")));
        Assert.Equal("edit_quote", _bot.Slack.CallsOf("views.open")[^1].GetProperty("view").GetProperty("callback_id").GetString());
    }

    [Fact]
    public async Task A_view_that_cannot_be_replaced_in_time_does_not_hold_up_the_acknowledgement()
    {
        var saved = (await _bot.Submit(await Form(Message(Words)))).GetProperty("view");
        var never = new TaskCompletionSource();
        _bot.Slack.Next("views.update", _ => never.Task);
        var start = _bot.Time.GetUtcNow();

        var pressed = _bot.Interact(SlackHost.PressedIn(saved, SlackButtons.Labelled(saved, "Undo")));
        await _bot.Until(() => pressed.IsCompleted, TimeSpan.FromMilliseconds(10), hangs: true);

        Assert.InRange(_bot.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Empty(await Quotes());
        never.SetResult();
    }

    [Fact]
    public async Task A_lesson_that_was_taught_by_a_form_is_taken_back_in_its_view_and_not_shared_from_there()
    {
        await _bot.Command("add");
        var taught = (await _bot.Submit(_bot.Slack.CallsOf("views.open")[^1].GetProperty("view"), "U1", ("Text", "Restart the queue before the worker, or jobs run twice."))).GetProperty("view");
        Assert.Equal(["Take it back"], SlackButtons.Labels(taught));

        Assert.Contains("Taken back. It said:", (await PressIn(taught, "Take it back")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_removes_what_others_saved_and_nobody_else_does()
    {
        await _bot.Submit(await Form(Message(Words)));
        Assert.DoesNotContain("Remove", SlackButtons.Labels(await _bot.Answer("runbook with one command", ("user_id", "U3"))));

        var remove = SlackButtons.Labelled(await _bot.Answer("runbook with one command", ("user_id", "UBOSS")), "Remove");
        await _bot.Interact(_bot.Pressed(remove, user: "U3"));
        Assert.Single(await Quotes());
        await _bot.Interact(_bot.Pressed(remove, user: "UBOSS"));

        Assert.Empty(await Quotes());
        Assert.Contains("cannot be quoted again", (await _bot.Submit(await Form(Message(Words)))).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_and_what_was_typed_stays_in_the_form()
    {
        await using var elsewhere = new TemporaryStore();
        var tables = await elsewhere.Tables();
        var quotes = await QuoteStore.Open(tables, TimeProvider.System, CancellationToken.None);
        await using var bot = await SlackHost.Start(services => services.AddSingleton(quotes));
        await bot.Shortcut(Message(Words));
        var form = bot.Slack.CallsOf("views.open")[^1].GetProperty("view");

        tables.IsDown = _ => true;
        var errors = await bot.Submit(form);
        Assert.Equal("errors", errors.GetProperty("response_action").GetString());
        Assert.StartsWith("It could not be kept: the store does not answer.", errors.GetProperty("errors").GetProperty("Words").GetString(), StringComparison.Ordinal);

        tables.IsDown = _ => false;
        Assert.Contains("Saved.", (await bot.Submit(form)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_words_of_people_are_not_logged()
    {
        await _bot.Submit(await Form(Message(Words)));

        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("Grace Hopper", StringComparison.Ordinal) || line.Contains("dashboard at three", StringComparison.Ordinal));
    }

    private async Task<JsonElement> PressIn(JsonElement view, string label, string user = "U1")
    {
        using var response = await _bot.Interact(SlackHost.PressedIn(view, SlackButtons.Labelled(view, label), user));
        response.EnsureSuccessStatusCode();
        return _bot.Slack.CallsOf("views.update")[^1];
    }
}
