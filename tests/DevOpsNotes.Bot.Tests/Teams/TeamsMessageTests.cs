using System.Text.Json.Nodes;
using DevOpsNotes.Storage.Work;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What people say to the bot in Teams, and what everybody sees of it.</summary>
public sealed class TeamsMessageTests : IAsyncLifetime
{
    private const string EveryoneSees = "Everyone here sees this. For private answers, chat with me.";

    private TeamsHost _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_word_in_the_chat_with_the_bot_is_answered_with_a_card_that_only_this_person_sees()
    {
        var reply = await _bot.Reply(Said.InChat("toil"));

        Assert.Equal(("POST", Said.Chat), (reply.Method, reply.Conversation));
        Assert.False(reply.IsTargeted);
        var card = TeamsHost.CardOf(reply);
        Assert.Contains("toil", TeamsHost.TextOf(card), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(EveryoneSees, TeamsHost.TextOf(card), StringComparison.Ordinal);
        // There is nobody to share it with.
        Assert.Equal(["Another", "Useful", "Not useful"], TeamsHost.ButtonsOf(card));
        Assert.StartsWith(reply.Body.GetProperty("summary").GetString()!, TeamsHost.TextOf(card).Split("Takeaway: \n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_answered_in_its_thread_and_says_that_everyone_sees_it()
    {
        var asked = Said.InChannel("toil");

        var reply = await _bot.Reply(asked);

        Assert.Equal((Said.Thread, (string?)asked["id"]), (reply.Conversation, reply.Activity));
        var card = TeamsHost.CardOf(reply);
        Assert.Contains(EveryoneSees, TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Share here", TeamsHost.ButtonsOf(card));
    }

    [Fact]
    public async Task A_mention_in_a_group_chat_is_answered_there()
    {
        var reply = await _bot.Reply(Said.InGroup("toil"));

        Assert.Equal(Said.Group, reply.Conversation);
        Assert.Contains(EveryoneSees, TeamsHost.TextOf(TeamsHost.CardOf(reply)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_its_writer_sees_is_answered_so_that_only_its_writer_sees_it()
    {
        var reply = await _bot.Reply(Said.BySlash("toil"));

        Assert.True(reply.IsTargeted);
        Assert.Null(reply.Activity);
        Assert.Equal((Said.Sam, true), (reply.Body.GetProperty("recipient").GetProperty("id").GetString(), reply.Body.GetProperty("recipient").GetProperty("isTargeted").GetBoolean()));
        var card = TeamsHost.CardOf(reply);
        Assert.DoesNotContain(EveryoneSees, TeamsHost.TextOf(card), StringComparison.Ordinal);
        Assert.Contains("Share here", TeamsHost.ButtonsOf(card));
    }

    /// <summary>Were it answered in public where Teams does not offer this, everybody would see what was asked.</summary>
    [Fact]
    public async Task A_private_answer_that_teams_does_not_take_is_not_given_in_public()
    {
        _bot.Teams.NextFails(400, "BadArgument");
        _bot.Teams.NextFails(400, "BadArgument");

        await _bot.Reply(Said.BySlash("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up", StringComparison.Ordinal)));

        Assert.All(_bot.Sent, call => Assert.True(call.IsTargeted));
    }

    [Fact]
    public async Task A_mention_alone_is_answered_with_where_to_begin()
    {
        var reply = await _bot.Reply(Said.InChannel(""));

        Assert.Contains("Type a word, a symptom or a whole question", TeamsHost.TextOf(TeamsHost.CardOf(reply)), StringComparison.Ordinal);
        Assert.Contains("@DevOps toil", TeamsHost.TextOf(TeamsHost.CardOf(reply)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("devops")]
    [InlineData("/DevOps")]
    [InlineData("/")]
    public async Task The_bots_name_alone_is_answered_with_where_to_begin(string text)
    {
        Assert.Contains("Type a word, a symptom or a whole question", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Said.InChat(text)))), StringComparison.Ordinal);
    }

    /// <summary>An administrator may let it hear everything; it stays silent until it is asked.</summary>
    [Fact]
    public async Task What_people_say_to_each_other_is_not_answered()
    {
        foreach (var message in new[] { Said.InGroup("hello all, lunch?"), Said.InChannel("toil") })
        {
            message.Remove("entities");
            message["text"] = "hello all, lunch?";
            (await _bot.Tell(message)).EnsureSuccessStatusCode();
        }

        await _bot.Reply(Said.InGroup("toil"));

        Assert.Single(_bot.Sent);
        Assert.Single(await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None));
    }

    [Theory]
    [InlineData("help", "Everyone here sees this.")]
    [InlineData("topics", "The topics with the most notes")]
    [InlineData("status", "181 notes")]
    [InlineData("quote", "No quotes")]
    [InlineData("random", "Takeaway: ")]
    [InlineData("today", "Takeaway: ")]
    [InlineData("daily", "Daily lesson:")]
    [InlineData("daily 9:30 Europe/Brussels", "Weekdays 09:30 Europe/Brussels here")]
    [InlineData("daily status", "There is no daily lesson here.")]
    [InlineData("saved", "Your team keeps nothing yet.")]
    [InlineData("thanks", "welcome")]
    [InlineData("add \"Restart the queue before the worker, or jobs run twice.\"", "Your team has a new lesson.")]
    [InlineData("sourdough recipe", "answers “sourdough recipe”")]
    public async Task Every_command_is_answered_with_a_card(string line, string expected)
    {
        var card = TeamsHost.CardOf(await _bot.Reply(Said.InGroup(line)));

        Assert.Contains(expected, TeamsHost.TextOf(card), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_line_that_wants_a_form_is_answered_with_a_button_that_opens_it()
    {
        var card = TeamsHost.CardOf(await _bot.Reply(Said.InChat("add")));

        var button = TeamsHost.ButtonOf(card, "Open the form");
        Assert.Equal("Action.Submit", button.GetProperty("type").GetString());
        Assert.Equal("task/fetch", button.GetProperty("data").GetProperty("msteams").GetProperty("type").GetString());
        var opened = await _bot.Answer(Said.Task("task/fetch", JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject()));
        Assert.Equal("Teach a lesson", opened.GetProperty("task").GetProperty("value").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_press_by_a_client_that_does_not_know_the_newer_buttons_takes_the_place_of_the_card()
    {
        var first = TeamsHost.CardOf(await _bot.Reply(Said.InChat("toil")));
        var value = TeamsHost.ButtonOf(first, "Another").GetProperty("fallback").GetProperty("data").GetProperty("value").GetString()!;

        var second = await _bot.Reply(Said.Submitted("another", value));

        Assert.Equal(("PUT", "1790000000500"), (second.Method, second.Activity));
        Assert.NotEqual(TeamsHost.TextOf(first), TeamsHost.TextOf(TeamsHost.CardOf(second)));
    }

    /// <summary>The message that everybody reads stays; what one of them wants is that one's business.</summary>
    [Fact]
    public async Task The_same_press_in_a_channel_is_answered_to_its_presser_alone()
    {
        var first = TeamsHost.CardOf(await _bot.Reply(Said.InChannel("toil")));
        var value = TeamsHost.ButtonOf(first, "Another").GetProperty("data").GetProperty("value").GetString()!;

        var second = await _bot.Reply(Said.Submitted("another", value, Said.InChannel("")));

        Assert.Equal(("POST", true), (second.Method, second.IsTargeted));
        Assert.Equal(Said.Sam, second.Body.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_file_without_words_and_the_words_of_a_bot_are_not_answered()
    {
        var ofBot = Said.InChat("toil");
        ofBot["from"]!["id"] = "28:another-bot";
        (await _bot.Tell(ofBot)).EnsureSuccessStatusCode();
        (await _bot.Tell(Said.InChat(""))).EnsureSuccessStatusCode();
        var foreignCard = Said.Submitted("", "");
        foreignCard["value"] = new JsonObject { ["colour"] = "red" };
        (await _bot.Tell(foreignCard)).EnsureSuccessStatusCode();

        await _bot.Reply(Said.InChat("topics"));

        Assert.Single(_bot.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_teams_tells_of_again_is_answered_once(bool hasSameId)
    {
        var message = Said.InChat("toil");
        var again = message.DeepClone().AsObject();
        if (!hasSameId)
            again["id"] = "1790000999999";

        await _bot.Reply(message);
        (await _bot.Tell(again)).EnsureSuccessStatusCode();
        await _bot.Reply(Said.InChat("topics"));

        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task The_same_words_said_twice_are_answered_twice()
    {
        await _bot.Reply(Said.InChat("random"));
        await _bot.Reply(Said.InChat("random"));

        Assert.Equal(2, _bot.Sent.Count);
    }

    /// <summary>People of another tenant write in a channel that is shared with them.</summary>
    [Fact]
    public async Task What_a_team_taught_is_not_shown_to_people_of_another_tenant()
    {
        await _bot.Reply(Said.InChannel("add \"Zebras drain the zanzibar queue before the worker starts.\""));
        Assert.Contains("Zebras", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Said.InChannel("zebras zanzibar")))), StringComparison.Ordinal);
        var foreign = Said.InChannel("zebras zanzibar");
        foreign["channelData"]!["tenant"]!["id"] = "11111111-2222-3333-4444-555555555555";

        var card = TeamsHost.CardOf(await _bot.Reply(foreign));

        Assert.DoesNotContain("Zebras drain", TeamsHost.TextOf(card), StringComparison.Ordinal);
    }

    /// <summary>What they teach stays in the channel in which they did.</summary>
    [Fact]
    public async Task What_people_of_another_tenant_teach_is_not_shown_in_another_conversation()
    {
        JsonObject Foreign(JsonObject message)
        {
            message["channelData"]!["tenant"]!["id"] = "11111111-2222-3333-4444-555555555555";
            return message;
        }

        await _bot.Reply(Foreign(Said.InChannel("add \"Zebras drain the zanzibar queue before the worker starts.\"")));

        Assert.Contains("Zebras drain", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Foreign(Said.InChannel("zebras zanzibar"))))), StringComparison.Ordinal);
        Assert.DoesNotContain("Zebras drain", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Foreign(Said.InGroup("zebras zanzibar"))))), StringComparison.Ordinal);
        Assert.DoesNotContain("Zebras drain", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Said.InGroup("zebras zanzibar")))), StringComparison.Ordinal);
        Assert.Contains("Zebras drain", TeamsHost.TextOf(TeamsHost.CardOf(await _bot.Reply(Said.InChannel("zebras zanzibar")))), StringComparison.Ordinal);
    }

    /// <summary>Keys stay for two days, what was said does not.</summary>
    [Fact]
    public async Task What_was_said_is_not_in_the_store_when_it_is_answered()
    {
        await _bot.Reply(Said.InChat("unmentionable words"));
        await _bot.Reply(Said.InChat("topics"));

        Assert.DoesNotContain("unmentionable", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_bot.Store.PathOf("devopsnotes.db"))), StringComparison.Ordinal);
    }

