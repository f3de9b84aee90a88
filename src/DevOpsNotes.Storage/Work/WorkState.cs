namespace DevOpsNotes.Storage.Work;

/// <summary>How far a piece of work is. What is done has no state: it is not there any more.</summary>
public enum WorkState
{
    /// <summary>Certainly not done; any host may claim it.</summary>
    Queued,

    /// <summary>Claimed by one host. Should that host die, nobody knows whether it was done, and it is not done again.</summary>
    Sending,
}
