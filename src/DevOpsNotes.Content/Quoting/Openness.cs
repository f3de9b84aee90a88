namespace DevOpsNotes.Content.Quoting;

/// <summary>Who reads along in a conversation. What is not certainly more open counts as the least.</summary>
public enum Openness
{
    /// <summary>The platform did not say.</summary>
    Unknown,

    /// <summary>Its members: a private channel, a group, a direct message.</summary>
    Private,

    /// <summary>People of other companies, too: a channel of Slack Connect, a shared channel of Teams.</summary>
    Shared,

    /// <summary>Everybody in the workspace can read it.</summary>
    Public,
}
