using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack;

/// <summary>Which workspace something is of: the team, or the enterprise where the app is installed in all of it.</summary>
internal static class SlackWorkspace
{
    /// <summary>How the key of an enterprise begins.</summary>
    public const string OfEnterprise = "slack:E";

    /// <summary><see langword="null"/> when Slack named neither.</summary>
    public static Scope? Of(bool isEnterpriseInstall, string? enterpriseId, string? teamId) =>
        (isEnterpriseInstall ? enterpriseId ?? teamId : teamId ?? enterpriseId) is { Length: > 0 } id ? Scope.Of($"slack:{id}") : null;
}
