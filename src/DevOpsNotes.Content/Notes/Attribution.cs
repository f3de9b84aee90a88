namespace DevOpsNotes.Content.Notes;

/// <summary>Who said it, who passed it on, where, when, and under which licence. What is unknown stays <see langword="null"/> or empty.</summary>
public sealed record Attribution
{
    /// <summary>Who said it, in the order of the source. Empty when the source does not tell.</summary>
    public IReadOnlyList<string> Speakers { get; init; } = [];

    /// <summary>The speaker's role as the source gives it, such as "operator at Harbour".</summary>
    public string? Role { get; init; }

    /// <summary>The note-taker, when somebody other than the speaker wrote the words down.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>Title of the talk or section, where the note has a title of its own; <see langword="null"/> where it has that one.</summary>
    public string? Talk { get; init; }

    /// <summary>The conference, podcast or meeting where it was said.</summary>
    public string? Event { get; init; }

    /// <summary>The day it was said or published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Title of the document it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the document, with the heading's fragment where there is one.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>The licence that the source states, such as "CC BY 4.0".</summary>
    public string? Licence { get; init; }

    /// <summary><see langword="true"/> when the text is the source's own wording, <see langword="false"/> when it is ours.</summary>
    public required bool Verbatim { get; init; }

    /// <summary>The workspace's own people said it there; it was imported from nowhere.</summary>
    public bool OfTeam { get; init; }
}
