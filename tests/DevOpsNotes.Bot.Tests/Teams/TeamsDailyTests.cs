using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What is posted into Teams without having been asked for, through the real host.</summary>
public sealed class TeamsDailyTests : IAsyncLifetime
{
    private const string Absent = "I was removed from this conversation, or may not write here. Add me to this conversation, then start it again.";

    private static readonly Subscription Channel = TestPosts.In(TeamsHost.Workspace, Said.Channel, owner: Said.SamAad);
    private static readonly Subscription Group = TestPosts.In(TeamsHost.Workspace, Said.Group, owner: Said.SamAad);
    private static readonly Subscription Chat = TestPosts.In(TeamsHost.Workspace, Said.Chat, isPersonal: true, owner: Said.SamAad);

    private TeamsHost _bot = null!;

    private IDailySender Sender => _bot.Services.GetServices<IDailySender>().Single(sender => sender.Serves(TeamsHost.Workspace));

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        await _bot.Reply(Said.InChannel("topics"));
        await _bot.Reply(Said.InGroup("topics"));
        await _bot.Reply(Said.InChat("topics"));
        _bot.Teams.Calls.Clear();
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_post_in_a_channel_begins_a_thread_and_is_taken_back_as_its_first_message()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(await Send(Channel));

        var call = Assert.Single(_bot.Sent);
        Assert.Equal(("POST", null), (call.Method, call.Conversation));
        Assert.Equal(Said.Channel, call.Body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString());
        Assert.Equal("Lesson of the day: Counting toil", call.Body.GetProperty("activity").GetProperty("summary").GetString());
        Assert.True(await Sender.Delete(Channel, sent.Message!));
        var root = sent.Message!.Split(";messageid=")[1];
        Assert.Equal(("DELETE", $"{Said.Channel};messageid={root}", root), (_bot.Sent[^1].Method, _bot.Sent[^1].Conversation, _bot.Sent[^1].Activity));
        Assert.False(_bot.Teams.Posted.ContainsKey(root));
        Assert.True(await Sender.Delete(Channel, sent.Message));
    }

    [Fact]
    public async Task A_post_in_a_chat_is_a_message_of_its_own()
    {
        foreach (var subscription in new[] { Group, Chat })
        {
            var sent = Assert.IsType<SendOutcome.Sent>(await Send(subscription));

            var call = _bot.Sent[^1];
            Assert.Equal(("POST", subscription.Conversation, null, false), (call.Method, call.Conversation, call.Activity, call.IsTargeted));
            Assert.Equal(["Useful", "Keep", "Not useful", "Pause a week", "All settings"], TeamsHost.ButtonsOf(TeamsHost.CardOf(call)));
            Assert.True(await Sender.Delete(subscription, sent.Message!));
            Assert.Equal(("DELETE", subscription.Conversation, sent.Message), (_bot.Sent[^1].Method, _bot.Sent[^1].Conversation, _bot.Sent[^1].Activity));
        }
    }

    [Fact]
    public async Task Where_the_bot_never_was_or_is_no_longer_nothing_is_sent_ever_again()
    {
        await _bot.Conversations.Disable(TeamsHost.Workspace, Said.Group, "BotNotInConversationRoster", CancellationToken.None);

        foreach (var subscription in new[] { Group, TestPosts.In(TeamsHost.Workspace, "19:elsewhere@thread.v2") })
        {
            Assert.Equal(new SendOutcome.Refused(Absent, IsFinal: true), await Send(subscription));
            Assert.False(await Sender.Delete(subscription, "1790000000001"));
            await Sender.WaitForTurn(subscription.Workspace, subscription.Conversation, CancellationToken.None);
        }

        Assert.Empty(_bot.Sent);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(404, "ConversationNotFound")]
    public async Task Where_Teams_says_that_the_bot_is_gone_it_ends(int status, string code)
    {
        _bot.Teams.NextFails(status, code);

        Assert.Equal(new SendOutcome.Refused(Absent, IsFinal: true), await Send(Group));
        Assert.Equal(new SendOutcome.Refused(Absent, IsFinal: true), await Send(Group));
        Assert.Single(_bot.Sent);
    }

    [Fact]
    public async Task An_administrator_who_turns_the_app_off_ends_it_for_each_conversation_without_asking_again()
    {
        _bot.Teams.NextFails(403, "BotDisabledByAdmin");

        Assert.Equal(new SendOutcome.Refused("An administrator turned this app off in your organisation. Once it is on again, start it again.", IsFinal: true), await Send(Group));
        Assert.True(Assert.IsType<SendOutcome.Refused>(await Send(Chat)).IsFinal);
        Assert.Single(_bot.Sent);
    }

    [Theory]
    [InlineData(401, "BotNotRegistered", 2)]
    [InlineData(403, "AnythingElse", 1)]
    [InlineData(412, "PreconditionFailed", 1)]
    public async Task What_Teams_certainly_did_not_take_may_be_sent_later(int status, string code, int calls)
    {
        for (var i = 0; i < calls; i++)
            _bot.Teams.NextFails(status, code);

        Assert.IsType<SendOutcome.NotYet>(await Finished(Group));
        Assert.Equal(calls, _bot.Sent.Count);
    }

    [Fact]
    public async Task A_throttled_conversation_says_when()
    {
        _bot.Teams.NextIsTooMany(seconds: 60);

        Assert.Equal(TimeSpan.FromSeconds(60), Assert.IsType<SendOutcome.NotYet>(await Finished(Group)).Wait);
        Assert.Equal(TimeSpan.Zero, Sender.PauseOf(TeamsHost.Workspace));
        Assert.IsType<SendOutcome.Sent>(await Send(Chat));
    }

    [Fact]
    public async Task What_Teams_may_have_posted_is_not_known_and_not_posted_again()
    {
        _bot.Teams.NextFails(502, "ServiceError");

        Assert.IsType<SendOutcome.Unknown>(await Send(Channel));
        Assert.Single(_bot.Sent);
    }

    [Fact]
    public async Task What_is_too_large_is_sent_smaller_and_what_is_not_taken_even_so_fails_this_once()
    {
        _bot.Teams.NextFails(413, "MessageSizeTooBig");
        Assert.IsType<SendOutcome.Sent>(await Send(Group));

        _bot.Teams.NextFails(413, "MessageSizeTooBig");
        _bot.Teams.NextFails(400, "BadSyntax");
        Assert.False(Assert.IsType<SendOutcome.Refused>(await Send(Group)).IsFinal);
        Assert.Equal(4, _bot.Sent.Count);
    }

    [Fact]
    public async Task A_post_is_not_yet_sent_while_the_store_is_away()
    {
        await using var store = new TemporaryStore();
        var tables = await store.Tables();
        var conversations = await Storage.Conversations.ConversationStore.Open(tables, TimeProvider.System, CancellationToken.None);
        await using var bot = await TeamsHost.Start(services => services.AddSingleton(conversations));
        tables.IsDown = _ => true;

        Assert.Equal(new SendOutcome.NotYet("the store does not answer", Wait: null), await bot.Services.GetServices<IDailySender>().Single(sender => sender.Serves(TeamsHost.Workspace)).Send(Group, TestPosts.Lesson));
    }

    [Fact]
    public async Task An_address_that_is_not_Teams_is_sent_nothing()
    {
        var reference = (await _bot.Conversations.Find(TeamsHost.Workspace, Said.Group, CancellationToken.None))!;
        await _bot.Conversations.Seen(reference with { ServiceUrl = new Uri("https://evil.example/") }, CancellationToken.None);

        Assert.False(Assert.IsType<SendOutcome.Refused>(await Send(Group)).IsFinal);
        Assert.Empty(_bot.Sent);
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_not_gone()
    {
        _bot.Teams.NextFails(403, "AnythingElse");

        Assert.False(await Sender.Delete(Group, "1790000000001"));
    }

    [Fact]
    public async Task Who_set_it_up_is_told_in_the_chat_with_the_bot_and_nobody_where_there_is_none()
    {
        await Sender.TellOwner(Channel, TestPosts.Digest);
        await Sender.TellOwner(Channel with { Owner = Said.Sam }, TestPosts.Digest);
        await Sender.TellOwner(Channel with { Owner = "9f0c0000-0000-4000-8000-00000000abcd" }, TestPosts.Digest);
        await Sender.TellOwner(Channel with { Owner = "" }, TestPosts.Digest);

        Assert.Equal([Said.Chat, Said.Chat], _bot.Sent.Select(call => call.Conversation));
    }

    [Fact]
    public async Task Who_reads_along_is_as_it_was_when_it_was_set_up() =>
        Assert.Equal(Openness.Shared, await Sender.OpennessOf(Channel with { Openness = Openness.Shared }, CancellationToken.None));

    /// <summary>https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit: so that answers keep room beside it.</summary>
    [Fact]
    public void Ten_unasked_posts_a_second_go_to_one_tenant_while_answers_and_other_tenants_do_not_wait()
    {
        var pacing = _bot.Services.GetRequiredService<ConnectorPacing>();
        var turns = Enumerable.Range(0, 30).Select(i => pacing.TakeTurn(TestConnector.Target($"19:{i}") with { IsUnasked = true })).ToList();

        Assert.Equal([10, 10, 10], turns.GroupBy(turn => (int)turn.TotalSeconds).Select(second => second.Count()));
        Assert.Equal(TimeSpan.Zero, pacing.TakeTurn(TestConnector.Target("19:answer")));
        Assert.Equal(TimeSpan.Zero, pacing.TakeTurn(TestConnector.Target("19:0", tenant: "another") with { IsUnasked = true }));
    }

    [Fact]
    public async Task The_eleventh_conversation_of_a_tenant_waits_for_its_turn()
    {
        for (var i = 0; i < 10; i++)
            await Sender.WaitForTurn(Group.Workspace, (i % 2 == 0 ? Group : Chat).Conversation, CancellationToken.None);
        var eleventh = Sender.WaitForTurn(Channel.Workspace, Channel.Conversation, CancellationToken.None);

        Assert.False(eleventh.IsCompleted);
        await _bot.Until(() => eleventh.IsCompleted);
    }

    private Task<SendOutcome> Send(Subscription subscription) => Sender.Send(subscription, TestPosts.Lesson);

    /// <summary>Moves the clock until Teams was asked as often as it may be.</summary>
    private async Task<SendOutcome> Finished(Subscription subscription)
    {
        var sending = Task.Run(() => Send(subscription));
        await _bot.Until(() => sending.IsCompleted, TimeSpan.FromMilliseconds(100));
        return await sending;
    }
}
