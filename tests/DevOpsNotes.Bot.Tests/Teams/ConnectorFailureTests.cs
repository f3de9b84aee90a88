using DevOpsNotes.Bot.Teams.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the client makes of a Teams that misbehaves.</summary>
public sealed class ConnectorFailureTests : IAsyncLifetime
{
    private TestConnector _test = null!;

    public async Task InitializeAsync() => _test = await TestConnector.Start();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"x"}}""", ConnectorErrorClass.OurFault, "BadSyntax")]
    [InlineData(400, """{"error":{"code":"MessageSizeTooBig"}}""", ConnectorErrorClass.TooBig, "MessageSizeTooBig")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", ConnectorErrorClass.NotInstalled, "BotNotInConversationRoster")]
    [InlineData(403, """{"errorCode":"ConversationBlockedByUser","message":"x"}""", ConnectorErrorClass.NotInstalled, "ConversationBlockedByUser")]
    [InlineData(403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"errorCode\": null\r\n}"}""", ConnectorErrorClass.NotInstalled, "MessageWritesBlocked")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":" {\"error\":{\"code\":\"ConversationBlockedByUser\"}}"}}""", ConnectorErrorClass.NotInstalled, "ConversationBlockedByUser")]
    [InlineData(403, """{"message":"{not json"}""", ConnectorErrorClass.Denied, "403")]
    [InlineData(403, """{"error":{"code":"AnythingElse"}}""", ConnectorErrorClass.Denied, "AnythingElse")]
    [InlineData(403, "<html>proxy</html>", ConnectorErrorClass.Denied, "403")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", ConnectorErrorClass.Gone, "ConversationNotFound")]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", ConnectorErrorClass.Gone, "ActivityNotFoundInConversation")]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster"}}""", ConnectorErrorClass.NotInstalled, "BotNotInConversationRoster")]
    [InlineData(404, "<html>", ConnectorErrorClass.OurFault, "404")]
    [InlineData(405, "", ConnectorErrorClass.OurFault, "405")]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", ConnectorErrorClass.TooBig, "MessageSizeTooBig")]
    [InlineData(413, "<html>", ConnectorErrorClass.TooBig, "413")]
    [InlineData(500, """{"message":"An error has occurred."}""", ConnectorErrorClass.Unknown, "500")]
    [InlineData(503, """{"error":{"code":"a code\nwith a line of its own"}}""", ConnectorErrorClass.Unknown, "503")]
    [InlineData(504, """{"error":17,"message":[]}""", ConnectorErrorClass.Unknown, "504")]
    public async Task Each_answer_has_its_class_and_is_not_repeated(int status, string body, object error, string code)
    {
        _test.Teams.Next(status, body);

        var result = await _test.Send();

        Assert.Equal(((ConnectorErrorClass)error, code), (result.Error!.Value, result.Code));
        Assert.Single(_test.Teams.Calls);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_not_read_to_its_end()
    {
        _test.Teams.Next(async context =>
        {
            context.Response.StatusCode = 403;
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.WriteAsync(new string(' ', 4096), context.RequestAborted);
        });

        var result = await _test.Send();

        Assert.Equal((ConnectorErrorClass.Denied, "403"), (result.Error!.Value, result.Code));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_still_has_its_status()
    {
        _test.Teams.Next(async context =>
        {
            (context.Response.StatusCode, context.Response.ContentLength) = (413, 1000);
            await context.Response.WriteAsync("{\"error\":");
        });

        Assert.Equal(ConnectorErrorClass.TooBig, (await _test.Send()).Error);
    }

    [Fact]
    public async Task A_message_that_may_have_been_posted_is_not_posted_again()
    {
        _test.Teams.Next(502, "<html>");
        Assert.Equal(ConnectorErrorClass.Unknown, (await _test.Send()).Error);
        Assert.Single(_test.Teams.Calls);

        _test.Teams.NextIsDropped();
        Assert.Equal(ConnectorErrorClass.Unknown, (await _test.Send()).Error);
        Assert.Equal(2, _test.Teams.Calls.Count);

        _test.Teams.NextHangs();
        var result = await _test.Finished(() => _test.Client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), CancellationToken.None), hangs: true);
        Assert.Equal((ConnectorErrorClass.Unknown, "timeout"), (result.Error!.Value, result.Code));
        Assert.Equal(3, _test.Teams.Calls.Count);
    }

    [Fact]
    public async Task A_change_is_repeated_until_it_is_known_to_be_made()
    {
        _test.Teams.Next(502, "<html>");
        _test.Teams.NextIsDropped();

        Assert.Equal("17", (await _test.Update("17")).Id);
        Assert.Equal(3, _test.Teams.Calls.Count);

        for (var i = 0; i < 4; i++)
            _test.Teams.Next(504);
        Assert.Equal(ConnectorErrorClass.Unknown, (await _test.Update("17")).Error);
        Assert.Equal(3 + ConnectorRetry.ConnectionTries, _test.Teams.Calls.Count);
    }

    [Fact]
    public async Task Teams_that_cannot_be_reached_is_tried_again_and_nothing_was_sent()
    {
        await using var open = await TestConnector.Start(allowLoopback: true);

        Assert.Equal(ConnectorErrorClass.Unreachable, (await open.Send(TestConnector.Target(serviceUrl: "http://127.0.0.1:1/"))).Error);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_no_message_that_may_have_been_posted()
    {
        using var http = new HttpClient(new NoConnection()) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new ConnectorClient(http, _test.Credential, new ConnectorHosts(allowLoopback: false), _test.Pacing, _test.Time, NullLogger<ConnectorClient>.Instance);

        var result = await _test.Finished(() => client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), CancellationToken.None));

        Assert.Equal(ConnectorErrorClass.Unreachable, result.Error);
    }

    [Fact]
    public async Task A_conflict_is_tried_again_a_few_times()
    {
        _test.Teams.NextFails(412, "PreconditionFailed");
        Assert.True((await _test.Send()).IsOk);
        Assert.Equal(2, _test.Teams.Calls.Count);

        for (var i = 0; i < 5; i++)
            _test.Teams.NextFails(412, "PreconditionFailed");
        Assert.Equal(ConnectorErrorClass.Conflict, (await _test.Send()).Error);
        Assert.Equal(2 + ConnectorRetry.Tries, _test.Teams.Calls.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var given = new CancellationTokenSource();
        _test.Teams.NextHangs();
        var call = _test.Client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), given.Token);
        await _test.Until(() => !_test.Teams.Calls.IsEmpty, hangs: true, step: TimeSpan.FromMilliseconds(1));
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Neither_tokens_nor_secrets_nor_conversations_are_logged()
    {
        _test.Entra.NextFails(new Azure.Identity.AuthenticationFailedException($"AADSTS7000215: {TestConnector.Secret} is wrong."));
        await _test.Send();
        _test.Time.Advance(ConnectorCredential.AskAgain);
        foreach (var status in new[] { 400, 401, 401, 403, 404, 502 })
        {
            _test.Teams.Next(status, """{"error":{"code":"Code","message":"test-token-1"}}""");
            await _test.Send();
        }

        Assert.NotEmpty(_test.Logs.Lines);
        Assert.DoesNotContain(_test.Logs.Lines, line => line.Contains(FakeCredential.Prefix, StringComparison.Ordinal) || line.Contains(TestConnector.Secret, StringComparison.Ordinal) || line.Contains("a:1x", StringComparison.Ordinal) || line.Contains("a%3A1x", StringComparison.Ordinal));
    }

    /// <summary>What the handler of the platform does when a connection takes too long.</summary>
    private sealed class NoConnection : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new TaskCanceledException("canceled", new TimeoutException("no connection")));
    }
}