    /// <summary>Taken in, the conversation looked up when it comes, when its turn comes and when it is sent, claimed, removed.</summary>
    [Fact]
    public async Task A_message_costs_six_operations_on_the_store()
    {
        await _bot.Reply(Said.InChat("toil"));
        // The first is removed a moment after it was answered.
        var work = _bot.Services.GetRequiredService<WorkStore>();
        await _bot.UntilAnswered(async () => (await work.Abandoned(TimeSpan.Zero, CancellationToken.None)).Count == 0);
        // What a host looks for by itself is nobody's message.
        _bot.Tables.IsCounted = name => name is not ("versions" or "probe" or "due");
        _bot.Tables.CountsQueries = false;
        var before = _bot.Tables.Operations;

        // Shorter than the time between two looks for work that was left.
        await _bot.Reply(Said.InChat("topics"));
        await _bot.Until(() => _bot.Tables.Operations - before >= 6);
        await _bot.Pass(TimeSpan.FromMilliseconds(200));

        Assert.Equal(6, _bot.Tables.Operations - before);
    }

    [Fact]
    public async Task Nothing_that_was_said_and_no_token_is_logged()
    {
        await _bot.Reply(Said.InChat("unmentionable words"));

        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("unmentionable", StringComparison.Ordinal) || line.Contains(FakeCredential.Prefix, StringComparison.Ordinal) || line.Contains("hush", StringComparison.Ordinal) || line.Contains("eyJ", StringComparison.Ordinal));
    }
}
