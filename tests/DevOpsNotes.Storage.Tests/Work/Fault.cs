namespace DevOpsNotes.Storage.Tests.Work;

/// <summary>What a network does to a write.</summary>
public enum Fault
{
    None,

    /// <summary>The write does not arrive.</summary>
    LostRequest,

    /// <summary>The write is applied, and its writer is told that the store failed.</summary>
    LostReply,

    /// <summary>The write is applied and repeated, and the repetition meets the first one's effect.</summary>
    Repeated,
}
