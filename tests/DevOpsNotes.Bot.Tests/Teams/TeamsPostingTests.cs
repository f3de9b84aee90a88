using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What becomes of answers when Teams throttles, fails, refuses or is slow.</summary>
public sealed class TeamsPostingTests : IAsyncLifetime
{
    private TeamsHost _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(5)]
    [InlineData(90)]
    [InlineData(null)]
    public async Task A_message_that_teams_does_not_take_yet_is_sent_when_it_does(int? seconds)
    {
        _bot.Teams.NextIsTooMany(seconds);
        var start = _bot.Time.GetUtcNow();

        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Sent.Count == 2, TimeSpan.FromSeconds(1));
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.InRange(_bot.Sent[1].At - start, TimeSpan.FromSeconds(seconds ?? 1), TimeSpan.FromSeconds((seconds ?? 5) + 40));
        Assert.Equal(2, _bot.Sent.Count);
    }

    [Fact]
    public async Task What_collides_with_something_else_is_sent_again()
    {
        _bot.Teams.NextFails(412, "PreconditionFailed");

        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Sent.Count == 2, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(500)]
    public async Task What_may_have_been_posted_is_not_sent_again(int status)
    {
        _bot.Teams.Next(status, "<html>Bad gateway</html>");

        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up: Unknown", StringComparison.Ordinal)));
        await _bot.Pass(TimeSpan.FromMinutes(6));

        Assert.Single(_bot.Sent);
    }

    [Fact]
    public async Task A_connector_that_does_not_answer_is_given_up_and_not_tried_again()
    {
        _bot.Teams.NextHangs();

        (await _bot.Tell(Said.InChat("toil"))).EnsureSuccessStatusCode();
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up: Unknown", StringComparison.Ordinal)), TimeSpan.FromSeconds(1), hangs: true);
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.Single(_bot.Sent);
    }

    [Fact]
    public async Task A_card_that_teams_does_not_take_is_sent_with_the_least_on_it()
    {
        _bot.Teams.Next(StatusCodes.Status413PayloadTooLarge);

        var large = TeamsHost.CardOf(await _bot.Reply(Said.InChat("toil")));
        await _bot.Until(() => _bot.Sent.Count == 2);

        var small = TeamsHost.CardOf(_bot.Sent[1]);
        Assert.True(small.GetRawText().Length < large.GetRawText().Length / 3);
        Assert.Equal(_bot.Sent[0].Body.GetProperty("summary").GetString(), TeamsHost.TextOf(small).Split('\n')[0]);
    }

    [Fact]
    public async Task An_answer_to_a_message_that_was_deleted_is_sent_by_itself()
    {
        _bot.Teams.NextFails(404, "ActivityNotFoundInConversation");

        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Sent.Count == 2);

        Assert.Null(_bot.Sent[1].Activity);
        Assert.NotNull(await _bot.Conversations.Find(TeamsHost.Workspace, Said.Chat, CancellationToken.None));
    }

    [Fact]
    public async Task Refused_credentials_show_in_the_health_and_nothing_is_lost()
    {
        foreach (var _ in Enumerable.Range(0, 2))
            _bot.Teams.Next(StatusCodes.Status401Unauthorized, """{"message":"Authorization has been denied for this request."}""");

        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("Teams refuses the bot's token", StringComparison.Ordinal)));
        var health = await _bot.Client.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative));
        Assert.InRange(await Age(), 0, 60);
        await _bot.Until(() => _bot.Sent.Count == 3, TimeSpan.FromSeconds(5));

        Assert.Contains("Check that Teams:AppId, Teams:AppType and Teams:TenantId", health, StringComparison.Ordinal);
        Assert.Equal(_bot.Sent[0].Body.GetRawText(), _bot.Sent[2].Body.GetRawText());
        await _bot.UntilAnswered(async () => !(await _bot.Client.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative))).Contains("Degraded", StringComparison.Ordinal));
        var taken = await Age();
        _bot.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(taken + 300, await Age());
        await _bot.Reply(Said.InChat("toil"));
        Assert.InRange(await Age(), 0, 60);

        async Task<long> Age() => JsonDocument.Parse(await _bot.Client.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative))).RootElement
            .GetProperty("checks").GetProperty("teams").GetProperty("age_seconds").GetInt64();
    }

    [Fact]
    public async Task A_tenant_whose_administrator_turned_the_bot_off_is_left_alone_until_it_is_heard_from()
    {
        _bot.Teams.NextFails(403, "BotDisabledByAdmin");
        await _bot.Reply(Said.InChat("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up: DisabledByAdmin", StringComparison.Ordinal)));
        await _bot.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(_bot.Sent);
        Assert.True((await _bot.Conversations.Find(TeamsHost.Workspace, Said.Chat, CancellationToken.None))!.IsDisabled);

        await _bot.Reply(Said.InChat("topics"));

        Assert.Equal(2, _bot.Sent.Count);
    }

    /// <summary>An answer that comes so late is none.</summary>
    [Fact]
    public async Task A_message_that_teams_wants_much_later_is_given_up()
    {
        _bot.Teams.NextIsTooMany(86_400);

        await _bot.Reply(Said.InChat("toil"));

        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up: RateLimited", StringComparison.Ordinal)));
    }

    /// <summary>It says something of the reader, not of the channel.</summary>
    [Fact]
    public async Task A_private_answer_that_is_refused_does_not_silence_the_channel()
    {
        _bot.Teams.NextFails(404, "BotNotInConversationRoster");
        await _bot.Reply(Said.BySlash("toil"));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("was given up", StringComparison.Ordinal)));

        Assert.False((await _bot.Conversations.Find(TeamsHost.Workspace, Said.Channel, CancellationToken.None))!.IsDisabled);
    }

    [Fact]
    public async Task Many_questions_at_once_stay_within_the_limits_of_a_conversation()
    {
        var start = _bot.Time.GetUtcNow();
        for (var i = 0; i < 30; i++)
            (await _bot.Tell(Said.InGroup("toil"))).EnsureSuccessStatusCode();
        await _bot.Until(() => _bot.Sent.Count == 30);

        // Eight in two seconds.
        Assert.InRange(_bot.Sent[29].At - start, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(15));
    }
}
