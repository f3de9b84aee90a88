using DevOpsNotes.Bot.Teams.Trust;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What becomes of tokens while Microsoft's keys cannot be fetched.</summary>
public sealed class SigningKeysDownTests : IAsyncLifetime
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private TrustedBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TrustedBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Without_keys_nothing_can_be_checked_and_they_are_asked_for_again_after_a_while()
    {
        _bot.Identity.Fail();
        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
        Assert.Contains(_bot.Logs.Lines, line => line.StartsWith("Error: Teams: the keys of Microsoft's connector could not be fetched;", StringComparison.Ordinal) && line.EndsWith("answers 503.", StringComparison.Ordinal));

        _bot.Identity.Recover();
        _bot.Time.Advance(SigningKeys.AfterFailure - Instant);
        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
        _bot.Time.Advance(Instant);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
    }

    [Fact]
    public async Task Keys_that_were_known_before_serve_on()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.Fail();
        _bot.Time.Advance(SigningKeys.Freshness);

        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
        Assert.Single(_bot.Logs.Lines, line => line.StartsWith("Warning: Teams: the keys of Microsoft's connector could not be fetched again;", StringComparison.Ordinal));
        _bot.Time.Advance(SigningKeys.BetweenRefreshes - Instant);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);

        _bot.Identity.Recover();
        _bot.Identity.Keys = [FakeKey.Next];
        _bot.Time.Advance(Instant);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Teams, fetches: 3);
        await Expect(TokenVerdict.Valid, FakeKey.Next, fetches: 3);
    }

    [Fact]
    public async Task A_key_that_cannot_be_asked_for_is_unknown()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.Fail();

        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
    }

    [Fact]
    public async Task While_microsoft_is_down_a_made_up_key_does_not_make_it_be_asked_at_once()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.Fail();
        _bot.Time.Advance(SigningKeys.Freshness);

        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
        _bot.Time.Advance(SigningKeys.AfterFailure - Instant);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
        _bot.Time.Advance(Instant);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 3);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{\"jwks_uri\":5}")]
    [InlineData(200, "{\"keys\":[]}")]
    [InlineData(204, "")]
    [InlineData(404, "{}")]
    [InlineData(500, "{}")]
    public async Task Garbage_for_the_first_document_is_no_keys(int status, string body)
    {
        _bot.Identity.Instead = context => status == StatusCodes.Status204NoContent ? NoContent(context) : FakeIdentity.Write(context, status, body);

        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"keys\":null}")]
    [InlineData("{\"keys\":[null]}")]
    [InlineData("{\"keys\":{\"a\":1}}")]
    [InlineData("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"key-teams\",\"k\":\"c2VjcmV0\"}]}")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"key-teams\",\"n\":\"!\",\"e\":\"AQAB\"}]}")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"enc\",\"kid\":\"key-teams\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}")]
    public async Task Garbage_for_the_keys_is_no_keys_and_replaces_none(string body)
    {
        await using var fresh = await TrustedBot.Start();
        fresh.Identity.InsteadOfKeys = context => FakeIdentity.Write(context, StatusCodes.Status200OK, body);
        Assert.Equal(TokenVerdict.KeysUnavailable, await fresh.VerifyOf(FakeKey.Teams));

        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.InsteadOfKeys = fresh.Identity.InsteadOfKeys;
        _bot.Time.Advance(SigningKeys.Freshness);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
    }

    [Fact]
    public async Task A_document_without_end_is_not_read_to_the_end()
    {
        var large = FakeKey.Teams.Published.ToJsonString();
        _bot.Identity.InsteadOfKeys = context => FakeIdentity.Write(context, StatusCodes.Status200OK, $$"""{"keys":[{{large}}]}{{new string(' ', KeyDocuments.MaximalBytes)}}""");

        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
    }

    [Fact]
    public async Task A_request_does_not_wait_long_and_what_came_late_serves_the_next()
    {
        var gate = _bot.Identity.Hang();
        var request = _bot.VerifyOf(FakeKey.Teams);
        _bot.Time.Advance(SigningKeys.Patience - Instant);
        Assert.False(request.IsCompleted);
        _bot.Time.Advance(Instant);
        Assert.Equal(TokenVerdict.KeysUnavailable, await request);

        var next = _bot.VerifyOf(FakeKey.Teams);
        gate.SetResult();
        Assert.Equal(TokenVerdict.Valid, await next);
        Assert.Equal(1, _bot.Identity.Fetches);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fetch_that_hangs_keeps_neither_known_keys_from_serving_nor_the_next_fetch_from_coming()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Time.Advance(SigningKeys.Freshness);
        _bot.Identity.Hang();

        var request = _bot.VerifyOf(FakeKey.Teams);
        await AskedTimes(2);
        _bot.Time.Advance(SigningKeys.Patience);
        Assert.Equal(TokenVerdict.Valid, await request);

        // Who comes just before the fetch is given up waits until it is.
        _bot.Time.Advance(SigningKeys.FetchTimeout - SigningKeys.Patience - Instant);
        var last = _bot.VerifyOf(FakeKey.Teams);
        _bot.Time.Advance(Instant);
        Assert.Equal(TokenVerdict.Valid, await last);
        _bot.Identity.Recover();
        _bot.Time.Advance(SigningKeys.BetweenRefreshes);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 3);
    }

    /// <summary>The timeout of a fetch runs from when it was begun, which is not yet when it was wanted.</summary>
    private async Task AskedTimes(int fetches)
    {
        while (_bot.Identity.Fetches < fetches)
            await Task.Yield();
    }

    private static Task NoContent(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task Expect(TokenVerdict verdict, FakeKey key, int fetches)
    {
        Assert.Equal(verdict, await _bot.VerifyOf(key));
        Assert.Equal(fetches, _bot.Identity.Fetches);
    }
}
