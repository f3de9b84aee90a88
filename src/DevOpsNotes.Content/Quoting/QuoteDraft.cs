namespace DevOpsNotes.Content.Quoting;

/// <summary>A quote as somebody wants to save it.</summary>
public sealed record QuoteDraft
{
    /// <summary>The exact words.</summary>
    public required string Words { get; init; }

    /// <summary>Who said them; blank for who wrote the message.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Names or aliases of topics; none for those that the words name.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Why it is worth keeping, in a line.</summary>
    public string Takeaway { get; init; } = "";
}
