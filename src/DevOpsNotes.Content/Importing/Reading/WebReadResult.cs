namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>What a conditional read came to: one of the records in this class.</summary>
public abstract record WebReadResult
{
    private WebReadResult()
    {
    }

    public sealed record Fetched(RawDocument Document) : WebReadResult;

    /// <summary>The source is still what the validators describe.</summary>
    public sealed record NotModified : WebReadResult;
}

/// <summary>What the last read of a source left behind, so that the next one can ask for changes only.</summary>
/// <param name="ETag">See <see cref="RawDocument.ETag"/>.</param>
/// <param name="LastModified">See <see cref="RawDocument.LastModified"/>.</param>
public sealed record Validators(string? ETag, DateTimeOffset? LastModified)
{
    public static Validators None { get; } = new(null, null);
}
