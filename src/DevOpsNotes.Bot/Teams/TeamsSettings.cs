using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Teams;

/// <summary>The settings of the Teams edge.</summary>
internal sealed record TeamsSettings
{
    public const string Dangerous = "Teams:DangerouslyAllowUnauthenticatedRequests";

    /// <summary>The id of the bot's app: tokens must be meant for it. <see langword="null"/> for a bot that is only tried on its own machine.</summary>
    public required string? AppId { get; init; }

    public TeamsAppType AppType { get; init; }

    /// <summary>The Entra tenant in which the app is registered; not of whom it answers.</summary>
    public string? TenantId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>The tenants that are answered; empty for all whose people have the app.</summary>
    public IReadOnlySet<string> AllowedTenants { get; init; } = new HashSet<string>();

    /// <summary>The Entra object ids of the people who may remove what others saved.</summary>
    public IReadOnlySet<string> Admins { get; init; } = new HashSet<string>();

    /// <summary>In Development, requests without a token are believed that come from this machine; elsewhere it does nothing.</summary>
    public bool DangerouslyAllowUnauthenticatedRequests { get; init; }

    /// <summary>Reads and checks the settings; <see langword="null"/> when there is to be no edge.</summary>
    /// <param name="configuration">From all sources.</param>
    /// <exception cref="SettingsException">A setting has a bad value, or one is missing that belongs to another.</exception>
    public static TeamsSettings? Read(IConfiguration configuration)
    {
        var (app, tenant, secret) = (Text(configuration, "Teams:AppId"), Text(configuration, "Teams:TenantId"), Text(configuration, "Teams:ClientSecret"));
        var settings = new TeamsSettings
        {
            AppId = app is null ? null : IdOf("Teams:AppId", app),
            AppType = TypeOf(Text(configuration, "Teams:AppType")),
            TenantId = tenant,
            ClientSecret = secret,
            AllowedTenants = Ids(configuration, "Teams:AllowedTenants"),
            Admins = Ids(configuration, "Teams:Admins"),
            DangerouslyAllowUnauthenticatedRequests = BotSettings.Flag(configuration, Dangerous),
        };
        if (tenant is not null && !tenant.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.'))
            throw new SettingsException($"Teams:TenantId is '{tenant}', which is neither the id of a tenant nor one of its domains.");
        if (settings.AppId is null)
        {
            return tenant is null && secret is null
                ? settings.DangerouslyAllowUnauthenticatedRequests ? settings : null
                : throw new SettingsException($"{(secret is null ? "Teams:TenantId" : "Teams:ClientSecret")} is set, but Teams:AppId is not: without it nothing from Teams can be trusted. It is the Microsoft App ID of your Azure Bot.");
        }

        if (settings.AppType == TeamsAppType.SingleTenant && (tenant is null || secret is null))
            throw new SettingsException($"{(tenant is null ? "Teams:TenantId" : "Teams:ClientSecret")} is not set, and a SingleTenant bot needs it in order to answer. A bot with a managed identity has Teams:AppType=UserAssignedMSI instead.");
        if (settings.AppType == TeamsAppType.UserAssignedMSI && secret is not null)
            throw new SettingsException("Teams:ClientSecret is set, but Teams:AppType is UserAssignedMSI, which has no secret. Unset one of them.");
        return settings;
    }

    /// <summary>Never a secret in a log.</summary>
    public override string ToString() => $"Teams app {AppId ?? "without a registration"}";

    private static string? Text(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value ? value.Trim() : null;

    private static TeamsAppType TypeOf(string? name) => name switch
    {
        null => TeamsAppType.SingleTenant,
        _ when name.Equals(nameof(TeamsAppType.SingleTenant), StringComparison.OrdinalIgnoreCase) => TeamsAppType.SingleTenant,
        _ when name.Equals(nameof(TeamsAppType.UserAssignedMSI), StringComparison.OrdinalIgnoreCase) => TeamsAppType.UserAssignedMSI,
        _ => throw new SettingsException($"Teams:AppType is '{name}'; it can be SingleTenant or UserAssignedMSI. Microsoft makes no new MultiTenant bots."),
    };

    private static HashSet<string> Ids(IConfiguration configuration, string setting) =>
        (Text(configuration, setting) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => IdOf(setting, id)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>In one spelling, because ids are compared.</summary>
    private static string IdOf(string setting, string id) => Guid.TryParse(id, out var guid)
        ? guid.ToString()
        : throw new SettingsException($"{setting} has '{id}', which is no id of the form 00000000-0000-0000-0000-000000000000.");
}
