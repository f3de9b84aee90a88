using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Work;

/// <summary>
/// Erases a workspace that the bot was removed from, through durable work: a tombstone first, then the rows, and once more
/// for what a host was writing that had not heard of it.
/// </summary>
internal sealed partial class WorkspaceErasure(WorkStore store, WorkInbox inbox, WorkspaceEraser eraser, NoteSnapshots snapshots, ILogger<WorkspaceErasure> logger) : IWorkHandler
{
    /// <summary>What such work is called.</summary>
    public const string Kind = "erase-workspace";

    /// <summary>By then every host has heard that the workspace is erased, and has written what it had counted before.</summary>
    public static readonly TimeSpan OnceMore = TimeSpan.FromMinutes(2);

    public IReadOnlyList<string> Kinds => [Kind];

    public bool IsRepeatable => true;

    /// <summary>Has a workspace erased. From now on nothing of it is shown.</summary>
    public async Task Begin(Scope workspace, CancellationToken cancellationToken)
    {
        // Each removal is one of its own: the key is random, so there is no duplicate.
        var item = await store.Insert(Kind, workspace.Key, [TableKey.Of(Kind, Guid.NewGuid().ToString("N"))], payload: "", cancellationToken);
        await eraser.Bury(workspace, cancellationToken);
        snapshots.Change(workspace, _ => WorkspaceContent.Erased);
        Log.Begun(logger, workspace);
        inbox.Take(item!);
    }

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) => Task.CompletedTask;

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var workspace = Scope.Of(item.Scope);
        await eraser.Bury(workspace, CancellationToken.None);
        await eraser.EraseRows(workspace, item.Id, CancellationToken.None);
        if (item.Attempts == 0)
            return WorkOutcome.Later("once more", OnceMore);
        await eraser.Lift(workspace, CancellationToken.None);
        snapshots.Change(workspace, _ => WorkspaceContent.None);
        Log.Erased(logger, workspace);
        return WorkOutcome.Done;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The bot was removed from {Workspace}: all that is kept of it is being erased.")]
        public static partial void Begun(ILogger logger, Scope workspace);

        [LoggerMessage(2, LogLevel.Warning, "All that was kept of {Workspace} is erased.")]
        public static partial void Erased(ILogger logger, Scope workspace);
    }
}
