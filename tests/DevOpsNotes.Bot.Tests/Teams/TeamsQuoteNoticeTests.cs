using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The person quoted is told once, alone, and decides.</summary>
public sealed class TeamsQuoteNoticeTests : IAsyncLifetime
{
    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_is_quoted_is_told_once_in_the_chat_with_the_bot()
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        var sent = Quoting.Sent(Quoting.Message(), Quoting.DataOf(await _people.Card(Quoting.Chosen(Quoting.Message())), "Save"));

        await _people.Card(sent.DeepClone().AsObject());
        await _bot.Until(() => _bot.Sent.Count == 2);
        await _people.Card(sent);
        await _bot.Pass(TimeSpan.FromSeconds(30));

        var told = _bot.Sent[1];
        Assert.Equal(("POST", Quoting.BoChat, false), (told.Method, told.Conversation, told.IsTargeted));
        var card = TeamsHost.CardOf(told);
        Assert.Contains("Sam Reader\n saved words of yours.", TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Contains(Quoting.Words, TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Equal(["Fine here", "Fine elsewhere", "Remove", "Never quote me"], TeamsHost.ButtonsOf(card));
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task Who_saves_own_words_is_not_told()
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));

        await _people.Save(Quoting.Message(), () => Quoting.By(Quoting.Bo, Quoting.InChannel("standard")));
        await _bot.Pass(TimeSpan.FromSeconds(30));

        Assert.Single(_bot.Sent);
    }

    [Theory]
    [InlineData("Fine here", "Thank you. It is found only in the conversation", false, true)]
    [InlineData("Fine elsewhere", "Thank you. Everybody in this workspace finds it.", true, true)]
    [InlineData("Remove", "Removed, and found no more.", false, false)]
    [InlineData("Never quote me", "Noted: nobody can save your words here", false, false)]
    public async Task Each_choice_of_the_person_quoted_takes_the_place_of_the_notice_and_counts(string choice, string answer, bool isElsewhere, bool isHere)
    {
        var button = TeamsHost.ButtonOf(TeamsHost.CardOf(await Told(kind: null)), choice);

        var card = (await _bot.Answer(Said.Pressed(ActionOf(button), ValueOf(button), Quoting.InChatOfBo()))).GetProperty("value");

        Assert.Contains(answer, TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Equal((isElsewhere, isHere), (await _people.IsFound(Said.InGroup("")), await _people.IsFound(Quoting.InChannel(null))));
    }

    [Fact]
    public async Task A_choice_by_a_client_that_does_not_know_the_newer_buttons_counts_as_well()
    {
        var button = TeamsHost.ButtonOf(TeamsHost.CardOf(await Told(kind: "standard")), "Remove").GetProperty("fallback");

        var answer = await _bot.Reply(Said.Submitted(ActionOf(button), ValueOf(button), Quoting.InChatOfBo()));

        Assert.Equal(("PUT", Quoting.BoChat, "1790000000500"), (answer.Method, answer.Conversation, answer.Activity));
        Assert.Contains("Removed, and found no more.", TeamsHost.TextOf(TeamsHost.CardOf(answer)), StringComparison.Ordinal);
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task Nobody_else_can_choose_for_the_person_quoted()
    {
        var card = TeamsHost.CardOf(await Told(kind: "standard"));

        foreach (var choice in new[] { "Fine here", "Fine elsewhere", "Remove" })
            await _bot.Answer(Said.Pressed(ActionOf(TeamsHost.ButtonOf(card, choice)), ValueOf(TeamsHost.ButtonOf(card, choice)), Quoting.By(Quoting.Cy, Said.InGroup(""))));

        Assert.True(await _people.IsFound(Said.InGroup("")));
    }

    [Fact]
    public async Task Who_never_wants_to_be_quoted_is_not_and_may_change_that()
    {
        var never = TeamsHost.ButtonOf(TeamsHost.CardOf(await Told(kind: "standard")), "Never quote me");
        var noted = (await _bot.Answer(Said.Pressed(ActionOf(never), ValueOf(never), Quoting.InChatOfBo()))).GetProperty("value");

        var other = Quoting.Message(id: "2");
        var form = await _people.Card(Quoting.Chosen(other));
        Assert.Equal("Who wrote that message does not want to be quoted. Nothing was saved.", await _people.Remark(Quoting.Sent(other, Quoting.DataOf(form, "Save"))));

        var again = TeamsHost.ButtonOf(noted, "Allow quoting me again");
        await _bot.Answer(Said.Pressed(ActionOf(again), ValueOf(again), Quoting.InChatOfBo()));
        Assert.Contains("Saved.", TeamsHost.TextOf(await _people.Card(Quoting.Sent(other, Quoting.DataOf(form, "Save")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_bot_has_no_chat_with_the_person_quoted_Remove_is_on_the_card()
    {
        await _people.Save();

        await UntilRemoveIsOnTheCard();

        Assert.Empty(_bot.Sent);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(502, "ServiceError")]
    public async Task Where_Teams_does_not_take_the_notice_Remove_is_on_the_card_and_it_is_not_sent_again(int status, string code)
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        _bot.Teams.NextFails(status, code);

        await _people.Save();
        await UntilRemoveIsOnTheCard();
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(2, _bot.Sent.Count);
    }

    [Theory]
    [InlineData(429, "Throttled")]
    [InlineData(412, "PreconditionFailed")]
    public async Task A_notice_that_was_certainly_not_posted_is_sent_later_and_once(int status, string code)
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        for (var i = 0; i < 6; i++)
            _bot.Teams.NextFails(status, code);

        await _people.Save();
        await _bot.Until(() => _bot.Sent.Count == 8, TimeSpan.FromSeconds(1));
        await _bot.Pass(TimeSpan.FromMinutes(3));

        Assert.Equal(8, _bot.Sent.Count);
        Assert.All(_bot.Sent.Skip(1), call => Assert.Contains(Quoting.Words, TeamsHost.TextOf(TeamsHost.CardOf(call)), StringComparison.Ordinal));
        Assert.DoesNotContain("Remove", TeamsHost.ButtonsOf(await _people.Ask("zebras zanzibar", Said.InGroup(""))));
    }

    /// <summary>Saves words of Bo's, whom the bot can reach.</summary>
    private async Task<ConnectorCall> Told(string? kind)
    {
        await _bot.Reply(Quoting.InChatOfBo("topics"));
        await _people.Save(Quoting.Message(), () => Quoting.InChannel(kind), ("Where", "everywhere"));
        await _bot.Until(() => _bot.Sent.Count == 2);
        return _bot.Sent[1];
    }

    private Task UntilRemoveIsOnTheCard() =>
        _bot.UntilAnswered(async () => TeamsHost.ButtonsOf(await _people.Ask("zebras zanzibar", Said.InGroup(""))).Contains("Remove"));

    private static string ActionOf(JsonElement button) => button.GetProperty("data").GetProperty("action").GetString()!;

    private static string ValueOf(JsonElement button) => button.GetProperty("data").GetProperty("value").GetString()!;
}
