using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack;

/// <summary>Which workspace something is of: the team, or the enterprise where the app is installed in all of it.</summary>
internal static class SlackWorkspace
{
    private const string Platform = "slack:";

    /// <summary>Ids of enterprises begin with it, those of teams with T.</summary>
    private const char Enterprise = 'E';

    /// <summary><see langword="null"/> when Slack named neither.</summary>
    public static Scope? Of(bool isEnterpriseInstall, string? enterpriseId, string? teamId) =>
        (isEnterpriseInstall ? enterpriseId ?? teamId : teamId ?? enterpriseId) is { Length: > 0 } id ? Scope.Of(Platform + id) : null;

    /// <summary>That of a team, where the app is not installed in a whole enterprise.</summary>
    public static Scope? OfTeam(string? teamId) => Of(isEnterpriseInstall: false, enterpriseId: null, teamId);

    /// <summary>Whether a workspace is one of Slack's.</summary>
    public static bool Has(Scope workspace) => workspace.Key.StartsWith(Platform, StringComparison.Ordinal);

    /// <summary>All teams of an enterprise are this one workspace.</summary>
    public static bool IsEnterprise(Scope workspace) => Has(workspace) && workspace.Key.Length > Platform.Length && workspace.Key[Platform.Length] == Enterprise;
}
