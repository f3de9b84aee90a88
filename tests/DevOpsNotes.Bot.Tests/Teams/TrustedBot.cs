using DevOpsNotes.Bot.Teams;
using DevOpsNotes.Bot.Teams.Trust;
using DevOpsNotes.Bot.Tests.Edges;
using DevOpsNotes.Bot.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The check of tokens as a bot has it, with keys of our own to fetch.</summary>
internal sealed class TrustedBot : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TrustedBot(FakeIdentity identity, TeamsSettings settings)
    {
        Identity = identity;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs)).AddSingleton(settings).AddSingleton<TimeProvider>(Time).AddTeamsTrust();
        identity.Reach(services);
        _services = services.BuildServiceProvider();
        Tokens = _services.GetRequiredService<ConnectorTokens>();
    }

    public FakeIdentity Identity { get; }

    public ManualTime Time { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public ConnectorTokens Tokens { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>A bot with an app id, that answers every tenant or these.</summary>
    public static Task<TrustedBot> Start(params string[] tenants) => StartAs(TokenForge.AppId, tenants);

    /// <summary>A bot with another app id, or without one.</summary>
    public static async Task<TrustedBot> StartAs(string? appId, params string[] tenants) =>
        new(await FakeIdentity.Start(), new TeamsSettings { AppId = appId, AllowedTenants = tenants.ToHashSet(StringComparer.OrdinalIgnoreCase) });

    public async Task<TokenVerdict> Verify(string token, CancellationToken cancellationToken = default) => (await Tokens.Verify($"Bearer {token}", cancellationToken)).Verdict;

    /// <summary>What becomes of a token that is valid now, of this key.</summary>
    public Task<TokenVerdict> VerifyOf(FakeKey key, CancellationToken cancellationToken = default) => Verify(TokenForge.Token(Now, key), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Identity.DisposeAsync();
    }
}
