namespace DevOpsNotes.Storage.Workspaces;

/// <summary>What the person quoted said of where the words may be seen. Silence is not consent to more.</summary>
public enum Consent
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Only in the conversation where they were said.</summary>
    Here,

    /// <summary>In the whole workspace.</summary>
    Elsewhere,
}
