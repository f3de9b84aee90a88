using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Slack;
using DevOpsNotes.Bot.Teams;
using Microsoft.Extensions.Configuration;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// The settings of all verbs, read once and checked before anything is opened: appsettings.json beside the executable,
/// appsettings.{environment}.json, the environment (<c>Storage__Path</c>) and the command line, the later ones first.
/// </summary>
internal sealed record BotSettings
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage"] = ["ConnectionString", "Endpoint", "AccountKey", "Path"],
        ["Slack"] = ["SigningSecret", "BotToken", "ClientId", "ClientSecret", "AppToken", "ApiUrl", "SaveEmoji", "Admins"],
        ["Teams"] = ["AppId", "TenantId", "ClientSecret", "AppType", "AllowedTenants", "Admins", "DangerouslyAllowUnauthenticatedRequests"],
        ["Web"] = ["PublicUrl", "TryIt"],
        ["Daily"] = ["Window"],
        ["Import"] = ["AllowPrivateAddresses"],
    };

    /// <summary>Where everything is kept.</summary>
    public required StoreSettings Store { get; init; }

    /// <summary>Sources may be fetched from addresses that only this network can reach, such as an internal wiki.</summary>
    public required bool AllowPrivateAddresses { get; init; }

    /// <summary>The page to try the bot on is there for everybody who can reach this host, not only for who sits at it.</summary>
    public required bool TryIt { get; init; }

    /// <summary>The Slack edge; <see langword="null"/> when it is not configured, and then it is not there.</summary>
    public required SlackSettings? Slack { get; init; }

    /// <summary>The Teams edge; <see langword="null"/> when it is not configured, and then it is not there.</summary>
    public required TeamsSettings? Teams { get; init; }

    /// <summary>The lesson of the day.</summary>
    public DailySettings Daily { get; init; } = DailySettings.Default;

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">From all sources.</param>
    /// <param name="data">The folder given with <c>--data</c>; it wins over <c>Storage:Path</c>.</param>
    /// <exception cref="SettingsException">A setting is unknown, has a bad value or contradicts another.</exception>
    public static BotSettings Read(IConfiguration configuration, string? data)
    {
        RejectUnknown(configuration);
        RequireUrl(configuration, "Slack:ApiUrl");
        RequireSecrecy(configuration, "Slack:ApiUrl");
        RequireUrl(configuration, "Web:PublicUrl");
        RequireAddresses(configuration["urls"]);
        return new BotSettings
        {
            Store = StoreSettings.Read(configuration, data),
            AllowPrivateAddresses = Flag(configuration, "Import:AllowPrivateAddresses"),
            TryIt = Flag(configuration, "Web:TryIt"),
            Slack = SlackSettings.Read(configuration),
            Teams = TeamsSettings.Read(configuration),
            Daily = DailySettings.Read(configuration),
        };
    }

    private static void RejectUnknown(IConfiguration configuration)
    {
        foreach (var (section, names) in Known)
        {
            foreach (var setting in configuration.GetSection(section).GetChildren())
            {
                if (!names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                    throw new SettingsException($"{section}:{setting.Key} is not a setting. Under {section} there are {string.Join(", ", names)}.");
            }
        }
    }

    private static void RequireUrl(IConfiguration configuration, string name)
    {
        if (configuration[name] is { Length: > 0 } value && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            throw new SettingsException($"{name} is '{value}', which is no http or https address.");
    }

    /// <summary>The bot's token goes there: in the open to this machine alone, where tools are.</summary>
    private static void RequireSecrecy(IConfiguration configuration, string name)
    {
        if (configuration[name] is { Length: > 0 } value && new Uri(value) is { IsLoopback: false } url && url.Scheme != Uri.UriSchemeHttps)
            throw new SettingsException($"{name} is '{value}', which is not https: the bot's token would go there for everybody on the way to read.");
    }

    /// <summary>The web server takes what it cannot read for port 80 on all networks.</summary>
    private static void RequireAddresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // "http://+:5000" and "http://*:5080" listen on all networks on purpose.
            if (!Uri.TryCreate(url.Replace("//+", "//any", StringComparison.Ordinal).Replace("//*", "//any", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new SettingsException($"'{url}' is no address to listen on. Give --urls or ASPNETCORE_URLS one such as http://localhost:5000.");
        }
    }

    /// <summary>A setting that is true or false; false when it is not set.</summary>
    /// <exception cref="SettingsException">It is neither.</exception>
    internal static bool Flag(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => false,
        var value when bool.TryParse(value, out var flag) => flag,
        var value => throw new SettingsException($"{name} is '{value}'; it can be true or false."),
    };
}
