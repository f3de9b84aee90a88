namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>Puts together what tells whether Teams sent a request.</summary>
internal static class TrustServices
{
    public static IServiceCollection AddTeamsTrust(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(SigningKeys)).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ConnectorTokens>();
        return services;
    }

    /// <summary>Keeps the keys at hand, and adds their health check, "teams-keys".</summary>
    public static IServiceCollection AddSigningKeysHealth(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeysHealth>();
        services.AddHostedService(provider => provider.GetRequiredService<SigningKeysHealth>());
        services.AddHealthChecks().AddCheck<SigningKeysHealth>("teams-keys");
        return services;
    }
}
