namespace DevOpsNotes.Storage.Workspaces;

/// <summary>What was done to a quote; every change is recorded.</summary>
public enum QuoteChange
{
    Saved,
    Edited,

    /// <summary>Its saver took it back. It may be saved again.</summary>
    TakenBack,

    /// <summary>The person quoted, or an administrator, does not want it here. Its message cannot be quoted again.</summary>
    Removed,

    /// <summary>The person quoted said where it is fine.</summary>
    Allowed,

    /// <summary>The person quoted was forgotten, and the words stay without a name.</summary>
    Unnamed,
}
