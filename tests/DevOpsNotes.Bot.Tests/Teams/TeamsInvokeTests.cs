using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Buttons and forms, which are answered in the response.</summary>
public sealed class TeamsInvokeTests : IAsyncLifetime
{
    private TeamsHost _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Another_takes_the_place_of_the_card()
    {
        var first = await CardOf(Said.Pressed("say", "toil"));

        var second = await Pressed(first, "Another");

        Assert.NotEqual(TeamsHost.TextOf(first), TeamsHost.TextOf(second));
        Assert.Empty(_bot.Sent);
    }

    [Fact]
    public async Task A_choice_opens_in_place()
    {
        var first = await CardOf(Said.Pressed("say", "toil"));
        var title = CardRules.Descendants(first).First(part => part.TryGetProperty("type", out var type) && type.ValueEquals("ColumnSet"))
            .GetProperty("columns")[0].GetProperty("items")[0].GetProperty("inlines")[0].GetProperty("text").GetString()!;

        var second = await Pressed(first, "Read");

        Assert.StartsWith(title.Split(" — ")[0], TeamsHost.TextOf(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_in_a_chat_shows_on_the_card_and_is_kept()
    {
        var voted = await Pressed(await CardOf(Said.Pressed("say", "toil")), "Useful");

        Assert.Contains("✓ Useful", TeamsHost.ButtonsOf(voted));
        await _bot.UntilAnswered(async () => TeamsHost.TextOf(await CardOf(Said.Pressed("say", "status"))).Contains("Notes with votes from your team: 1.", StringComparison.Ordinal));
    }

    /// <summary>What everybody reads stays, and nobody else learns of it.</summary>
    [Fact]
    public async Task A_vote_among_others_is_noted_for_its_voter_alone()
    {
        var card = await CardOf(Said.Pressed("say", "toil", Said.InChannel("")));

        var answer = await _bot.Answer(Said.Pressed("useful", ValueOf(card, "Useful"), Said.InChannel("")));

        Assert.Equal("application/vnd.microsoft.activity.message", answer.GetProperty("type").GetString());
        Assert.Equal("Noted: useful. Nobody is shown who voted.", answer.GetProperty("value").GetString());
        Assert.Empty(_bot.Sent);
    }

    [Fact]
    public async Task What_is_shared_is_a_message_for_everyone_with_the_line_that_found_it()
    {
        var card = await CardOf(Said.Pressed("say", "toil", Said.InChannel("")));
        await _bot.Reply(Said.InChannel("status"));

        var answer = await _bot.Answer(Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel("")));
        await _bot.Until(() => _bot.Sent.Count == 2);

        Assert.Equal("It is being shared with everyone here.", answer.GetProperty("value").GetString());
        Assert.Equal(("POST", Said.Thread, false), (_bot.Sent[1].Method, _bot.Sent[1].Conversation, _bot.Sent[1].IsTargeted));
        Assert.Contains("asked: \n@DevOps toil", TeamsHost.TextOf(TeamsHost.CardOf(_bot.Sent[1])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_shared_twice_from_one_card_is_shared_once(bool isRedelivery)
    {
        var card = await CardOf(Said.Pressed("say", "toil", Said.InChannel("")));
        await _bot.Reply(Said.InChannel("status"));
        var press = Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel(""));
        var again = isRedelivery ? press.DeepClone().AsObject() : Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel(""));

        await _bot.Answer(press);
        var answer = await _bot.Answer(again);
        await _bot.Until(() => _bot.Sent.Count == 2);
        await _bot.Reply(Said.InChannel("topics"));

        Assert.Equal("It was just shared here.", answer.GetProperty("value").GetString());
        Assert.Equal(3, _bot.Sent.Count);
    }

    [Fact]
    public async Task What_is_shared_again_later_is_shared_again()
    {
        var card = await CardOf(Said.Pressed("say", "toil", Said.InChannel("")));
        await _bot.Reply(Said.InChannel("status"));
        await _bot.Answer(Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel("")));
        await _bot.Pass(TimeSpan.FromMinutes(5));

        await _bot.Answer(Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel("")));

        await _bot.Until(() => _bot.Sent.Count == 3);
    }

    [Fact]
    public async Task Where_the_bot_cannot_write_it_does_not_say_that_it_shares()
    {
        var card = await CardOf(Said.Pressed("say", "toil", Said.InChannel("")));

        var answer = await _bot.Answer(Said.Pressed("share", ValueOf(card, "Share here"), Said.InChannel("")));

        Assert.Equal("I cannot write here. Add me to this conversation, or mention me in it.", answer.GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_form_opens_shows_what_is_wrong_and_loses_nothing()
    {
        var card = await CardOf(Said.Pressed("say", "sourdough recipe"));
        var button = TeamsHost.ButtonOf(card, "Teach this");

        var form = await TaskOf(Said.Task("task/fetch", Object(button.GetProperty("data"))));
        var data = Object(TeamsHost.ButtonOf(form, "Teach").GetProperty("data"));
        (data["Text"], data["Title"]) = ("", "Knead the dough");
        var wrong = await TaskOf(Said.Task("task/submit", data.DeepClone().AsObject()));
        data["Text"] = "Knead the dough before you knead anything else, and let it rest.";
        var done = await TaskOf(Said.Task("task/submit", data));

        Assert.Contains("What would have answered “sourdough recipe”?", TeamsHost.TextOf(form), StringComparison.Ordinal);
        Assert.Contains(CardRules.Descendants(wrong), part => part.TryGetProperty("color", out var colour) && colour.ValueEquals("Attention"));
        Assert.Contains(CardRules.Descendants(wrong), part => part.TryGetProperty("value", out var value) && value.ValueEquals("Knead the dough"));
        Assert.Contains("Your team has a new lesson.", TeamsHost.TextOf(done), StringComparison.Ordinal);
        Assert.Contains("Knead the dough", TeamsHost.TextOf(await CardOf(Said.Pressed("say", "knead dough"))), StringComparison.Ordinal);
        // In the place of a form there are no newer buttons; what is pressed there comes back as the form did.
        Assert.Equal(["Take it back"], TeamsHost.ButtonsOf(done));
        var back = TeamsHost.ButtonOf(done, "Take it back");
        Assert.Equal("Action.Submit", back.GetProperty("type").GetString());
        var taken = await TaskOf(Said.Task("task/submit", Object(back.GetProperty("data"))));
        Assert.Contains("Taken back.", TeamsHost.TextOf(taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_is_taken_back_by_who_taught_it_and_by_nobody_else()
    {
        var taught = await CardOf(Said.Pressed("say", "add \"Restart the queue before the worker, or jobs run twice.\""));
        var value = ValueOf(taught, "Take it back");
        var byOther = Said.Pressed("undo-teaching", value);
        (byOther["from"]!["id"], byOther["from"]!["aadObjectId"]) = ("29:other", "9f0c0000-0000-4000-8000-00000000eeee");

        var refused = await _bot.Answer(byOther);
        var taken = await CardOf(Said.Pressed("undo-teaching", value));

        Assert.Equal("Only who taught a lesson can take it back, and only once.", refused.GetProperty("value").GetString());
        Assert.Contains("Taken back.", TeamsHost.TextOf(taken), StringComparison.Ordinal);
    }

    /// <summary>Ids in buttons are authorised again: what another tenant taught is not there.</summary>
    [Fact]
    public async Task A_button_with_the_id_of_another_tenants_lesson_shows_nothing_of_it()
    {
        var taught = await CardOf(Said.Pressed("say", "add \"Restart the queue before the worker, or jobs run twice.\""));
        var id = ValueOf(taught, "Take it back");
        var elsewhere = Said.Pressed("show", $"0|{id}|");
        elsewhere["conversation"]!["tenantId"] = "11111111-2222-3333-4444-555555555555";
        elsewhere["channelData"]!["tenant"]!["id"] = "11111111-2222-3333-4444-555555555555";

        var card = await CardOf(elsewhere);

        Assert.DoesNotContain("Restart", TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Contains("That note is not here any more.", TeamsHost.TextOf(card), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Submit","data":{"action":"say","value":"toil"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"say"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","data":{"action":7,"value":[]}}}""")]
    [InlineData("""{"action":"say"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"say\"")]
    public async Task A_button_that_is_not_the_bots_is_a_bad_request(string value)
    {
        var invoke = Said.Invoke("adaptiveCard/action");
        invoke["value"] = JsonNode.Parse(value);

        var answer = await _bot.Answer(invoke);

        Assert.Equal((400, "application/vnd.microsoft.error"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        Assert.Equal("BadRequest", answer.GetProperty("value").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("delete-everything", "x", "This button belongs to another version of the bot. Ask again, please.")]
    [InlineData("show", "not a trail", "This button belongs to an older version of the bot. Ask again, please.")]
    [InlineData("show", "99999999999999999999|x|toil", "This button belongs to an older version of the bot. Ask again, please.")]
    [InlineData("undo-teaching", "../../x", "Only who taught a lesson can take it back, and only once.")]
    public async Task A_button_that_was_tampered_with_says_what_to_do(string action, string value, string expected) =>
        Assert.Equal(expected, (await _bot.Answer(Said.Pressed(action, value))).GetProperty("value").GetString());

    [Theory]
    [InlineData("task/fetch", """{"colour":"red"}""")]
    [InlineData("task/submit", """{"Text":"no form"}""")]
    [InlineData("task/submit", """{"form":{"a":1}}""")]
    [InlineData("task/submit", """{"form":"add","form":"none","state":7}""")]
    [InlineData("task/submit", """{"form":"add","\ud800aaaaaaaaaaaaaaaaaaaaaaaaa":"x"}""")]
    public async Task A_form_that_was_tampered_with_says_what_to_do(string name, string data)
    {
        using var response = await _bot.Send(Said.Task(name, []).ToJsonString().Replace("\"data\":{}", $"\"data\":{data}", StringComparison.Ordinal), "Bearer " + TokenForge.Token(_bot.Time.GetUtcNow()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("task").TryGetProperty("value", out _));
    }

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData("signin/verifyState")]
    [InlineData("")]
    public async Task An_invoke_that_is_not_known_is_not_implemented(string name)
    {
        using var response = await _bot.Tell(Said.Invoke(name));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Pressed(JsonElement card, string title)
    {
        var button = TeamsHost.ButtonOf(card, title);
        return await CardOf(Said.Pressed(button.GetProperty("verb").GetString()!, button.GetProperty("data").GetProperty("value").GetString()!));
    }

    private async Task<JsonElement> CardOf(JsonObject invoke)
    {
        var answer = await _bot.Answer(invoke);
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer.GetProperty("type").GetString());
        return answer.GetProperty("value");
    }

    private async Task<JsonElement> TaskOf(JsonObject invoke)
    {
        var task = (await _bot.Answer(invoke)).GetProperty("task");
        Assert.Equal("continue", task.GetProperty("type").GetString());
        return task.GetProperty("value").GetProperty("card").GetProperty("content");
    }

    private static string ValueOf(JsonElement card, string title) => TeamsHost.ButtonOf(card, title).GetProperty("data").GetProperty("value").GetString()!;

    private static JsonObject Object(JsonElement json) => JsonNode.Parse(json.GetRawText())!.AsObject();
}
