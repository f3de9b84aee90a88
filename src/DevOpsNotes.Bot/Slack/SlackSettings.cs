using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Slack;

/// <summary>The settings of the Slack edge.</summary>
/// <param name="SigningSecret">Of the app; requests are checked with it.</param>
/// <param name="BotToken">Of the app in its workspace; <see langword="null"/> when nothing can be called.</param>
/// <param name="ApiUrl">Where Slack's Web API is, with a slash at the end.</param>
internal sealed partial record SlackSettings(string SigningSecret, string? BotToken, Uri ApiUrl)
{
    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

    /// <summary>The name of the emoji, without colons, with which a message is saved; <see langword="null"/> when none does.</summary>
    public string? SaveEmoji { get; init; }

    /// <summary>The ids of those who may remove what others saved.</summary>
    public IReadOnlySet<string> Admins { get; init; } = new HashSet<string>();

    /// <summary>Reads and checks the settings; <see langword="null"/> when there is to be no edge.</summary>
    /// <param name="configuration">From all sources.</param>
    /// <exception cref="SettingsException">A setting has a bad value, or one is missing that belongs to another.</exception>
    public static SlackSettings? Read(IConfiguration configuration)
    {
        var (secret, token, api) = (configuration["Slack:SigningSecret"], configuration["Slack:BotToken"], configuration["Slack:ApiUrl"]);
        var (emoji, admins) = (EmojiOf(configuration["Slack:SaveEmoji"]), AdminsOf(configuration["Slack:Admins"]));
        if (string.IsNullOrEmpty(secret))
        {
            return string.IsNullOrEmpty(token)
                ? null
                : throw new SettingsException("Slack:BotToken is set, but Slack:SigningSecret is not: without it nothing from Slack can be trusted. Both are on the app's pages.");
        }

        if (token is { Length: > 0 } && !token.StartsWith("xoxb-", StringComparison.Ordinal))
            throw new SettingsException("Slack:BotToken is no bot token: it begins with xoxb-.");
        if (emoji is not null && string.IsNullOrEmpty(token))
            throw new SettingsException("Slack:SaveEmoji is set, but Slack:BotToken is not: without it the message under the emoji cannot be read.");
        return new SlackSettings(secret, string.IsNullOrEmpty(token) ? null : token, string.IsNullOrEmpty(api) ? DefaultApiUrl : new Uri(api.TrimEnd('/') + '/'))
        {
            SaveEmoji = emoji,
            Admins = admins,
        };
    }

    /// <summary>Never a secret in a log.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";

    private static string? EmojiOf(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return null;
        var name = setting.Trim().Trim(':');
        return EmojiName().IsMatch(name) ? name : throw new SettingsException($"Slack:SaveEmoji is '{setting}', which is no name of an emoji, such as bulb or :bulb:.");
    }

    private static HashSet<string> AdminsOf(string? setting)
    {
        var ids = (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ids.FirstOrDefault(id => !PersonId().IsMatch(id)) is { } wrong
            ? throw new SettingsException($"Slack:Admins has '{wrong}', which is no member id, such as U0123ABCD. Each person's is in their profile, under ⋮.")
            : [.. ids];
    }

    /// <summary>Lower case, as Slack names them; letters of any script (https://docs.slack.dev/reference/methods/reactions.add).</summary>
    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\p{M}\d_+'-]{1,100}$")]
    private static partial Regex EmojiName();

    [GeneratedRegex("^[UW][A-Z0-9]+$")]
    private static partial Regex PersonId();
}
