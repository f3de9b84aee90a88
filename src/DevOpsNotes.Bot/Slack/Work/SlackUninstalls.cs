using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>
/// Erases what a workspace has once the app is gone from it. Slack may tell of that late, when the app is back
/// (https://github.com/slackapi/bolt-js/issues/1103): it is gone only if Slack no longer takes the token.
/// </summary>
internal sealed partial class SlackUninstalls(SlackInstallations installations, WorkspaceErasure erasure, ILogger<SlackUninstalls> logger) : IWorkHandler
{
    /// <summary>What such work is called; its payload says nothing, its scope is the workspace.</summary>
    public const string Kind = "slack-uninstalled";

    public IReadOnlyList<string> Kinds => [Kind];

    public bool IsRepeatable => true;

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) => Task.CompletedTask;

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var workspace = Scope.Of(item.Scope);
        var verdict = await installations.Check(CancellationToken.None);
        if (verdict is { IsOk: true })
        {
            Log.Back(logger, workspace);
            return WorkOutcome.Done;
        }

        if (verdict is { Error: not SlackErrorClass.TokenDead })
            return WorkOutcome.Later(verdict.Problem, verdict.RetryAfter);
        await erasure.Begin(workspace, CancellationToken.None);
        return WorkOutcome.Done;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack: the app was said to be removed from {Workspace}, but Slack takes its token: nothing is erased.")]
        public static partial void Back(ILogger logger, Scope workspace);
    }
}
