using DevOpsNotes.Bot.Teams.Trust;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>How the published keys are kept, and when they are fetched.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private TrustedBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TrustedBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Keys_are_fetched_when_first_needed_and_once_a_day_after_that()
    {
        Assert.Equal(0, _bot.Identity.Fetches);

        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Time.Advance(SigningKeys.Freshness - Instant);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Time.Advance(Instant);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
    }

    [Fact]
    public async Task A_key_that_is_no_longer_published_is_forgotten_within_a_day()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.Keys = [FakeKey.Next];
        _bot.Time.Advance(SigningKeys.Freshness);

        await Expect(TokenVerdict.UnknownKey, FakeKey.Teams, fetches: 2);
        await Expect(TokenVerdict.Valid, FakeKey.Next, fetches: 2);
    }

    [Fact]
    public async Task Many_requests_share_one_fetch()
    {
        var gate = _bot.Identity.Hang();
        var requests = Enumerable.Range(0, 50).Select(_ => _bot.VerifyOf(FakeKey.Teams)).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(requests), verdict => Assert.Equal(TokenVerdict.Valid, verdict));
        Assert.Equal(1, _bot.Identity.Fetches);
    }

    [Fact]
    public async Task A_new_key_is_found_at_once()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        _bot.Identity.Keys = [FakeKey.Teams, FakeKey.Next];

        await Expect(TokenVerdict.Valid, FakeKey.Next, fetches: 2);
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 2);
    }

    [Fact]
    public async Task A_key_that_keeps_its_id_but_is_another_now_is_that_one()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        var successor = FakeKey.Next with { Id = FakeKey.Teams.Id };
        _bot.Identity.Keys = [successor];
        _bot.Time.Advance(SigningKeys.Freshness);

        await Expect(TokenVerdict.WrongSignature, FakeKey.Teams, fetches: 2);
        await Expect(TokenVerdict.Valid, successor, fetches: 2);
    }

    [Fact]
    public async Task An_unknown_key_is_asked_for_once()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
        _bot.Time.Advance(SigningKeys.BetweenRefreshes - Instant);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
        _bot.Time.Advance(Instant);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 3);
    }

    [Fact]
    public async Task Keys_that_were_fetched_for_a_request_are_not_fetched_again_for_it()
    {
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 1);
        await Expect(TokenVerdict.UnknownKey, FakeKey.Next, fetches: 2);
    }

    [Fact]
    public async Task A_flood_of_made_up_keys_is_no_flood_of_fetches()
    {
        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        for (var second = 0; second < 90; second++)
        {
            var flood = Enumerable.Range(0, 5).Select(each => _bot.VerifyOf(FakeKey.Next with { Id = $"made-up-{second}-{each}" }));
            Assert.All(await Task.WhenAll(flood), verdict => Assert.Equal(TokenVerdict.UnknownKey, verdict));
            Assert.Equal(TokenVerdict.Valid, await _bot.VerifyOf(FakeKey.Teams));
            _bot.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1 + 3, _bot.Identity.Fetches);
    }

    [Fact]
    public async Task A_request_that_is_given_up_does_not_take_the_fetch_from_others()
    {
        var gate = _bot.Identity.Hang();
        using var patience = new CancellationTokenSource();
        var (first, second) = (_bot.VerifyOf(FakeKey.Teams, patience.Token), _bot.VerifyOf(FakeKey.Teams));

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal(TokenVerdict.Valid, await second);
        Assert.Equal(1, _bot.Identity.Fetches);
    }

    [Theory]
    [InlineData("https://evil.example/v1/.well-known/keys")]
    [InlineData("http://login.botframework.com/v1/.well-known/keys")]
    [InlineData("https://login.botframework.com:8443/v1/.well-known/keys")]
    [InlineData("https://login.botframework.com@evil.example/v1/.well-known/keys")]
    [InlineData("https://me@login.botframework.com/v1/.well-known/keys")]
    [InlineData("https://login.botframework.com.evil.example/v1/.well-known/keys")]
    [InlineData("https://api.login.botframework.com/v1/.well-known/keys")]
    [InlineData("file:///v1/.well-known/keys")]
    [InlineData("/v1/.well-known/keys")]
    [InlineData("")]
    public async Task Keys_are_fetched_from_microsoft_alone_whatever_a_document_says(string address)
    {
        _bot.Identity.SaidKeysAddress = address;

        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
        Assert.Equal([KeyDocuments.Address], _bot.Identity.Asked.Select(asked => asked.OriginalString));
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        _bot.Identity.InsteadOfKeys = context =>
        {
            // It would lead to good keys.
            _bot.Identity.InsteadOfKeys = null;
            context.Response.Redirect("/v1/.well-known/keys");
            return Task.CompletedTask;
        };

        await Expect(TokenVerdict.KeysUnavailable, FakeKey.Teams, fetches: 1);
        Assert.Equal(2, _bot.Identity.Asked.Count);
    }

    [Fact]
    public async Task Keys_that_cannot_be_used_do_not_keep_out_those_that_can()
    {
        var keys = string.Join(',', "null", "{}", """{"kty":"RSA","kid":"a"}""", """{"kty":"RSA","kid":"b","n":"!","e":"!"}""", """{"kty":"oct","kid":"c","k":"c2VjcmV0"}""", """{"kty":"RSA","kid":"d","n":"AQ","e":"AQ"}""");
        _bot.Identity.InsteadOfKeys = context => FakeIdentity.Write(context, StatusCodes.Status200OK, $$"""{"keys":[{{keys}},{{FakeKey.Teams.Published.ToJsonString()}}]}""");

        await Expect(TokenVerdict.Valid, FakeKey.Teams, fetches: 1);
        await Expect(TokenVerdict.WrongSignature, FakeKey.Next with { Id = "d" }, fetches: 1);
        foreach (var id in new[] { "a", "b", "c" })
            await Expect(TokenVerdict.UnknownKey, FakeKey.Next with { Id = id }, fetches: 2);
    }

    private async Task Expect(TokenVerdict verdict, FakeKey key, int fetches)
    {
        Assert.Equal(verdict, await _bot.VerifyOf(key));
        Assert.Equal(fetches, _bot.Identity.Fetches);
    }
}
