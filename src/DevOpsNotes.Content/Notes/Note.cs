namespace DevOpsNotes.Content.Notes;

/// <summary>What the bot surfaces: a lesson or a quote, with everything a reader needs in order to trust it.</summary>
public sealed record Note
{
    /// <summary>Short, stable, made of lower-case letters and digits. A note keeps its id when its text changes.</summary>
    public required string Id { get; init; }

    public required NoteKind Kind { get; init; }

    /// <summary>One line of plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The title says something of its own: that of a quote is how its text begins.</summary>
    internal bool HasOwnTitle => Kind != NoteKind.Quote || !Text.StartsWith(Title.TrimEnd('…'), StringComparison.Ordinal);

    /// <summary>
    /// Plain text. An empty line separates paragraphs; a list item is a line that begins with "- ", indented by two
    /// spaces for each level.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>A lesson's one line: verb first, at most 15 words.</summary>
    public string? Takeaway { get; init; }

    /// <summary>It is worth reading by somebody who did not ask for it, so that it may be the lesson of the day.</summary>
    public bool IsDaily { get; init; }

    /// <summary>A question with which a team may talk about it; <see langword="null"/> for none.</summary>
    public string? Ask { get; init; }

    public required Attribution Attribution { get; init; }

    /// <summary>Names of entries of the topic catalogue, the most telling first.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Who may see it inside its workspace; <see langword="null"/> for everybody there.</summary>
    public string? Visibility { get; init; }

    /// <summary>The note of another source that says nearly the same; of notes that share it, a reader is shown one.</summary>
    public string? SameAs { get; init; }
}
