using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using DevOpsNotes.Bot.Teams;
using DevOpsNotes.Bot.Teams.Calls;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>How the bot comes by its token, and what it does when it does not.</summary>
public sealed class ConnectorCredentialTests : IAsyncLifetime
{
    private TestConnector _test = null!;

    public async Task InitializeAsync() => _test = await TestConnector.Start();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_expires()
    {
        await _test.Send();
        _test.Time.Advance(_test.Entra.Lifetime - ConnectorCredential.Early - TimeSpan.FromMinutes(1));
        await _test.Send();
        Assert.Single(_test.Entra.Requests);

        _test.Time.Advance(TimeSpan.FromMinutes(1));
        await _test.Send();
        Assert.Equal(["Bearer test-token-1", "Bearer test-token-1", "Bearer test-token-2"], _test.Teams.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task Entra_may_want_to_be_asked_sooner_and_an_old_token_is_good_until_it_answers()
    {
        _test.Entra.RefreshIn = TimeSpan.FromMinutes(20);
        await _test.Send();
        _test.Time.Advance(TimeSpan.FromMinutes(21));
        _test.Entra.NextFails(new HttpRequestException("down"));
        Assert.True((await _test.Send()).IsOk);
        Assert.True((await _test.Send()).IsOk);
        Assert.Null(_test.Client.HealthProblem);
        _test.Time.Advance(ConnectorCredential.AskAgain);
        await _test.Send();

        Assert.Equal([1, 1, 1, 2], _test.Teams.Calls.Select(call => call.Authorization![^1] - '0'));
    }

    [Fact]
    public async Task Callers_share_one_request_and_one_who_gives_up_does_not_end_it()
    {
        var answer = new TaskCompletionSource();
        _test.Entra.Next(_ => answer.Task);
        using var given = new CancellationTokenSource();
        var first = _test.Credential.Get(given.Token);
        var others = Enumerable.Range(0, 20).Select(_ => _test.Credential.Get(CancellationToken.None)).ToList();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.All(await Task.WhenAll(others), token => Assert.Equal("test-token-1", token.Value));
        Assert.Single(_test.Entra.Requests);
    }

    [Fact]
    public async Task A_token_that_is_refused_once_is_replaced_by_a_fresh_one()
    {
        await _test.Send();
        _test.Teams.RefusedTokens["test-token-1"] = true;

        Assert.True((await _test.Send()).IsOk);
        Assert.Null(_test.Client.HealthProblem);
        Assert.Equal(["Bearer test-token-1", "Bearer test-token-1", "Bearer test-token-2"], _test.Teams.Calls.Select(call => call.Authorization));
        Assert.Equal([false, true], _test.Entra.Requests.Select(request => request.Claims is not null));
    }

    [Fact]
    public async Task Many_whose_token_is_refused_ask_for_one_together()
    {
        await _test.Send();
        _test.Teams.RefusedTokens["test-token-1"] = true;

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _test.Client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), CancellationToken.None)));

        Assert.All(results, result => Assert.True(result.IsOk));
        Assert.Equal(2, _test.Entra.Requests.Count);
    }

    [Fact]
    public async Task A_fresh_token_that_is_refused_is_for_an_operator_and_heals_when_one_is_taken()
    {
        (_test.Teams.RefusedTokens["test-token-1"], _test.Teams.RefusedTokens["test-token-2"]) = (true, true);

        var result = await _test.Send();
        Assert.Equal((ConnectorErrorClass.Denied, "401"), (result.Error!.Value, result.Code));
        Assert.Equal(2, _test.Teams.Calls.Count);
        Assert.Contains("Teams:TenantId", _test.Client.HealthProblem, StringComparison.Ordinal);

        Assert.Equal(ConnectorErrorClass.Denied, (await _test.Send()).Error);
        Assert.Equal((3, 2), (_test.Teams.Calls.Count, _test.Entra.Requests.Count));
        Assert.Single(_test.Logs.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));

        _test.Time.Advance(ConnectorCredential.BetweenRenewals);
        Assert.True((await _test.Send()).IsOk);
        Assert.Null(_test.Client.HealthProblem);
    }

    [Theory]
    [InlineData("AADSTS7000229: the client application is missing service principal", "AADSTS7000229", "service principal")]
    [InlineData("AADSTS7000222: " + TestConnector.Secret + " expired", "AADSTS7000222", "has expired")]
    [InlineData("no code at all", "AuthenticationFailedException", "Check Teams:AppId")]
    public async Task Credentials_that_entra_refuses_are_denied_with_its_code_and_an_advice(string message, string code, string advice)
    {
        _test.Entra.NextFails(new AuthenticationFailedException(message));

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var result = await _test.Send();
            Assert.Equal((ConnectorErrorClass.Denied, code), (result.Error!.Value, result.Code));
        }

        Assert.Single(_test.Entra.Requests);
        Assert.Empty(_test.Teams.Calls);
        Assert.Contains(advice, _test.Client.HealthProblem, StringComparison.Ordinal);
        Assert.DoesNotContain(TestConnector.Secret, _test.Client.HealthProblem, StringComparison.Ordinal);
        Assert.Single(_test.Logs.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));

        _test.Time.Advance(ConnectorCredential.AskAgain);
        Assert.True((await _test.Send()).IsOk);
        Assert.Null(_test.Client.HealthProblem);
    }

    public static TheoryData<Exception> Unreachable => new()
    {
        new HttpRequestException("no network"),
        new CredentialUnavailableException("no endpoint", new AggregateException(new Azure.RequestFailedException("no network"))),
        new AuthenticationFailedException("failed", new Azure.RequestFailedException(503, "down")),
        new AuthenticationFailedException("failed", new TaskCanceledException("timeout")),
    };

    [Theory]
    [MemberData(nameof(Unreachable))]
    public async Task An_entra_that_cannot_be_reached_is_no_refusal(Exception exception)
    {
        _test.Entra.NextFails(exception);

        Assert.Equal(ConnectorErrorClass.Unreachable, (await _test.Send()).Error);
        Assert.Contains("cannot be reached", _test.Client.HealthProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entra_that_does_not_answer_is_given_up_and_asked_again_later()
    {
        var never = new TaskCompletionSource();
        _test.Entra.Next(_ => never.Task);
        Assert.Equal((ConnectorErrorClass.Unreachable, "timeout"), (await _test.Send()) is var result ? (result.Error!.Value, result.Code) : default);

        _test.Time.Advance(ConnectorCredential.AskAgain);
        Assert.True((await _test.Send()).IsOk);
    }

    [Fact]
    public void The_credential_is_of_the_kind_that_the_settings_say()
    {
        const string App = "20000000-0000-0000-0000-000000000002";
        Assert.IsType<ClientSecretCredential>(ConnectorCredential.Of(new TeamsSettings { AppId = App, TenantId = TestConnector.Tenant, ClientSecret = TestConnector.Secret }));
        Assert.IsType<ManagedIdentityCredential>(ConnectorCredential.Of(new TeamsSettings { AppId = App, AppType = TeamsAppType.UserAssignedMSI }));
        Assert.Null(ConnectorCredential.Of(new TeamsSettings { AppId = null }));
    }

    [Fact]
    public async Task Claims_have_the_credential_ask_entra_although_it_has_a_token()
    {
        var entra = new TokenEndpoint();
        var options = new ClientSecretCredentialOptions { DisableInstanceDiscovery = true, Transport = new HttpClientTransport(entra) };
        var credential = new ConnectorCredential(new ClientSecretCredential(TestConnector.Tenant, "20000000-0000-0000-0000-000000000002", TestConnector.Secret, options), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ConnectorCredential>.Instance);

        var first = await credential.Get(CancellationToken.None);
        Assert.True(credential.Renew(first));
        var second = await credential.Get(CancellationToken.None);

        Assert.Equal(("token-1", "token-2"), (first.Value, second.Value));
        Assert.Equal(2, entra.Requests);
    }

    private sealed class TokenEndpoint : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{++Requests}}"}"""),
        });
    }
}
