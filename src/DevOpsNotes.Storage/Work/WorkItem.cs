namespace DevOpsNotes.Storage.Work;

/// <summary>A piece of work as it was when it was read. Only a <see cref="WorkStore"/> makes one.</summary>
public sealed record WorkItem
{
    internal WorkItem()
    {
    }

    /// <summary>Names the work within its scope: the key of its row.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done, such as <c>slack-message</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose work it is, such as <c>slack:T1</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>All that is needed to do it, as JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset InsertedAt { get; init; }

    /// <summary>The span that it was inserted in, as <c>traceparent</c> says it (https://www.w3.org/TR/trace-context/); <see langword="null"/> when nobody traces.</summary>
    public string? Trace { get; init; }

    public WorkState State { get; init; }

    /// <summary>How often it was claimed and put back.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is due again; <see langword="null"/> for work that was never put back.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was claimed; <see langword="null"/> while it is queued.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Random name of the latest claim, by which its owner knows it again.</summary>
    public Guid? OperationId { get; init; }

    /// <summary>Version of the row.</summary>
    internal ETag ETag { get; init; }
}
