using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Daily;

/// <summary>Posts into conversations unasked. Each platform has one that can.</summary>
/// <remarks>All methods but <see cref="Send"/> throw <see cref="DevOpsNotes.Storage.StoreException"/> when they need the store and it cannot be used.</remarks>
internal interface IDailySender
{
    /// <summary>Whether the conversations of a workspace are this one's.</summary>
    bool Serves(Scope workspace);

    /// <summary>How long nothing may be sent to a workspace.</summary>
    TimeSpan PauseOf(Scope workspace);

    /// <summary>Waits until a post may go to a conversation, if that is soon.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="stopping">Ends the wait, when the host stops.</param>
    Task WaitForTurn(Scope workspace, string conversation, CancellationToken stopping);

    /// <summary>Who reads along now; what is not known counts as the least open.</summary>
    Task<Openness> OpennessOf(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Posts once.</summary>
    Task<SendOutcome> Send(Subscription subscription, Reply post);

    /// <summary>Takes a post back.</summary>
    /// <param name="subscription">Where it is.</param>
    /// <param name="message">What <see cref="SendOutcome.Sent"/> told.</param>
    /// <returns>Whether it is gone.</returns>
    Task<bool> Delete(Subscription subscription, string message);

    /// <summary>Tells who set a subscription up, privately.</summary>
    Task<SendOutcome> TellOwner(Subscription subscription, Reply notice);
}
