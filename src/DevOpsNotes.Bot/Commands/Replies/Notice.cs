namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>The bot's own words: help, lists, what went wrong.</summary>
/// <param name="Paragraphs">At least one.</param>
public sealed record Notice(params IReadOnlyList<Paragraph> Paragraphs) : Reply
{
    /// <summary>
    /// Lines for programs to read, below the paragraphs, as they are and none of them cut: all of them together have at most
    /// <see cref="LongestLines"/> characters, unless it is one alone.
    /// </summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What a message of each platform takes beside the rest of a notice.</summary>
    public const int LongestLines = 3000;

    /// <summary>Notes that open in its place.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <inheritdoc cref="Answer.Menu"/>
    public IReadOnlyList<Button> Menu { get; init; } = [];

    /// <summary>It says that no note answers a question.</summary>
    public bool IsOfNothingFound { get; init; }

    /// <summary>What a notification says of it; <see langword="null"/> for its paragraphs.</summary>
    public string? Notification { get; init; }
}
