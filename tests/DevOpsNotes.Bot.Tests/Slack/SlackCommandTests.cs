using System.Net;
using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>/devops in a channel, through the real host.</summary>
public sealed class SlackCommandTests : IAsyncLifetime
{
    private SlackHost _bot = null!;

    public async Task InitializeAsync() => _bot = await SlackHost.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_question_is_answered_privately_in_the_response_and_its_text_is_the_takeaway()
    {
        var message = await _bot.Answer("toil");

        Assert.Equal("ephemeral", message.GetProperty("response_type").GetString());
        Assert.Equal("Log interruptions first; automate where payoff and frequency agree.", message.GetProperty("text").GetString());
        Assert.Equal("Draw the toil snake before you automate", message.GetProperty("blocks").EnumerateArray().First(block => block.GetProperty("type").GetString() == "header").GetProperty("text").GetProperty("text").GetString());
        Assert.Empty(_bot.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("quote")]
    [InlineData("random toil")]
    [InlineData("today")]
    [InlineData("daily 9:30 Europe/Brussels")]
    [InlineData("daily now")]
    [InlineData("daily status")]
    [InlineData("topics")]
    [InlineData("by patrick debois")]
    [InlineData("about devopsdays ghent")]
    [InlineData("add \"Restart the queue before the worker.\"")]
    [InlineData("saved")]
    [InlineData("status")]
    [InlineData("thanks")]
    [InlineData("sourdough recipe")]
    public async Task Every_command_is_answered_in_the_response(string line)
    {
        var message = await _bot.Answer(line);

        Assert.NotEqual("", message.GetProperty("text").GetString());
        Assert.NotEqual(0, message.GetProperty("blocks").GetArrayLength());
        Assert.All(SlackRules.Broken(message), broken => Assert.Fail(broken));
    }

    [Fact]
    public async Task Help_says_who_reads_the_answers_and_what_to_do_in_a_thread()
    {
        Assert.Contains("Only you see the answer until you share it. Inside a thread mention the bot instead", (await _bot.Answer("help")).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", "Text Title Takeaway Topics")]
    [InlineData("daily", "What Time Days Zone Topics")]
    public async Task A_command_that_needs_a_form_opens_it(string line, string fields)
    {
        using var response = await _bot.Command(line);

        Assert.Equal("", await response.Content.ReadAsStringAsync());
        var call = Assert.Single(_bot.Slack.CallsOf("views.open"));
        Assert.Equal("1.2.abc", call.GetProperty("trigger_id").GetString());
        Assert.Equal(fields, string.Join(' ', call.GetProperty("view").GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("block_id").GetString())));
    }

    [Theory]
    [InlineData("expired_trigger_id", "That took too long")]
    [InlineData("exchanged_trigger_id", "That took too long")]
    [InlineData("missing_scope", "has to install it again")]
    [InlineData("token_revoked", "has to install it again")]
    [InlineData("view_too_large", "a fault of the bot")]
    [InlineData("a_code_from_the_future", "a fault of the bot")]
    public async Task A_form_that_slack_does_not_open_is_said(string code, string words)
    {
        _bot.Slack.NextFails("views.open", code);

        var message = await _bot.Answer("add");

        Assert.Contains(words, message.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slack_that_does_not_answer_does_not_make_a_command_wait_longer_than_slack_does()
    {
        var never = new TaskCompletionSource();
        _bot.Slack.Next("views.open", _ => never.Task);

        var answer = _bot.Answer("add");
        await _bot.Until(() => answer.IsCompleted, TimeSpan.FromMilliseconds(10), hangs: true);

        Assert.Contains("That took too long", (await answer).GetProperty("text").GetString(), StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public async Task What_is_said_in_one_workspace_is_not_found_in_another_and_an_unknown_one_is_told_so()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));

        Assert.StartsWith("This bot is not set up for this workspace.", (await _bot.Answer("toil", ("team_id", "T2"))).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("This bot is not set up", (await _bot.Answer("toil", ("is_enterprise_install", "true"), ("enterprise_id", "E1"))).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team_id")]
    [InlineData("user_id")]
    [InlineData("channel_id")]
    public async Task A_form_that_lacks_who_or_where_is_refused(string field)
    {
        using var response = await _bot.Command("toil", (field, ""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_bot_token_commands_work_and_a_form_says_what_is_missing()
    {
        await using var bot = await SlackHost.Start(("Slack:BotToken", null));

        Assert.Equal("ephemeral", (await bot.Answer("toil")).GetProperty("response_type").GetString());
        Assert.Contains("no token", (await bot.Answer("add")).GetProperty("text").GetString(), StringComparison.Ordinal);
        var health = await Health(bot);
        Assert.Equal("Degraded", health.GetProperty("status").GetString());
        Assert.False(health.TryGetProperty("age_seconds", out _));
    }

    [Fact]
    public async Task A_token_that_slack_refuses_is_not_used_again_and_health_says_so()
    {
        await using var bot = await SlackHost.Start(("Slack:BotToken", "xoxb-of-somebody-else"));
        await bot.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative));

        await bot.Until(() => bot.Logs.Lines.Any(line => line.Contains("refuses the bot token (invalid_auth)", StringComparison.Ordinal)));
        await bot.Answer("add");

        Assert.Equal("Degraded", (await Health(bot)).GetProperty("status").GetString());
        Assert.True((await Health(bot)).TryGetProperty("age_seconds", out _));
        Assert.Empty(bot.Slack.CallsOf("views.open"));
        Assert.DoesNotContain(bot.Logs.Lines, line => line.Contains("xoxb", StringComparison.Ordinal) || line.Contains(SlackHost.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_says_how_long_ago_slack_took_the_token()
    {
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        var before = (await Health(_bot)).GetProperty("age_seconds").GetInt64();

        _bot.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(before + 300, (await Health(_bot)).GetProperty("age_seconds").GetInt64());

        using var opened = await _bot.Command("add");
        Assert.Equal(0, (await Health(_bot)).GetProperty("age_seconds").GetInt64());
    }

    private static async Task<JsonElement> Health(SlackHost bot)
    {
        using var ready = await bot.Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("checks").GetProperty("slack");
    }
}
