using DevOpsNotes.Bot.Teams.Trust;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Whether an activity is what its token vouches for.</summary>
public sealed class ActivityTrustTests : IAsyncLifetime
{
    private TrustedBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TrustedBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task An_activity_that_its_token_vouches_for_is_valid()
    {
        Assert.Equal(TokenVerdict.Valid, await Verify(TokenForge.Token(_bot.Now)));
    }

    [Theory]
    [InlineData("msteams", TokenVerdict.Valid)]
    [InlineData("agents", TokenVerdict.NotEndorsed)]
    [InlineData("MSTEAMS", TokenVerdict.NotEndorsed)]
    [InlineData("webchat", TokenVerdict.NotEndorsed)]
    [InlineData("", TokenVerdict.NotEndorsed)]
    [InlineData(null, TokenVerdict.NotEndorsed)]
    public async Task An_activity_of_another_channel_is_refused_also_where_the_key_vouches_for_it(string? channel, object verdict)
    {
        Assert.Equal((TokenVerdict)verdict, await Verify(TokenForge.Token(_bot.Now), channel: channel));
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public async Task A_key_of_another_channel_does_not_vouch_for_teams(string channel)
    {
        Assert.Equal(TokenVerdict.NotEndorsed, await Verify(TokenForge.Token(_bot.Now, FakeKey.WebChat), channel: channel));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams2")]
    public async Task A_key_that_does_not_name_teams_does_not_vouch_for_it(string? endorsement)
    {
        _bot.Identity.Keys = [FakeKey.Teams with { Endorsements = endorsement is null ? null : [endorsement] }];

        Assert.Equal(TokenVerdict.NotEndorsed, await Verify(TokenForge.Token(_bot.Now)));
    }

    [Fact]
    public async Task Endorsements_that_are_no_list_of_texts_vouch_for_nothing()
    {
        foreach (var endorsements in new[] { "\"msteams\"", "{\"msteams\":true}", "[[\"msteams\"]]", "[null,5]", "null" })
        {
            await using var bot = await TrustedBot.Start();
            var key = (FakeKey.Teams with { Endorsements = null }).Published.ToJsonString().TrimEnd('}');
            bot.Identity.InsteadOfKeys = context => FakeIdentity.Write(context, 200, $$"""{"keys":[{{key}},"endorsements":{{endorsements}}}]}""");
            var (verdict, token) = await bot.Tokens.Verify($"Bearer {TokenForge.Token(bot.Now)}", CancellationToken.None);

            Assert.Equal(TokenVerdict.Valid, verdict);
            Assert.Equal(TokenVerdict.NotEndorsed, bot.Tokens.Verify(token!, "msteams", TokenForge.ServiceUrl, TokenForge.Tenant));
        }
    }

    [Theory]
    [InlineData("https://SMBA.trafficmanager.net/emea/9F0C0000-0000-4000-8000-00000000AAAA/", TokenVerdict.Valid)]
    [InlineData("https://smba.trafficmanager.net/emea/9f0c0000-0000-4000-8000-00000000aaaa", TokenVerdict.WrongServiceUrl)]
    [InlineData("https://smba.trafficmanager.net/emea/9f0c0000-0000-4000-8000-00000000aaaa//", TokenVerdict.WrongServiceUrl)]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea/9f0c0000-0000-4000-8000-00000000aaaa/", TokenVerdict.WrongServiceUrl)]
    [InlineData("http://smba.trafficmanager.net/emea/9f0c0000-0000-4000-8000-00000000aaaa/", TokenVerdict.WrongServiceUrl)]
    [InlineData("https://evil.example/", TokenVerdict.WrongServiceUrl)]
    [InlineData("", TokenVerdict.WrongServiceUrl)]
    [InlineData(null, TokenVerdict.WrongServiceUrl)]
    public async Task An_activity_is_answered_only_where_its_token_says(string? serviceUrl, object verdict)
    {
        Assert.Equal((TokenVerdict)verdict, await Verify(TokenForge.Token(_bot.Now), serviceUrl: serviceUrl));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_token_that_does_not_say_where_to_answer_vouches_for_no_address(string? stated)
    {
        var token = TokenForge.Token(_bot.Now, serviceUrl: stated);

        Assert.Equal(TokenVerdict.WrongServiceUrl, await Verify(token));
        Assert.Equal(TokenVerdict.WrongServiceUrl, await Verify(token, serviceUrl: stated));
    }

    [Theory]
    [InlineData(TokenForge.Tenant, TokenVerdict.Valid)]
    [InlineData("9F0C0000-0000-4000-8000-00000000AAAA", TokenVerdict.Valid)]
    [InlineData("9f0c0000-0000-4000-8000-00000000aaab", TokenVerdict.ForeignTenant)]
    [InlineData("", TokenVerdict.ForeignTenant)]
    [InlineData(null, TokenVerdict.ForeignTenant)]
    public async Task Only_tenants_on_the_list_are_answered_where_there_is_one(string? tenant, object verdict)
    {
        await using var choosy = await TrustedBot.Start("9f0c0000-0000-4000-8000-00000000aaa0", TokenForge.Tenant);

        Assert.Equal((TokenVerdict)verdict, await Verify(TokenForge.Token(choosy.Now), tenant: tenant, bot: choosy));
        Assert.Equal(TokenVerdict.Valid, await Verify(TokenForge.Token(_bot.Now), tenant: tenant));
    }

    private async Task<TokenVerdict> Verify(string text, string? channel = "msteams", string? serviceUrl = TokenForge.ServiceUrl, string? tenant = TokenForge.Tenant, TrustedBot? bot = null)
    {
        var tokens = (bot ?? _bot).Tokens;
        var (verdict, token) = await tokens.Verify($"Bearer {text}", CancellationToken.None);
        Assert.Equal(TokenVerdict.Valid, verdict);
        return tokens.Verify(token!, channel, serviceUrl, tenant);
    }
}
