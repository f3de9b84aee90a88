namespace DevOpsNotes.Storage.Workspaces;

/// <summary>What came of saving a quote.</summary>
public enum QuoteOutcome
{
    /// <summary>It is kept, and found.</summary>
    Saved,

    /// <summary>The message was quoted before; that quote stays as it is.</summary>
    AlreadySaved,

    /// <summary>A quote out of this message was removed, and stays so.</summary>
    Removed,

    /// <summary>Who wrote the message does not want ever to be quoted.</summary>
    Refused,
}
