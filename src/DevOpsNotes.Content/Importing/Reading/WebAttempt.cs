namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>What one attempt came to, before it is decided whether there is another.</summary>
internal abstract record WebAttempt
{
    public sealed record Done(WebReadResult Result) : WebAttempt;

    /// <summary>No document, and why.</summary>
    /// <param name="Reason">What to tell when there is no further attempt.</param>
    /// <param name="Transient">The next attempt may well succeed.</param>
    /// <param name="RetryAfter">How long the server asks to be left alone.</param>
    public sealed record Failed(SourceException Reason, bool Transient, TimeSpan? RetryAfter = null) : WebAttempt;
}
