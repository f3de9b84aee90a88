using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack;

/// <summary>The app in one workspace.</summary>
/// <param name="Token">The bot token.</param>
/// <param name="Workspace">The workspace; <see langword="null"/> while Slack has not said which one the token is of.</param>
/// <param name="BotUser">The id of the bot's user, by which it knows its own messages.</param>
internal sealed record SlackInstallation(string Token, Scope? Workspace, string? BotUser)
{
    /// <summary>Never a token in a log.</summary>
    public override string ToString() => $"Slack installation in {Workspace?.Key ?? "a workspace not known yet"}";
}
