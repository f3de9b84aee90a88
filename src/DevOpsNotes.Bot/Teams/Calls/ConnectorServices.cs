namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Puts the client of the connector together.</summary>
internal static class ConnectorServices
{
    /// <summary>Adds the client, its credential and its health check, "teams".</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="settings">Who the bot is.</param>
    /// <param name="allowLoopback">Whether a tool on this machine may play Teams.</param>
    public static IServiceCollection AddConnector(this IServiceCollection services, TeamsSettings settings, bool allowLoopback)
    {
        // Addresses name tenants and conversations, and the factory's own loggers write them down.
        services.AddHttpClient(nameof(ConnectorClient), client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectorExchange.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        services.AddSingleton(new ConnectorHosts(allowLoopback));
        services.AddSingleton<ConnectorPacing>();
        if (ConnectorCredential.Of(settings) is { } credential)
            services.AddSingleton(provider => new ConnectorCredential(credential, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorCredential>>()));
        services.AddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ConnectorClient)),
            provider.GetService<ConnectorCredential>(),
            provider.GetRequiredService<ConnectorHosts>(),
            provider.GetRequiredService<ConnectorPacing>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorClient>>()));
        services.AddHealthChecks().AddCheck<ConnectorHealth>("teams");
        return services;
    }
}
