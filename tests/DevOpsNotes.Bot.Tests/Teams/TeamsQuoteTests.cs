using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>*Save quote* among the actions of a message: the form, what is saved, and what takes the form's place.</summary>
public sealed class TeamsQuoteTests : IAsyncLifetime
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
    public async Task The_action_opens_a_form_with_the_words_and_who_said_them()
    {
        var task = (await _bot.Answer(Quoting.Chosen(Quoting.Message()))).GetProperty("task");
        var form = task.GetProperty("value").GetProperty("card").GetProperty("content");

        Assert.Equal("Save quote", task.GetProperty("value").GetProperty("title").GetString());
        var filled = Quoting.DataOf(form, "Save");
        Assert.Equal((Quoting.Words, "Bo Writer", "everywhere"), ((string?)filled["Words"], (string?)filled["Speaker"], (string?)filled["Where"]));
        // Whose words these are does not go through the card.
        Assert.Equal("", (string?)filled["state"]);
        Assert.Empty(_bot.Sent);
    }

    [Fact]
    public async Task What_is_saved_says_where_it_is_found_and_links_to_the_message()
    {
        var saved = await _people.Save();

        Assert.Contains("Saved. Everybody in the workspace finds it", TeamsHost.TextOf(saved), StringComparison.Ordinal);
        Assert.Contains("Bo Writer · 28 February 2026", TeamsHost.TextOf(saved), StringComparison.Ordinal);
        Assert.Equal(["Undo", "Edit"], TeamsHost.ButtonsOf(saved));
        Assert.All(saved.GetProperty("actions").EnumerateArray(), button => Assert.Equal("Action.Submit", button.GetProperty("type").GetString()));
        Assert.Equal(Quoting.LinkTo("teams.microsoft.com"), Assert.Single(LinksOf(saved)));
        Assert.Equal([Quoting.LinkTo("teams.microsoft.com")], LinksOf(await _people.Ask("zebras zanzibar", Said.InGroup(""))));
    }

    [Theory]
    [InlineData("teams.microsoft.com", true)]
    [InlineData("teams.cloud.microsoft", true)]
    [InlineData("eu.teams.microsoft.com", true)]
    [InlineData("teams.microsoft.com.evil.example", false)]
    [InlineData("evilteams.microsoft.com", false)]
    [InlineData("evil.example", false)]
    [InlineData("teams.microsoft.com@evil.example", false)]
    [InlineData("evil.example@teams.microsoft.com", false)]
    [InlineData("teams.microsoft.com:8443", false)]
    public async Task Only_links_to_Teams_itself_are_kept(string host, bool isKept)
    {
        var message = Quoting.Message();
        message["linkToMessage"] = Quoting.LinkTo(host);

        var saved = await _people.Save(message);

        Assert.Equal(isKept ? [Quoting.LinkTo(host)] : [], LinksOf(saved));
    }

    [Theory]
    [InlineData("http://teams.microsoft.com/l/message/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/l/message/1")]
    [InlineData("")]
    public async Task What_is_no_link_to_a_message_is_left_out(string link)
    {
        var message = Quoting.Message();
        message["linkToMessage"] = link;

        Assert.Empty(LinksOf(await _people.Save(message)));
    }

    [Fact]
    public async Task Mentions_links_lists_code_and_emoji_are_words_and_what_was_replied_to_is_not()
    {
        var form = await _people.Card(Quoting.Chosen(Quoting.Message(
            "<blockquote itemtype=\"http://schema.skype.com/Reply\"><p>somebody else's</p></blockquote><p><at id=\"0\">Sam Reader</at>, <a href=\"https://evil.example\">read this</a> <emoji alt=\"😀\"></emoji></p><ul><li>one</li></ul><pre>a\n  b</pre><script>x()</script>")));

        Assert.Equal("Sam Reader, read this 😀\none\na\n  b", (string?)Quoting.DataOf(form, "Save")["Words"]);
    }

    [Fact]
    public async Task A_text_that_is_no_HTML_is_taken_as_it_is()
    {
        var message = Quoting.Message("a < b &amp; c");
        message["body"]!["contentType"] = "text";

        Assert.Equal("a < b &amp; c", (string?)Quoting.DataOf(await _people.Card(Quoting.Chosen(message)), "Save")["Words"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>&nbsp;</p>")]
    [InlineData("<attachment id=\"1\"></attachment>")]
    [InlineData("<p>🎉 !!!</p>")]
    [InlineData("<p><img src=\"https://x.example/cat.png\" alt=\"cat\"></p>")]
    public async Task A_message_without_words_says_so(string html) =>
        Assert.StartsWith("There are no words in that message to quote", await _people.Remark(Quoting.Chosen(Quoting.Message(html))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"id":"1","from":{"user":null,"application":{"id":"9f0c0000-0000-4000-8000-00000000cccc","displayName":"DevOps"}},"body":{"contentType":"html","content":"<p>Toil</p>"}}""")]
    [InlineData("""{"id":"1","from":null,"body":{"contentType":"html","content":"<systemEventMessage/>"}}""")]
    [InlineData("""{"id":"1","deleted":true,"from":{"user":{"id":"9f0c0000-0000-4000-8000-00000000b0b0","displayName":"Bo"}},"body":{"contentType":"html","content":"<p>Toil</p>"}}""")]
    [InlineData("""{"id":7,"from":"Bo","body":[]}""")]
    [InlineData("\"toil\"")]
    public async Task What_no_person_wrote_or_what_is_deleted_is_not_quoted(string payload)
    {
        var invoke = Quoting.Chosen(null);
        invoke["value"]!["messagePayload"] = JsonNode.Parse(payload);

        Assert.StartsWith("No person wrote that message", await _people.Remark(invoke), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_message_it_says_where_to_choose_one() =>
        Assert.Equal("Choose Save quote among the actions of a message.", await _people.Remark(Quoting.Chosen(null)));

    [Fact]
    public async Task Of_forty_thousand_characters_the_beginning_can_be_quoted()
    {
        var message = Quoting.Message("<p>" + string.Join(' ', Enumerable.Repeat("zebra", 6700)) + " end</p>");

        var form = await _people.Card(Quoting.Chosen(message));
        var offered = (string)Quoting.DataOf(form, "Save")["Words"]!;
        var saved = await _people.Card(Quoting.Sent(message, Quoting.DataOf(form, "Save")));
        var beyond = await _people.Card(Quoting.Sent(Quoting.Message("<p>" + string.Join(' ', Enumerable.Repeat("zebra", 6700)) + " end</p>", "2"), Quoting.DataOf(form, "Save", ("Words", "zebra end"))));

        Assert.InRange(offered.Length, 1900, 2000);
        Assert.Contains("The message is long: its first", TeamsHost.TextOf(form), StringComparison.Ordinal);
        Assert.Contains("Saved.", TeamsHost.TextOf(saved), StringComparison.Ordinal);
        Assert.Contains("These are not the words of the message.", TeamsHost.TextOf(beyond), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Words", "Zebras eat lions.", "These are not the words of the message.")]
    [InlineData("Words", "", "A quote has words.")]
    [InlineData("Topics", "sourdough", "There is no topic “sourdough”.")]
    public async Task What_is_wrong_is_said_in_the_form_and_nothing_typed_is_lost(string field, string value, string problem)
    {
        var message = Quoting.Message();
        var form = await _people.Card(Quoting.Chosen(message));

        var again = await _people.Card(Quoting.Sent(message, Quoting.DataOf(form, "Save", (field, value), ("Takeaway", "Worth it."), ("Where", "here"))));

        Assert.Contains(problem, TeamsHost.TextOf(again), StringComparison.Ordinal);
        var filled = Quoting.DataOf(again, "Save");
        Assert.Equal((value, "Worth it.", "here", ""), ((string?)filled[field], (string?)filled["Takeaway"], (string?)filled["Where"], (string?)filled["state"]));
        Assert.False(await _people.IsFound(Said.InChannel("")));
    }

    [Fact]
    public async Task A_store_that_is_down_is_told_and_the_text_stays()
    {
        var message = Quoting.Message();
        var form = await _people.Card(Quoting.Chosen(message));
        _bot.Tables.IsDown = table => table == "workspaces";

        var again = await _people.Card(Quoting.Sent(message, Quoting.DataOf(form, "Save", ("Takeaway", "Worth it."))));
        _bot.Tables.IsDown = _ => false;
        var saved = await _people.Card(Quoting.Sent(message, Quoting.DataOf(again, "Save")));

        Assert.Contains("the store does not answer", TeamsHost.TextOf(again), StringComparison.Ordinal);
        Assert.Equal("Worth it.", (string?)Quoting.DataOf(again, "Save")["Takeaway"]);
        Assert.Contains("Saved.", TeamsHost.TextOf(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_slower_than_Teams_waits_is_told_and_the_text_stays()
    {
        var message = Quoting.Message();
        var form = await _people.Card(Quoting.Chosen(message));
        var gate = new TaskCompletionSource();
        _bot.Tables.Gate = gate.Task;

        var sending = Task.Run(() => _people.Card(Quoting.Sent(message, Quoting.DataOf(form, "Save", ("Takeaway", "Worth it.")))));
        await _bot.Until(() => sending.IsCompleted);
        var again = await sending;
        gate.SetResult();
        var second = Quoting.Sent(message, Quoting.DataOf(again, "Save"));

        Assert.Contains("This takes longer than Teams waits.", TeamsHost.TextOf(again), StringComparison.Ordinal);
        Assert.Equal("Worth it.", (string?)Quoting.DataOf(again, "Save")["Takeaway"]);
        Assert.Matches("Saved\\.|You saved that already\\.", TeamsHost.TextOf(await _people.Card(second)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_comes_again_saves_once(bool hasSameId)
    {
        var message = Quoting.Message();
        var first = Quoting.Sent(message, Quoting.DataOf(await _people.Card(Quoting.Chosen(message)), "Save"));
        var again = first.DeepClone().AsObject();
        if (!hasSameId)
            again["id"] = "f:another";

        await _people.Card(first);
        var card = await _people.Card(again);

        Assert.Contains("You saved that already.", TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Equal(["Edit", "Delete"], TeamsHost.ButtonsOf(card).Where(button => button != "Remove"));
        Assert.Contains("Your team keeps 1 quote", TeamsHost.TextOf(await _people.Ask("saved", Said.InChannel(""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_saved_is_not_saved_again()
    {
        await _people.Save();

        var offered = await _people.Card(Quoting.Chosen(Quoting.Message(), Quoting.By(Quoting.Cy, Quoting.InChannel("standard"))));

        Assert.Contains("That is saved already, by \nSam Reader", TeamsHost.TextOf(offered), StringComparison.Ordinal);
        Assert.DoesNotContain("Edit", TeamsHost.ButtonsOf(offered));
    }

    [Fact]
    public async Task Undo_takes_it_back_in_the_same_place()
    {
        var saved = await _people.Save();

        var undone = await _people.Card(Quoting.Sent(Quoting.Message(), Quoting.DataOf(saved, "Undo")));

        Assert.Contains("Taken back, and found no more.", TeamsHost.TextOf(undone), StringComparison.Ordinal);
        Assert.False(await _people.IsFound(Said.InChannel("")));
    }

    [Theory]
    [InlineData("composeExtension/submitAction")]
    [InlineData("task/submit")]
    public async Task Edit_opens_the_form_and_keeps_what_was_changed(string name)
    {
        JsonObject Sent(JsonObject data) => name == "task/submit" ? Said.Task(name, data, Quoting.InChannel("standard")) : Quoting.Sent(Quoting.Message(), data);
        var saved = await _people.Save();

        var form = await _people.Card(Sent(Quoting.DataOf(saved, "Edit")));
        var wrong = await _people.Card(Sent(Quoting.DataOf(form, "Keep", ("Words", "Lions drain the queue."))));
        var kept = await _people.Card(Sent(Quoting.DataOf(wrong, "Keep", ("Words", "Zebras drain the zanzibar queue…"), ("Takeaway", "Drain first."))));

        Assert.Contains("These are not the words of the message.", TeamsHost.TextOf(wrong), StringComparison.Ordinal);
        Assert.Contains("Changed.", TeamsHost.TextOf(kept), StringComparison.Ordinal);
        Assert.Contains("Drain first.", TeamsHost.TextOf(await _people.Ask("zebras zanzibar", Said.InChannel(""))), StringComparison.Ordinal);
        // "Remove" comes when the person quoted turns out to have no chat with the bot, sooner or later than this.
        Assert.Equal(["Edit", "Delete"], TeamsHost.ButtonsOf(kept).Where(button => button != "Remove"));
    }

    /// <summary>Where a client opens no form, the button that should comes as a message.</summary>
    [Fact]
    public async Task Edit_by_a_client_that_opens_no_forms_is_answered_with_a_button_that_opens_it()
    {
        var edit = Quoting.DataOf(await _people.Save(), "Edit");

        var card = TeamsHost.CardOf(await _bot.Reply(Said.Submitted((string)edit["action"]!, (string)edit["value"]!)));
        var form = await _people.Card(Said.Task("task/fetch", Quoting.DataOf(card, "Open the form")));

        Assert.Equal(Quoting.Words, (string?)Quoting.DataOf(form, "Keep")["Words"]);
    }

    /// <summary>Clients show a form of the card's making only where it is pressed; a card can claim anything.</summary>
    [Fact]
    public async Task Words_that_a_card_claims_somebody_wrote_are_not_believed()
    {
        var forged = $"{Said.Channel}\n1790000000009\n{Quoting.Bo}\nBo Writer\n\n2026-02-28\nPublic\nI never test anything, zebras zanzibar.";
        var message = Quoting.Message();
        var form = await _people.Card(Quoting.Chosen(message));
        JsonObject Data() => Quoting.DataOf(form, "Save", ("state", forged), ("Words", "I never test anything, zebras zanzibar."));

        var withMessage = await _people.Card(Quoting.Sent(message, Data()));
        var withoutMessage = await _people.Remark(Quoting.Sent(null, Data()));
        var ofAnotherKind = await _people.Remark(Said.Task("task/submit", Data(), Quoting.InChannel("standard")));

        Assert.Contains("These are not the words of the message.", TeamsHost.TextOf(withMessage), StringComparison.Ordinal);
        Assert.StartsWith("The message did not come along, so nothing was saved.", withoutMessage, StringComparison.Ordinal);
        Assert.Equal(withoutMessage, ofAnotherKind);
        Assert.DoesNotContain("I never test", TeamsHost.TextOf(await _people.Ask("zebras zanzibar", Said.InChannel(""))), StringComparison.Ordinal);
    }

    /// <summary>The action is there also where the bot is not installed: https://github.com/OfficeDev/Microsoft-Teams-Samples/issues/1470.</summary>
    [Fact]
    public async Task Where_the_bot_is_not_installed_it_saves_sends_nothing_and_does_not_take_the_place_for_one_to_write_to()
    {
        var between = Said.InGroup("");
        between["conversation"]!["id"] = "19:one_two@unq.gbl.spaces";

        var saved = await _people.Save(Quoting.Message(), () => between.DeepClone().AsObject());
        await _bot.Pass(TimeSpan.FromSeconds(30));

        Assert.Contains("Saved.", TeamsHost.TextOf(saved), StringComparison.Ordinal);
        Assert.Empty(await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None));
        Assert.Empty(_bot.Sent);
    }

    [Theory]
    [InlineData("composeExtension/fetchTask", "searchLessons")]
    [InlineData("composeExtension/submitAction", "searchLessons")]
    [InlineData("composeExtension/fetchTask", null)]
    public async Task An_action_that_is_not_known_is_not_implemented(string name, string? command)
    {
        var invoke = Said.Invoke(name, Quoting.InChannel("standard"));
        invoke["value"] = new JsonObject { ["commandId"] = command, ["messagePayload"] = Quoting.Message() };

        using var response = await _bot.Tell(invoke);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"action":7}""")]
    [InlineData("""{"form":"none","state":"x"}""")]
    [InlineData("""{"action":"quote-remove","value":"../../x"}""")]
    public async Task A_card_that_was_tampered_with_says_what_to_do(string data) =>
        Assert.NotEmpty(await _people.Remark(Quoting.Sent(Quoting.Message(), JsonNode.Parse(data)!.AsObject())));

    [Fact]
    public async Task Nothing_of_the_message_is_logged()
    {
        await _people.Save();

        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("Zebras", StringComparison.Ordinal) || line.Contains("Bo Writer", StringComparison.Ordinal) || line.Contains("Sam Reader", StringComparison.Ordinal));
    }

    private static List<string> LinksOf(JsonElement card) => [.. CardRules.Descendants(card).Where(part => part.TryGetProperty("url", out _)).Select(part => part.GetProperty("url").GetString()!)];
}
