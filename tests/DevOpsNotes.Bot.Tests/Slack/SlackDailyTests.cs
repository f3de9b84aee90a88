using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What is posted into Slack without having been asked for, through the real host.</summary>
public sealed class SlackDailyTests : IAsyncLifetime
{
    private const string Post = "chat.postMessage";
    private const string Removed = "The app was removed from Slack, or its token was revoked.";
    private const string Absent = "I am not in this channel. Invite me with /invite @devops, then start it again.";

    private static readonly Scope Workspace = Scope.Of("slack:" + FakeSlack.Team);

    private SlackHost _bot = null!;

    private IDailySender Sender => _bot.Services.GetServices<IDailySender>().Single(sender => sender.Serves(Workspace));

    public async Task InitializeAsync() => _bot = await SlackHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_post_goes_into_the_channel_once_and_can_be_taken_back()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(await Send());

        var message = Assert.Single(_bot.Slack.CallsOf(Post));
        Assert.Equal(("C1", "Lesson of the day: Counting toil"), (message.GetProperty("channel").GetString(), message.GetProperty("text").GetString()));
        Assert.False(message.TryGetProperty("thread_ts", out _));
        Assert.False(message.GetProperty("unfurl_links").GetBoolean());
        Assert.Empty(SlackRules.Broken(message));
        Assert.Equal(["Not useful", "Pause a week", "All settings"], SlackButtons.Menu(message).Select(SlackButtons.Label));
        Assert.True(await Sender.Delete(TestPosts.In(Workspace, "C1"), sent.Message!));
        Assert.Empty(_bot.Slack.Posted);
        Assert.True(await Sender.Delete(TestPosts.In(Workspace, "C1"), sent.Message!));
    }

    [Fact]
    public async Task A_post_for_a_person_is_taken_back_from_the_direct_message_that_Slack_put_it_into()
    {
        var personal = TestPosts.In(Workspace, "U1", isPersonal: true);

        var sent = Assert.IsType<SendOutcome.Sent>(await Sender.Send(personal, TestPosts.Lesson));

        Assert.Equal("U1", Assert.Single(_bot.Slack.CallsOf(Post)).GetProperty("channel").GetString());
        Assert.True(await Sender.Delete(personal, sent.Message!));
        Assert.Equal("D1", Assert.Single(_bot.Slack.CallsOf("chat.delete")).GetProperty("channel").GetString());
    }

    [Theory]
    [InlineData("cant_delete_message")]
    [InlineData("channel_not_found")]
    public async Task What_Slack_does_not_let_the_bot_delete_is_not_gone(string code)
    {
        _bot.Slack.NextFails("chat.delete", code);

        Assert.False(await Sender.Delete(TestPosts.In(Workspace, "C1"), "C1:1.1"));
        Assert.False(await Sender.Delete(TestPosts.In(Workspace, "C1"), "what another version wrote"));
        Assert.Single(_bot.Slack.CallsOf("chat.delete"));
    }

    [Fact]
    public async Task Where_the_blocks_are_refused_the_words_are_posted()
    {
        _bot.Slack.NextFails(Post, "invalid_blocks");

        Assert.IsType<SendOutcome.Sent>(await Send());

        var plain = _bot.Slack.CallsOf(Post)[^1];
        Assert.False(plain.TryGetProperty("blocks", out _));
        Assert.Contains("Count the toil before you fight it", plain.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel_not_found", Absent)]
    [InlineData("not_in_channel", Absent)]
    [InlineData("is_archived", "The channel was archived.")]
    [InlineData("restricted_action_read_only_channel", "Only some people may post in this channel. Ask an owner of the workspace to let me, then start it again.")]
    [InlineData("ekm_access_denied", "Slack lets me write nothing here any more (ekm_access_denied).")]
    [InlineData("token_revoked", Removed)]
    [InlineData("account_inactive", Removed)]
    public async Task What_will_never_be_taken_again_is_refused_for_good_and_says_why(string code, string reason)
    {
        _bot.Slack.NextFails(Post, code);

        Assert.Equal(new SendOutcome.Refused(reason, IsFinal: true), await Send());
        Assert.Single(_bot.Slack.CallsOf(Post));
    }

    [Theory]
    [InlineData("user_disabled", "Slack does not let me write to this person any more: the account was deactivated.")]
    [InlineData("channel_not_found", "Slack does not let me write to this person any more: the account was deactivated.")]
    [InlineData("messages_tab_disabled", "The app's settings in Slack let it write no direct messages. Whoever runs it can change that.")]
    public async Task Why_a_person_gets_no_more_is_told_of_the_person(string code, string reason)
    {
        _bot.Slack.NextFails(Post, code);

        Assert.Equal(new SendOutcome.Refused(reason, IsFinal: true), await Sender.Send(TestPosts.In(Workspace, "U1", isPersonal: true), TestPosts.Lesson));
    }

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("invalid_arguments")]
    [InlineData("a_code_from_the_future")]
    public async Task What_somebody_can_mend_fails_this_once(string code)
    {
        _bot.Slack.NextFails(Post, code);

        Assert.False(Assert.IsType<SendOutcome.Refused>(await Send()).IsFinal);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("token_expired")]
    public async Task A_token_that_is_wrong_for_now_ends_nothing(string code)
    {
        _bot.Slack.NextFails(Post, code);

        Assert.IsType<SendOutcome.NotYet>(await Send());
        Assert.IsType<SendOutcome.NotYet>(await Send());
        Assert.Single(_bot.Slack.CallsOf(Post));
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_remembered_as_such_until_Slack_takes_it_again()
    {
        await Known();
        _bot.Slack.NextFails(Post, "token_revoked");
        await Send();

        Assert.Equal(new SendOutcome.Refused(Removed, IsFinal: true), await Send());
        Assert.Single(_bot.Slack.CallsOf(Post));
        await _bot.Pass(TimeSpan.FromSeconds(40));
        Assert.IsType<SendOutcome.Sent>(await Send());
    }

    [Fact]
    public async Task What_Slack_says_later_of_a_refused_token_counts()
    {
        await Known();
        _bot.Slack.NextFails(Post, "invalid_auth");
        Assert.IsType<SendOutcome.NotYet>(await Send());
        foreach (var _ in Enumerable.Range(0, 3))
            _bot.Slack.NextFails("auth.test", "account_inactive");

        await _bot.Until(() => _bot.Slack.CallsOf("auth.test").Count > 1, TimeSpan.FromSeconds(1));
        await _bot.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(new SendOutcome.Refused(Removed, IsFinal: true), await Send());
    }

    [Fact]
    public async Task Without_a_token_it_is_not_sent_yet()
    {
        await using var bot = await SlackHost.Start(("Slack:BotToken", null));

        Assert.IsType<SendOutcome.NotYet>(await bot.Services.GetServices<IDailySender>().Single(sender => sender.Serves(Workspace)).Send(TestPosts.In(Workspace, "C1"), TestPosts.Lesson));
        Assert.Empty(bot.Slack.CallsOf(Post));
    }

    [Fact]
    public async Task A_throttled_workspace_is_paused_as_long_as_Slack_says()
    {
        _bot.Slack.NextIsTooMany(Post, seconds: 60);

        Assert.Equal(TimeSpan.FromSeconds(60), Assert.IsType<SendOutcome.NotYet>(await Send()).Wait);
        Assert.InRange(Sender.PauseOf(Workspace), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, Sender.PauseOf(Scope.Of("slack:T2")));
        Assert.InRange(Assert.IsType<SendOutcome.NotYet>(await Send()).Wait!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        Assert.Single(_bot.Slack.CallsOf(Post));
    }

    [Fact]
    public async Task A_Slack_that_is_not_reached_has_nothing_yet()
    {
        await using var bot = await SlackHost.Start(("Slack:ApiUrl", "http://127.0.0.1:1/api/"));
        var sending = Task.Run(() => bot.Services.GetServices<IDailySender>().Single(sender => sender.Serves(Workspace)).Send(TestPosts.In(Workspace, "C1"), TestPosts.Lesson));

        await bot.Until(() => sending.IsCompleted, TimeSpan.FromMilliseconds(100));

        Assert.IsType<SendOutcome.NotYet>(await sending);
    }

    [Fact]
    public async Task What_Slack_may_have_posted_is_not_known_and_not_posted_again()
    {
        _bot.Slack.Next(Post, context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });

        Assert.IsType<SendOutcome.Unknown>(await Send());
        Assert.Single(_bot.Slack.CallsOf(Post));
    }

    [Fact]
    public async Task Posts_into_one_channel_keep_a_second_between_them()
    {
        var channel = TestPosts.In(Workspace, "C1");
        await Sender.WaitForTurn(channel.Workspace, channel.Conversation, CancellationToken.None);
        var second = Sender.WaitForTurn(channel.Workspace, channel.Conversation, CancellationToken.None);

        await Sender.WaitForTurn(channel.Workspace, "C2", CancellationToken.None);
        Assert.False(second.IsCompleted);
        await _bot.Pass(TimeSpan.FromSeconds(1));
        await second;
    }

    [Fact]
    public async Task Who_set_it_up_is_told_in_a_direct_message()
    {
        await Sender.TellOwner(TestPosts.In(Workspace, "C1", owner: "U7"), TestPosts.Digest);

        Assert.Equal("U7", Assert.Single(_bot.Slack.CallsOf(Post)).GetProperty("channel").GetString());
    }

    [Fact]
    public async Task Who_reads_along_is_asked_of_Slack_and_of_a_person_it_is_known()
    {
        _bot.Slack.HasPublic("C1");

        Assert.Equal(Openness.Public, await Sender.OpennessOf(TestPosts.In(Workspace, "C1"), CancellationToken.None));
        Assert.Equal(Openness.Unknown, await Sender.OpennessOf(TestPosts.In(Workspace, "C9"), CancellationToken.None));
        Assert.Equal(Openness.Private, await Sender.OpennessOf(TestPosts.In(Workspace, "U1", isPersonal: true), CancellationToken.None));
        Assert.Equal(2, _bot.Slack.CallsOf("conversations.info").Count);
    }

    private Task<SendOutcome> Send() => Sender.Send(TestPosts.In(Workspace, "C1"), TestPosts.Lesson);

    /// <summary>Slack has said whose token it is, so that nothing but what a test does asks it.</summary>
    private Task Known() => _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
}
