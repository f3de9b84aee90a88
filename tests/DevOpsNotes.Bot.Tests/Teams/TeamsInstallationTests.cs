using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Where the bot is, as Teams tells it, and as its refusals do.</summary>
public sealed class TeamsInstallationTests : IAsyncLifetime
{
    private TeamsHost _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task An_installation_in_a_team_is_greeted_once_in_the_channel_it_was_made_from()
    {
        var greeting = await _bot.Reply(Said.Installation("add"));
        (await _bot.Tell(Said.Members("membersAdded", Said.Bot))).EnsureSuccessStatusCode();
        (await _bot.Tell(Said.Installation("add"))).EnsureSuccessStatusCode();
        await _bot.Reply(Said.InChannel("toil"));

        // A thread of its own: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
        Assert.Equal(("POST", "/emea/9f0c0000-0000-4000-8000-00000000aaaa/v3/conversations"), (greeting.Method, greeting.Path));
        Assert.Equal(Said.Channel, greeting.Body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString());
        var text = TeamsHost.TextOf(greeting.Body.GetProperty("activity").GetProperty("attachments")[0].GetProperty("content"));
        Assert.Contains("I stay silent until someone asks", text, StringComparison.Ordinal);
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task An_installation_for_a_person_is_greeted_in_the_chat()
    {
        var greeting = await _bot.Reply(Said.Installation("add", Said.InChat("")));

        Assert.Equal(Said.Chat, greeting.Conversation);
        Assert.Contains("I write only when you ask", TeamsHost.TextOf(TeamsHost.CardOf(greeting)), StringComparison.Ordinal);
        Assert.Equal((Said.Sam, Said.SamAad), await Find(Said.Chat) is { } chat ? (chat.UserId, chat.UserAadId) : default);
    }

    [Fact]
    public async Task A_bot_that_is_installed_again_greets_again()
    {
        // Without another conversation, all of the tenant would be erased.
        await _bot.Reply(Said.InGroup("toil"));
        await _bot.Reply(Said.Installation("add"));
        (await _bot.Tell(Said.Installation("remove"))).EnsureSuccessStatusCode();

        await _bot.Reply(Said.Installation("add"));

        Assert.Equal(3, _bot.Sent.Count);
    }

    /// <summary>Teams tells of a message again, which it was told before the bot was removed.</summary>
    [Fact]
    public async Task What_comes_again_does_not_bring_back_what_was_erased()
    {
        var message = Said.InChat("toil");
        await _bot.Reply(message);
        (await _bot.Tell(Said.Installation("remove", Said.InChat("")))).EnsureSuccessStatusCode();

        (await _bot.Tell(message.DeepClone().AsObject())).EnsureSuccessStatusCode();

        Assert.Null(await Find(Said.Chat));
    }

    [Fact]
    public async Task An_upgrade_is_not_greeted_and_others_who_come_and_go_are_nothing_to_the_bot()
    {
        foreach (var update in new[] { Said.Installation("add-upgrade"), Said.Installation("remove-upgrade"), Said.Members("membersAdded", "29:new"), Said.Members("membersRemoved", "29:old") })
            (await _bot.Tell(update)).EnsureSuccessStatusCode();
        await _bot.Reply(Said.InChannel("toil"));

        Assert.Single(_bot.Sent);
        Assert.NotNull(await Find(Said.Team));
    }

    [Fact]
    public async Task A_bot_that_was_taken_out_of_a_group_chat_forgets_it()
    {
        await _bot.Reply(Said.InGroup("toil"));

        (await _bot.Tell(Said.Members("membersRemoved", Said.Bot, Said.InGroup("")))).EnsureSuccessStatusCode();

        Assert.Null(await Find(Said.Group));
    }

    [Fact]
    public async Task A_removal_from_a_team_erases_all_of_its_channels_and_nothing_else()
    {
        await _bot.Reply(Said.Installation("add"));
        await _bot.Reply(Said.InChannel("toil"));
        await _bot.Reply(Said.InGroup("toil"));

        (await _bot.Tell(Said.Installation("remove"))).EnsureSuccessStatusCode();

        Assert.Equal([Said.Group], (await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None)).Select(conversation => conversation.Id));
    }

    [Theory]
    [InlineData("channelDeleted", Said.Team)]
    [InlineData("teamDeleted", null)]
    [InlineData("teamHardDeleted", null)]
    public async Task What_was_deleted_is_erased(string happened, string? left)
    {
        await _bot.Reply(Said.Installation("add"));
        await _bot.Reply(Said.InChannel("toil"));
        var update = Said.Members("membersAdded", "29:nobody");
        update["channelData"]!["eventType"] = happened;
        update["channelData"]!["channel"] = new JsonObject { ["id"] = Said.Channel };

        (await _bot.Tell(update)).EnsureSuccessStatusCode();

        Assert.Equal(left is null ? [] : [left], (await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None)).Select(conversation => conversation.Id));
    }

    [Fact]
    public async Task A_bot_that_is_removed_before_it_answered_says_nothing_more()
    {
        for (var i = 0; i < 20; i++)
            (await _bot.Tell(Said.InChannel("toil"))).EnsureSuccessStatusCode();
        await _bot.Until(() => !_bot.Teams.Calls.IsEmpty);

        (await _bot.Tell(Said.Installation("remove"))).EnsureSuccessStatusCode();
        var sent = _bot.Sent.Count;
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.InRange(sent, 1, 19);
        Assert.Equal(sent, _bot.Sent.Count);
    }

    [Fact]
    public async Task The_address_of_the_connector_is_the_one_of_the_last_activity()
    {
        await _bot.Reply(Said.InChat("toil"));
        var moved = Said.InChat("topics");
        moved["serviceUrl"] = $"https://smba.trafficmanager.net/de/{TokenForge.Tenant}/";

        var reply = await _bot.Reply(moved);

        Assert.StartsWith("/de/", reply.Path, StringComparison.Ordinal);
        Assert.Equal((string?)moved["serviceUrl"], (await Find(Said.Chat))!.ServiceUrl.OriginalString);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}""", "MessageWritesBlocked")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser","message":"x"}}""", "ConversationBlockedByUser")]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    public async Task Where_teams_no_longer_lets_it_write_the_bot_stops_until_it_hears_from_there(int status, string body, string reason)
    {
        _bot.Teams.Next(status, body);
        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up", StringComparison.Ordinal)));
        Assert.Equal(reason, (await Find(Said.Chat))!.DisabledReason);

        var again = await _bot.Reply(Said.InChat("topics"));

        Assert.Equal(Said.Chat, again.Conversation);
        Assert.False((await Find(Said.Chat))!.IsDisabled);
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_forgotten()
    {
        _bot.Teams.NextFails(404, "ConversationNotFound");
        await _bot.Reply(Said.InGroup("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up", StringComparison.Ordinal)));

        Assert.Null(await Find(Said.Group));
    }

    /// <summary>A message extension is used in chats that the bot is no member of; an invoke makes it none.</summary>
    [Fact]
    public async Task A_button_alone_does_not_make_a_conversation_that_the_bot_writes_to()
    {
        await _bot.Answer(Said.Pressed("say", "toil", Said.InGroup("")));

        Assert.Empty(await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None));
    }

    private Task<DevOpsNotes.Storage.Conversations.ConversationReference?> Find(string id) => _bot.Conversations.Find(TeamsHost.Workspace, id, CancellationToken.None);
}
