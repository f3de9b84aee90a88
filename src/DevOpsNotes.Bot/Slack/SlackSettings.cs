namespace DevOpsNotes.Bot.Slack;

/// <summary>The settings of the Slack edge.</summary>
/// <param name="SigningSecret">Of the app; requests are checked with it.</param>
/// <param name="BotToken">Of the app in its workspace; <see langword="null"/> when nothing can be called.</param>
/// <param name="ApiUrl">Where Slack's Web API is, with a slash at the end.</param>
internal sealed record SlackSettings(string SigningSecret, string? BotToken, Uri ApiUrl)
{
    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

    /// <summary>Never a secret in a log.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";
}
