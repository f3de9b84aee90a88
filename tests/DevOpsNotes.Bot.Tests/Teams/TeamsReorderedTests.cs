using System.Text.Json;
using System.Text.Json.Nodes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What people do about a quote comes twice, late, at once, or in another order.</summary>
public sealed class TeamsReorderedTests : IAsyncLifetime
{
    private const string NotTakenBack = "Only who saved a quote can take it back, and only once.";
    private const string NotRemoved = "Only the person quoted or an administrator can remove a quote. It may be removed already.";
    private const string NeverAgain = "A quote of this message was removed, and the message cannot be quoted again.";
    private const string Gone = "Only who saved a quote can edit it, where it is found. This one may be gone.";

    private TeamsHost _bot = null!;
    private Quoting _people = null!;
    private JsonElement _saved;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start(("Teams:Admins", Quoting.Cy));
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Undo_pressed_again_does_nothing_more()
    {
        var saved = await _people.Save();
        await _people.Card(PressIn(saved, "Undo"));

        Assert.Equal(NotTakenBack, await _people.Remark(PressIn(saved, "Undo")));
        Assert.Equal([QuoteChange.Saved, QuoteChange.TakenBack], await Changes());
    }

    /// <summary>Teams sends an invoke again that is not answered in time, under the same id.</summary>
    [Fact]
    public async Task Undo_that_is_sent_twice_at_once_is_done_once()
    {
        var press = PressIn(await _people.Save(), "Undo");

        var answers = await Task.WhenAll(_bot.Answer(press.DeepClone().AsObject()), _bot.Answer(press.DeepClone().AsObject()));

        Assert.Single(answers, answer => answer.GetRawText().Contains("Taken back, and found no more.", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer.GetRawText().Contains(NotTakenBack, StringComparison.Ordinal));
        Assert.Equal([QuoteChange.Saved, QuoteChange.TakenBack], await Changes());
    }

    [Fact]
    public async Task A_late_Undo_leaves_what_somebody_else_saved_of_the_message_since()
    {
        var saved = await _people.Save();
        await _people.Card(PressIn(saved, "Undo"));
        await _people.Save(Quoting.Message(), () => Quoting.By(Quoting.Cy, Quoting.InChannel("standard")));

        Assert.Equal(NotTakenBack, await _people.Remark(PressIn(saved, "Undo")));
        Assert.True(await _people.IsFound(Said.InGroup("")));
    }

    [Theory]
    [InlineData("Undo")]
    [InlineData("Remove")]
    public async Task An_edit_that_is_sent_when_the_quote_is_gone_brings_nothing_back(string end)
    {
        var notice = await Told();
        var saved = _saved;
        var form = await _people.Card(PressIn(saved, "Edit"));
        if (end == "Undo")
            await _people.Card(PressIn(saved, end));
        else
            await Choose(notice, end);

        Assert.Equal(Gone, await _people.Remark(Quoting.Sent(Quoting.Message(), Quoting.DataOf(form, "Keep", ("Takeaway", "Drain first.")))));
        Assert.Equal(Gone, await _people.Remark(PressIn(saved, "Edit")));
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Theory]
    [InlineData("Fine here", "That quote is not here any more, or it does not quote you.")]
    [InlineData("Fine elsewhere", "That quote is not here any more, or it does not quote you.")]
    [InlineData("Remove", NotRemoved)]
    public async Task A_choice_of_the_person_quoted_after_Undo_brings_nothing_back(string choice, string said)
    {
        var notice = await Told();
        await _people.Card(PressIn(_saved, "Undo"));

        Assert.Contains(said, (await Choose(notice, choice)).GetRawText(), StringComparison.Ordinal);

        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
        // Nothing was there to remove: who saved it may save it again.
        Assert.Contains("Saved.", TeamsHost.TextOf(await _people.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_of_the_choices_counts_in_whatever_order_they_come()
    {
        var notice = await Told(kind: "private");

        foreach (var (choice, isElsewhere) in new[] { ("Fine elsewhere", true), ("Fine elsewhere", true), ("Fine here", false), ("Fine elsewhere", true), ("Fine here", false), ("Remove", false), ("Fine elsewhere", false) })
        {
            await Choose(notice, choice);
            Assert.Equal(isElsewhere, await _people.IsFound(Said.InGroup("")));
        }

        Assert.False(await _people.IsFound(Quoting.InChannel("private")));
    }

    [Fact]
    public async Task Remove_pressed_by_two_at_once_is_done_once()
    {
        var notice = await Told();
        var byAdmin = TeamsHost.ButtonOf(await _people.Ask("zebras zanzibar", Quoting.By(Quoting.Cy, Said.InGroup(""))), "Remove");

        var answers = await Task.WhenAll(Choose(notice, "Remove"), _bot.Answer(Pressed(byAdmin, Quoting.By(Quoting.Cy, Said.InGroup("")))));

        Assert.Single(answers, answer => answer.GetRawText().Contains("Removed, and found no more.", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer.GetRawText().Contains(NotRemoved, StringComparison.Ordinal));
        Assert.Equal([QuoteChange.Saved, QuoteChange.Removed], await Changes());
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task Undo_and_Remove_at_once_leave_nothing()
    {
        var notice = await Told();

        await Task.WhenAll(Choose(notice, "Remove"), _bot.Answer(PressIn(_saved, "Undo")));

        Assert.Equal(2, (await Changes()).Count);
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task A_form_that_is_sent_again_after_who_was_quoted_removed_the_quote_brings_nothing_back()
    {
        var message = Quoting.Message();
        var sent = Quoting.Sent(message, Quoting.DataOf(await _people.Card(Quoting.Chosen(message)), "Save"));
        var another = Quoting.Sent(message, Quoting.DataOf(await _people.Card(Quoting.Chosen(message)), "Save"), Quoting.By(Quoting.Cy, Quoting.InChannel("standard")));
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        await _people.Card(sent.DeepClone().AsObject());
        await _bot.Until(() => _bot.Sent.Count == 2);
        await Choose(TeamsHost.CardOf(_bot.Sent[1]), "Remove");

        Assert.Equal(NeverAgain, await _people.Remark(sent));
        Assert.Equal(NeverAgain, await _people.Remark(another));
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task The_same_message_saved_by_two_at_once_is_one_quote_of_which_its_author_is_told_once()
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        var message = Quoting.Message();
        var data = Quoting.DataOf(await _people.Card(Quoting.Chosen(message)), "Save");

        var cards = await Task.WhenAll(
            _people.Card(Quoting.Sent(message, data.DeepClone().AsObject())),
            _people.Card(Quoting.Sent(message, data.DeepClone().AsObject(), Quoting.By(Quoting.Cy, Quoting.InChannel("standard")))));
        await _bot.Until(() => _bot.Sent.Count == 2);
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.Single(cards, card => TeamsHost.TextOf(card).Contains("Saved.", StringComparison.Ordinal));
        Assert.Single(cards, card => TeamsHost.TextOf(card).Contains("That is saved already", StringComparison.Ordinal));
        Assert.Equal([QuoteChange.Saved], await Changes());
        Assert.Equal(2, _bot.Sent.Count);
    }

    /// <summary>What is to be told is kept before the quote, and the store went away in between.</summary>
    [Fact]
    public async Task Of_a_quote_that_was_kept_by_half_nobody_is_told_until_it_is_saved()
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        var message = Quoting.Message();
        var form = await _people.Card(Quoting.Chosen(message));
        _bot.Tables.IsDown = table => table == "workspaces";
        var refused = await _people.Card(Quoting.Sent(message, Quoting.DataOf(form, "Save")));
        _bot.Tables.IsDown = _ => false;
        await _bot.Pass(TimeSpan.FromMinutes(6));

        Assert.Contains("the store does not answer", TeamsHost.TextOf(refused), StringComparison.Ordinal);
        Assert.Empty(await Changes());
        Assert.Single(_bot.Sent);

        Assert.Contains("Saved.", TeamsHost.TextOf(await _people.Card(Quoting.Sent(message, Quoting.DataOf(refused, "Save")))), StringComparison.Ordinal);
        await _bot.Until(() => _bot.Sent.Count == 2);
        await _bot.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task A_choice_by_an_older_client_that_is_sent_three_times_is_answered_once()
    {
        var notice = await Told();
        var press = Said.Submitted("quote-remove", TeamsHost.ButtonOf(notice, "Remove").GetProperty("data").GetProperty("value").GetString()!, Quoting.InChatOfBo());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await _bot.Tell(press.DeepClone().AsObject())).EnsureSuccessStatusCode()));
        await _bot.Until(() => _bot.Sent.Count == 3);
        await _bot.Pass(TimeSpan.FromSeconds(30));

        Assert.Contains("Removed, and found no more.", TeamsHost.TextOf(TeamsHost.CardOf(_bot.Sent[2])), StringComparison.Ordinal);
        Assert.Equal(3, _bot.Sent.Count);
    }

    /// <summary>Saves words of Bo's, whom the bot can reach: what Bo is told.</summary>
    private async Task<JsonElement> Told(string kind = "standard")
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        _saved = await _people.Save(Quoting.Message(), () => Quoting.InChannel(kind), ("Where", "everywhere"));
        await _bot.Until(() => _bot.Sent.Count == 2);
        return TeamsHost.CardOf(_bot.Sent[1]);
    }

    /// <summary>A button of what stands in a form's place.</summary>
    private static JsonObject PressIn(JsonElement card, string button) => Quoting.Sent(Quoting.Message(), Quoting.DataOf(card, button));

    private Task<JsonElement> Choose(JsonElement notice, string choice) => _bot.Answer(Pressed(TeamsHost.ButtonOf(notice, choice), Quoting.InChatOfBo()));

    private static JsonObject Pressed(JsonElement button, JsonObject where) =>
        Said.Pressed(button.GetProperty("data").GetProperty("action").GetString()!, button.GetProperty("data").GetProperty("value").GetString()!, where);

    /// <summary>What was done to quotes; the clock stands still, so in no order of time.</summary>
    private async Task<IReadOnlyList<QuoteChange>> Changes() =>
        [.. (await (await QuoteStore.Open(_bot.Tables, _bot.Time, CancellationToken.None)).Changes(TeamsHost.Workspace, CancellationToken.None)).Select(change => change.What).Order()];
}
