using System.Text.Json;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What people do about a quote comes twice, late, at once, or in another order.</summary>
public sealed class SlackReorderedTests : IAsyncLifetime
{
    private const string NotTakenBack = "Only who saved a quote can take it back, and only once.";
    private const string NotRemoved = "Only the person quoted or an administrator can remove a quote. It may be removed already.";
    private const string NeverAgain = "A quote of this message was removed, and the message cannot be quoted again.";
    private const string ToldAlone = "chat.postEphemeral";

    private SlackHost _bot = null!;
    private SlackQuoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackQuoting.Start(("Slack:SaveEmoji", "bulb"));
        _people = new SlackQuoting(_bot);
        _bot.Slack.Messages[(SlackQuoting.Public, SlackQuoting.Ts)] = SlackQuoting.Message();
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Undo_pressed_again_does_nothing_more()
    {
        var saved = await _people.Save();
        await _people.PressIn(saved, "Undo");

        var again = await _people.PressIn(saved, "Undo");

        Assert.Contains(NotTakenBack, again.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([QuoteChange.Saved, QuoteChange.TakenBack], await Changes());
    }

    [Fact]
    public async Task Undo_pressed_twice_at_once_is_done_once()
    {
        var saved = await _people.Save();

        await Task.WhenAll(_people.PressIn(saved, "Undo"), _people.PressIn(saved, "Undo"));

        Assert.Empty(await _bot.Quotes());
        Assert.Equal([QuoteChange.Saved, QuoteChange.TakenBack], await Changes());
        Assert.Single(_bot.Slack.CallsOf("views.update"), update => update.GetRawText().Contains("Taken back, and found no more.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_Undo_leaves_what_somebody_else_saved_of_the_message_since()
    {
        var saved = await _people.Save();
        await _people.PressIn(saved, "Undo");
        await _people.Save(user: SlackQuoting.Cy);

        var late = await _people.PressIn(saved, "Undo");

        Assert.Contains(NotTakenBack, late.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(SlackQuoting.Cy, Assert.Single(await _bot.Quotes()).Saver);
    }

    [Theory]
    [InlineData("Undo", SlackQuoting.Ada)]
    [InlineData("Remove", SlackQuoting.Grace)]
    public async Task An_edit_that_is_sent_when_the_quote_is_gone_brings_nothing_back(string end, string user)
    {
        var saved = await _people.Save();
        var form = await _people.PressIn(saved, "Edit");
        var notice = await _people.Told();
        if (end == "Undo")
            await _people.PressIn(saved, end);
        else
            await _people.Press(notice, end, user, "DU2", isEphemeral: false);

        var sent = await _bot.Submit(form, SlackQuoting.Ada, ("Takeaway", "Drain first."));

        Assert.Contains("This one may be gone.", sent.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Zebras", sent.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.Quotes());
        Assert.False(await _people.IsFound());
    }

    [Fact]
    public async Task Edit_pressed_when_the_quote_is_gone_opens_no_form()
    {
        var saved = await _people.Save();
        await _people.PressIn(saved, "Undo");

        var late = await _people.PressIn(saved, "Edit");

        Assert.False(late.TryGetProperty("submit", out _));
        Assert.Contains("This one may be gone.", late.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fine here")]
    [InlineData("Fine elsewhere")]
    [InlineData("Remove")]
    public async Task A_choice_of_the_person_quoted_after_Undo_brings_nothing_back(string choice)
    {
        var saved = await _people.Save();
        var notice = await _people.Told();
        await _people.PressIn(saved, "Undo");

        var told = await Choose(notice, choice);

        Assert.Matches("That quote is not here any more|It may be removed already", told.GetProperty("text").GetString());
        Assert.Empty(await _bot.Quotes());
        Assert.False(await _people.IsFound());
        // Nothing was there to remove: who saved it may save it again.
        Assert.Contains("Saved.", (await _people.Save()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_of_the_choices_counts_in_whatever_order_they_come()
    {
        await _people.Save(channel: SlackQuoting.Private, values: ("Where", "everywhere"));
        var notice = await _people.Told();

        foreach (var (choice, isElsewhere) in new[] { ("Fine elsewhere", true), ("Fine elsewhere", true), ("Fine here", false), ("Fine elsewhere", true), ("Fine here", false), ("Remove", false), ("Fine elsewhere", false) })
        {
            await Choose(notice, choice);
            Assert.Equal(isElsewhere, await _people.IsFound());
        }

        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task Remove_pressed_by_two_at_once_is_done_once()
    {
        await _people.Save();
        var notice = await _people.Told();
        var byAdmin = await _people.Ask(SlackQuoting.Question, SlackQuoting.Boss);
        var before = _bot.Slack.CallsOf("hooks").Count;

        await Task.WhenAll(Choose(notice, "Remove"), _people.Press(byAdmin, "Remove", SlackQuoting.Boss));

        var told = _bot.Slack.CallsOf("hooks").Skip(before).Select(answer => answer.GetProperty("text").GetString()!).ToList();
        Assert.Single(told, text => text.StartsWith("Removed, and found no more.", StringComparison.Ordinal));
        Assert.Single(told, NotRemoved);
        Assert.Empty(await _bot.Quotes());
        Assert.Equal([QuoteChange.Saved, QuoteChange.Removed], await Changes());
    }

    [Fact]
    public async Task Undo_and_Remove_at_once_leave_nothing()
    {
        var saved = await _people.Save();
        var notice = await _people.Told();

        await Task.WhenAll(Choose(notice, "Remove"), _people.PressIn(saved, "Undo"));

        Assert.Empty(await _bot.Quotes());
        Assert.False(await _people.IsFound());
        Assert.Equal(2, (await Changes()).Count);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_after_who_was_quoted_removed_the_quote_brings_nothing_back()
    {
        var form = await _people.Form(SlackQuoting.Message());
        var another = await _people.Form(SlackQuoting.Message(), SlackQuoting.Cy);
        await _bot.Submit(form);
        await Choose(await _people.Told(), "Remove");

        foreach (var (sent, user) in new[] { (form, SlackQuoting.Ada), (another, SlackQuoting.Cy) })
            Assert.Contains(NeverAgain, (await _bot.Submit(sent, user)).GetRawText(), StringComparison.Ordinal);

        Assert.Empty(await _bot.Quotes());
        Assert.False(await _people.IsFound());
        await _bot.Pass(TimeSpan.FromMinutes(2));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_form_that_is_sent_after_never_quote_me_saves_nothing()
    {
        var late = await _people.Form(SlackQuoting.Message("Other words of hers.", ts: "1767225600.000900"), SlackQuoting.Cy);
        await _people.Save();
        await Choose(await _people.Told(), "Never quote me");

        Assert.Contains("does not want to be quoted", (await _bot.Submit(late, SlackQuoting.Cy)).GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task The_emoji_after_the_shortcut_finds_it_saved()
    {
        await _people.Save();

        await React("Ev1", SlackQuoting.Cy);
        await _bot.Until(() => _bot.Slack.CallsOf(ToldAlone).Count == 1);

        Assert.Contains("That is saved already", _bot.Slack.CallsOf(ToldAlone)[0].GetRawText(), StringComparison.Ordinal);
        await IsOneQuoteOf(SlackQuoting.Ada);
    }

    [Fact]
    public async Task The_shortcut_after_the_emoji_finds_it_saved_and_opens_no_form()
    {
        await React("Ev1", SlackQuoting.Cy);
        await _bot.Until(() => _bot.Slack.CallsOf(ToldAlone).Count == 1);

        using var chosen = await _bot.Shortcut(SlackQuoting.Message());

        Assert.Empty(_bot.Slack.CallsOf("views.open"));
        Assert.Contains("That is saved already", _bot.Slack.CallsOf("hooks")[^1].GetRawText(), StringComparison.Ordinal);
        await IsOneQuoteOf(SlackQuoting.Cy);
    }

    [Fact]
    public async Task An_emoji_after_the_quote_was_removed_brings_nothing_back()
    {
        await _people.Save();
        await Choose(await _people.Told(), "Remove");

        await React("Ev1", SlackQuoting.Cy);
        await _bot.Until(() => _bot.Slack.CallsOf(ToldAlone).Count == 1);

        Assert.Contains(NeverAgain, _bot.Slack.CallsOf(ToldAlone)[0].GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.Quotes());
    }

    [Fact]
    public async Task A_reaction_that_is_told_three_times_at_once_under_different_ids_saves_and_tells_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 3).Select(number => React($"Ev{number}", SlackQuoting.Cy)));
        await _bot.Until(() => _bot.Slack.CallsOf(ToldAlone).Count == 1);
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.Single(_bot.Slack.CallsOf(ToldAlone));
        await IsOneQuoteOf(SlackQuoting.Cy);
    }

    /// <summary>Slack tells of what it thinks was not heard; meanwhile it was taken back.</summary>
    [Fact]
    public async Task A_reaction_that_is_told_again_after_Undo_does_not_save_again()
    {
        await React("Ev1", SlackQuoting.Cy);
        await _bot.Until(() => _bot.Slack.CallsOf(ToldAlone).Count == 1);
        await _people.Press(_bot.Slack.CallsOf(ToldAlone)[0], "Undo", SlackQuoting.Cy);

        await React("Ev1", SlackQuoting.Cy);
        await React("Ev2", SlackQuoting.Cy);
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.Empty(await _bot.Quotes());
        Assert.Single(_bot.Slack.CallsOf(ToldAlone));
    }

    private async Task IsOneQuoteOf(string saver)
    {
        Assert.Equal(saver, Assert.Single(await _bot.Quotes()).Saver);
        await _people.Told();
        await _bot.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(_bot.Slack.CallsOf("chat.postMessage"));
    }

    /// <summary>As who was quoted, in the direct message with the bot.</summary>
    private Task<JsonElement> Choose(JsonElement notice, string choice) => _people.Press(notice, choice, SlackQuoting.Grace, "DU2", isEphemeral: false);

    private async Task React(string eventId, string user)
    {
        using var response = await _bot.Event(new
        {
            type = "event_callback",
            team_id = FakeSlack.Team,
            event_id = eventId,
            @event = new { type = "reaction_added", user, reaction = "bulb", item_user = SlackQuoting.Grace, item = new { type = "message", channel = SlackQuoting.Public, ts = SlackQuoting.Ts }, event_ts = "1767225650.000100" },
            authorizations = new[] { new { team_id = FakeSlack.Team, user_id = FakeSlack.BotUser, is_bot = true, is_enterprise_install = false } },
        });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What was done to quotes; the clock stands still, so in no order of time.</summary>
    private async Task<IReadOnlyList<QuoteChange>> Changes() =>
        [.. (await (await QuoteStore.Open(await _bot.Store.Tables(), _bot.Time, CancellationToken.None)).Changes(Scope.Of("slack:" + FakeSlack.Team), CancellationToken.None)).Select(change => change.What).Order()];
}
