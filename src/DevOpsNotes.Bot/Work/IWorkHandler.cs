using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Work;

/// <summary>Does work of some kinds.</summary>
internal interface IWorkHandler
{
    /// <summary>The kinds of its work; no other handler has them.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Doing its work twice does what doing it once does: what a host had claimed that died is done by another.</summary>
    bool IsRepeatable => false;

    /// <summary>Waits until the work may be done. Nothing is done yet, nor written: another host may wait for the same work.</summary>
    /// <param name="item">The work, still queued.</param>
    /// <param name="stopping">Ends the wait, when the host stops.</param>
    Task WaitForTurn(WorkItem item, CancellationToken stopping);

    /// <summary>Does the work, which this host alone has claimed.</summary>
    Task<WorkOutcome> Do(WorkItem item);

    /// <summary>
    /// The work is removed although it was not done, or nobody knows whether it was: it was given up, met a fault, or its host
    /// died. It may be told so several times.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be used: the work stays, and it is told so again.</exception>
    Task Lost(WorkItem item) => Task.CompletedTask;
}
