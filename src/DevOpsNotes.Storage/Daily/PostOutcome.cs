namespace DevOpsNotes.Storage.Daily;

/// <summary>What became of an occurrence.</summary>
public enum PostOutcome
{
    /// <summary>A host claimed it and was to send it. One that is old has no other outcome: nobody knows whether it was sent.</summary>
    Claimed,

    Sent,

    /// <summary>Whether it was sent is not known, and it is not sent again.</summary>
    Unknown,

    /// <summary>The platform did not take it, and it is not tried again.</summary>
    Failed,

    /// <summary>Nothing was to be posted: a pause, or no note that matches.</summary>
    Skipped,

    /// <summary>The platform did not take it in time. Where no host came to it, there is no row.</summary>
    Missed,

    /// <summary>It was sent, and taken back.</summary>
    TakenBack,
}
