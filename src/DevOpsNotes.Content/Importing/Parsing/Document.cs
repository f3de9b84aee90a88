namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>One post, page or transcript, with what it says of itself. What it does not say is <see langword="null"/>.</summary>
public sealed record Document
{
    public required string Title { get; init; }

    /// <summary>Who wrote the page: for conference notes the note-taker.</summary>
    public string? Author { get; init; }

    public DateOnly? Date { get; init; }

    public Uri? Url { get; init; }

    /// <inheritdoc cref="Notes.Attribution.Licence"/>
    public string? Licence { get; init; }

    /// <inheritdoc cref="Notes.Attribution.Event"/>
    public string? Event { get; init; }

    /// <summary>Who speaks throughout, such as the person who gave a transcribed talk.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>The author's own tags or categories.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>What the parser already knew to be no content: page furniture, mails, polls.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];
}

/// <summary>A part of a source that gives no note, and why.</summary>
/// <param name="What">The section's heading, or the first words.</param>
/// <param name="Why">A reason for people, such as "conference logistics".</param>
public sealed record LeftOut(string What, string Why);

/// <summary>A source in its parts: a feed has a document for each entry, a page of several dated posts one for each post.</summary>
/// <param name="Key">What the source calls itself (Atom id, canonical address), or <see langword="null"/>.</param>
/// <param name="Title">What to call the source in reports.</param>
/// <param name="Documents">In the order of the source.</param>
public sealed record ParsedSource(string? Key, string Title, IReadOnlyList<Document> Documents)
{
    /// <summary>A feed shows its latest entries; older ones leave it without being taken back.</summary>
    public bool IsFeed { get; init; }
}
