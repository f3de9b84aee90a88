namespace DevOpsNotes.Content.Teaching;

/// <summary>A lesson as somebody of a team typed it.</summary>
public sealed record LessonDraft
{
    public required string Text { get; init; }

    /// <summary><see langword="null"/> or blank for the beginning of the text.</summary>
    public string? Title { get; init; }

    public string? Takeaway { get; init; }

    /// <summary>Names or aliases of topics; none for those that the text names.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
