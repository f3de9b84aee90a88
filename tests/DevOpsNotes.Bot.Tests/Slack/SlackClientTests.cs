using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Tests.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What the client makes of a Slack that misbehaves.</summary>
public sealed class SlackClientTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private FakeSlack _slack = null!;
    private SlackClient _client = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.Start(_time);
        _client = ClientOf(_slack.ApiUrl);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_call_brings_the_token_and_the_arguments_and_gives_what_slack_answered()
    {
        var result = await Call(SlackMethod.PostMessage, "{\"channel\":\"C1\"}");

        Assert.True(result.IsOk);
        Assert.Equal("1767225601.000100", result.Body.GetProperty("ts").GetString());
        Assert.Equal("C1", Assert.Single(_slack.CallsOf("chat.postMessage")).GetProperty("channel").GetString());
    }

    [Fact]
    public async Task A_method_that_takes_no_json_is_given_a_form()
    {
        _slack.Knows("U1", "Ada Lovelace & co");

        var result = await Call(SlackMethod.UserInfo, "{\"user\":\"U1\",\"include_locale\":true}");

        Assert.Equal("Ada Lovelace & co", result.Body.GetProperty("user").GetProperty("profile").GetProperty("display_name").GetString());
        Assert.Equal("true", Assert.Single(_slack.CallsOf("users.info")).GetProperty("include_locale").GetString());
    }

    [Fact]
    public async Task What_may_have_happened_is_repeated_only_where_that_does_no_harm()
    {
        foreach (var method in new[] { SlackMethod.PostMessage, SlackMethod.OpenView, SlackMethod.AuthTest })
        {
            _slack.Next(method.Name, Answer(502, "<html>"));
            var result = await Call(method);

            Assert.Equal(method.IsRepeatable ? null : SlackErrorClass.Unknown, result.Error);
            Assert.Equal(method.IsRepeatable ? 2 : 1, _slack.CallsOf(method.Name).Count);
        }
    }

    [Theory]
    [InlineData(200, "{\"ok\":", "no JSON")]
    [InlineData(200, "<html>", "no JSON")]
    [InlineData(200, "[]", "not an answer of Slack")]
    [InlineData(200, "{\"ok\":\"true\"}", "not an answer of Slack")]
    [InlineData(200, "", "no JSON")]
    [InlineData(200, "ok", "no JSON")]
    [InlineData(302, "", "302")]
    public async Task An_answer_that_is_none_of_slacks_is_a_failure(int status, string body, string code)
    {
        _slack.Next("chat.postMessage", Answer(status, body));

        var result = await Call(SlackMethod.PostMessage);

        Assert.Equal((false, code), (result.IsOk, result.Code));
    }

    [Fact]
    public async Task A_slack_that_cannot_be_reached_is_tried_three_times_and_nothing_was_sent()
    {
        var client = ClientOf("http://127.0.0.1:1/api/");
        var call = client.Call(SlackMethod.PostMessage, "slack:T1", FakeSlack.Token, "{}"u8.ToArray(), CancellationToken.None);

        Assert.Equal(SlackErrorClass.Unreachable, (await Finished(call)).Error);
    }

    [Fact]
    public async Task A_slack_that_does_not_answer_is_given_up_after_a_while()
    {
        var never = new TaskCompletionSource();
        _slack.Next("chat.postMessage", _ => never.Task);

        var result = await Finished(Call(SlackMethod.PostMessage));

        Assert.Equal((SlackErrorClass.Unknown, "timeout"), (result.Error, result.Code));
        Assert.Single(_slack.CallsOf("chat.postMessage"));
        never.SetResult();
    }

    [Fact]
    public async Task A_pause_holds_for_one_method_of_one_workspace_and_ends()
    {
        _slack.NextIsTooMany("chat.postMessage", seconds: 60);

        Assert.Equal(TimeSpan.FromSeconds(60), (await Call(SlackMethod.PostMessage)).RetryAfter);
        Assert.Equal(SlackErrorClass.RateLimited, (await Call(SlackMethod.PostMessage)).Error);
        Assert.True((await Call(SlackMethod.AuthTest)).IsOk);
        Assert.True((await Call(SlackMethod.PostMessage, workspace: "slack:T2")).IsOk);
        Assert.Equal(2, _slack.CallsOf("chat.postMessage").Count);

        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await Call(SlackMethod.PostMessage)).IsOk);
    }

    [Theory]
    [InlineData("already_reacted", SlackErrorClass.Benign)]
    [InlineData("ratelimited", SlackErrorClass.RateLimited)]
    [InlineData("internal_error", SlackErrorClass.Unknown)]
    [InlineData("account_inactive", SlackErrorClass.TokenDead)]
    [InlineData("missing_scope", SlackErrorClass.NeedsReinstall)]
    [InlineData("is_archived", SlackErrorClass.RecipientGone)]
    [InlineData("restricted_action_thread_locked", SlackErrorClass.RecipientGone)]
    [InlineData("expired_trigger_id", SlackErrorClass.Stale)]
    [InlineData("msg_blocks_too_long", SlackErrorClass.OurFault)]
    [InlineData("a_code_from_the_future", SlackErrorClass.OurFault)]
    public async Task Each_code_has_its_class(string code, object kind)
    {
        var expected = (SlackErrorClass)kind;
        _slack.NextFails("chat.postMessage", code);

        var result = await Call(SlackMethod.PostMessage);

        Assert.Equal((expected, code, expected == SlackErrorClass.Benign), (result.Error, result.Code, result.IsOk));
    }

    private static Func<HttpContext, Task> Answer(int status, string body) => context =>
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/api/auth.test";
        return context.Response.WriteAsync(body);
    };

    private SlackClient ClientOf(string apiUrl) => new(_http, new SlackSettings("secret", FakeSlack.Token, new Uri(apiUrl)), new SlackPacing(_time), _time, NullLogger<SlackClient>.Instance);

    private Task<SlackResult> Call(SlackMethod method, string arguments = "{}", string workspace = "slack:T1") =>
        Finished(_client.Call(method, workspace, FakeSlack.Token, System.Text.Encoding.UTF8.GetBytes(arguments), CancellationToken.None));

    /// <summary>Moves the clock until the call has come to an end.</summary>
    private async Task<SlackResult> Finished(Task<SlackResult> call)
    {
        while (!call.IsCompleted)
        {
            await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
            if (!call.IsCompleted)
                _time.Advance(TimeSpan.FromMilliseconds(400));
        }

        return await call;
    }
}
