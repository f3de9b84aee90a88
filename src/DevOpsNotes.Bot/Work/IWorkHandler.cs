using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Work;

/// <summary>Does work of some kinds. Each platform has one.</summary>
internal interface IWorkHandler
{
    /// <summary>The kinds of its work; no other handler has them.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Composes what is to be sent and waits for its turn. Nothing may be sent yet: another host may do the same.</summary>
    /// <param name="item">The work, still queued.</param>
    /// <param name="stopping">Ends the wait for its turn, when the host stops.</param>
    /// <returns>Does the work, which is claimed by then; <see langword="null"/> when there is nothing to do.</returns>
    Task<Func<Task<WorkOutcome>>?> Prepare(WorkItem item, CancellationToken stopping);
}
