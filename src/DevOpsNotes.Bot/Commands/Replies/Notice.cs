namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>The bot's own words: help, lists, what went wrong.</summary>
/// <param name="Paragraphs">At least one.</param>
public sealed record Notice(params IReadOnlyList<Paragraph> Paragraphs) : Reply
{
    /// <summary>Notes that open in its place.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];
}
