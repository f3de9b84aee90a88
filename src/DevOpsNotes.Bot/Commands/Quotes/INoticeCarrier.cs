using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Carries notices to people privately. Each platform has one that can.</summary>
internal interface INoticeCarrier
{
    /// <summary>What the work is called that this one carries.</summary>
    string Kind { get; }

    /// <summary>Whether the people of a workspace are told by this one.</summary>
    bool Serves(Scope workspace);

    /// <summary>Waits until the person may be written to.</summary>
    /// <param name="work">Who is to be told.</param>
    /// <param name="stopping">Ends the wait, when the host stops.</param>
    Task WaitForTurn(QuoteNoticeWork work, CancellationToken stopping);

    /// <summary>Tells the person.</summary>
    /// <exception cref="StoreException">The store cannot be used, and nothing was sent.</exception>
    Task<WorkOutcome> Send(QuoteNoticeWork work, Answer notice);
}
