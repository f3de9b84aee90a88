using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams.Trust;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Whether Microsoft's connector sent a request, to this bot, now.</summary>
public sealed class ConnectorTokenTests : IAsyncLifetime
{
    private TrustedBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TrustedBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("RS256", "Bearer")]
    [InlineData("RS384", "bearer")]
    [InlineData("RS512", "BEARER")]
    public async Task A_token_of_the_connector_is_valid_and_says_where_to_answer_and_for_which_channels(string algorithm, string scheme)
    {
        var (verdict, token) = await _bot.Tokens.Verify($"{scheme} {TokenForge.Token(_bot.Now, algorithm: algorithm)}", CancellationToken.None);

        Assert.Equal(TokenVerdict.Valid, verdict);
        Assert.Equal(TokenForge.ServiceUrl, token!.ServiceUrl);
        Assert.Equal(["agents", "msteams"], token.Endorsements.Order());
    }

    [Fact]
    public async Task A_token_that_another_key_signed_is_refused()
    {
        var signedByAnother = TokenForge.Token(_bot.Now, FakeKey.Next, header: header => header["kid"] = FakeKey.Teams.Id);

        Assert.Equal(TokenVerdict.WrongSignature, await _bot.Verify(signedByAnother));
    }

    [Fact]
    public async Task A_token_is_not_checked_with_another_published_key_than_it_names()
    {
        Assert.Equal(TokenVerdict.WrongSignature, await _bot.Verify(TokenForge.Token(_bot.Now, FakeKey.WebChat, header: header => header["kid"] = FakeKey.Teams.Id)));
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-00000000cccc")]
    [InlineData(TokenForge.AppId + "/")]
    [InlineData("https://api.botframework.com")]
    [InlineData("")]
    public async Task A_token_of_another_bot_is_refused(string audience)
    {
        Assert.Equal(TokenVerdict.WrongAudience, await _bot.Verify(TokenForge.Token(_bot.Now, audience: audience)));
    }

    [Fact]
    public async Task A_token_for_nobody_is_refused()
    {
        Assert.Equal(TokenVerdict.WrongAudience, await _bot.Verify(TokenForge.Token(_bot.Now, claims: claims => claims.Remove("aud"))));
    }

    [Fact]
    public async Task A_bot_without_a_registration_believes_no_token_and_fetches_no_keys()
    {
        await using var unregistered = await TrustedBot.StartAs(null);

        Assert.Equal(TokenVerdict.WrongAudience, await unregistered.Verify(TokenForge.Token(unregistered.Now, claims: claims => claims.Remove("aud"))));
        Assert.Equal(TokenVerdict.WrongAudience, await unregistered.Verify(TokenForge.Token(unregistered.Now)));
        Assert.Empty(unregistered.Identity.Asked);
    }

    [Fact]
    public async Task An_app_id_in_capitals_is_the_same_app_id()
    {
        await using var loud = await TrustedBot.StartAs(TokenForge.AppId.ToUpperInvariant());

        Assert.Equal(TokenVerdict.Valid, await loud.Verify(TokenForge.Token(loud.Now)));
    }

    [Theory]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("")]
    public async Task A_token_that_somebody_else_issued_is_refused(string issuer)
    {
        Assert.Equal(TokenVerdict.WrongIssuer, await _bot.Verify(TokenForge.Token(_bot.Now, issuer: issuer)));
    }

    [Fact]
    public async Task A_token_that_nobody_issued_is_refused()
    {
        Assert.Equal(TokenVerdict.WrongIssuer, await _bot.Verify(TokenForge.Token(_bot.Now, claims: claims => claims.Remove("iss"))));
    }

    [Theory]
    [InlineData(-3600, -301, TokenVerdict.Expired)]
    [InlineData(-3600, -300, TokenVerdict.Valid)]
    [InlineData(300, 3600, TokenVerdict.Valid)]
    [InlineData(301, 3600, TokenVerdict.Expired)]
    public async Task Clocks_may_be_five_minutes_apart_and_no_more(int notBefore, int expires, object verdict)
    {
        var token = TokenForge.Token(_bot.Now, notBefore: _bot.Now.AddSeconds(notBefore), expires: _bot.Now.AddSeconds(expires));

        Assert.Equal((TokenVerdict)verdict, await _bot.Verify(token));
    }

    [Fact]
    public async Task A_token_expires_by_the_clock_of_the_bot()
    {
        var token = TokenForge.Token(_bot.Now);
        Assert.Equal(TokenVerdict.Valid, await _bot.Verify(token));

        _bot.Time.Advance(TimeSpan.FromMinutes(65) + TimeSpan.FromMilliseconds(1));

        Assert.Equal(TokenVerdict.Expired, await _bot.Verify(token));
    }

    [Theory]
    [InlineData("nbf")]
    [InlineData("exp")]
    public async Task A_token_without_an_end_or_a_beginning_is_refused(string claim)
    {
        Assert.Equal(TokenVerdict.Expired, await _bot.Verify(TokenForge.Token(_bot.Now, claims: claims => claims.Remove(claim))));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    [InlineData("rs256")]
    [InlineData("")]
    public async Task Only_the_algorithms_of_the_connector_are_accepted(string algorithm)
    {
        Assert.Equal(TokenVerdict.WrongAlgorithm, await _bot.Verify(TokenForge.Token(_bot.Now, algorithm: algorithm)));
        Assert.Empty(_bot.Identity.Asked);
    }

    [Fact]
    public async Task A_token_whose_signature_was_taken_off_is_refused()
    {
        var token = TokenForge.Token(_bot.Now);

        Assert.Equal(TokenVerdict.WrongSignature, await _bot.Verify(token[..(token.LastIndexOf('.') + 1)]));
    }

    [Fact]
    public async Task A_token_that_names_no_key_is_refused()
    {
        Assert.Equal(TokenVerdict.UnknownKey, await _bot.Verify(TokenForge.Token(_bot.Now, header: header => header.Remove("kid"))));
        Assert.Equal(TokenVerdict.UnknownKey, await _bot.Verify(TokenForge.Token(_bot.Now, header: header => header["kid"] = 5)));
        Assert.Equal(TokenVerdict.UnknownKey, await _bot.Verify(TokenForge.Token(_bot.Now, header: header => header["kid"] = "KEY-TEAMS")));
    }

    [Fact]
    public async Task A_key_that_a_token_brings_along_does_not_count()
    {
        var withOwnKey = TokenForge.Token(_bot.Now, FakeKey.Next, header: header =>
        {
            header["kid"] = FakeKey.Teams.Id;
            header["jwk"] = FakeKey.Next.Published;
            header["jku"] = "https://evil.example/keys";
            header["x5u"] = "https://evil.example/certificate";
            header["x5c"] = new JsonArray("MIIB");
        });

        Assert.Equal(TokenVerdict.WrongSignature, await _bot.Verify(withOwnKey));
        Assert.All(_bot.Identity.Asked, address => Assert.Equal("login.botframework.com", address.Host));
    }
}
