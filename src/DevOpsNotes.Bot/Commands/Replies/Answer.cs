using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A note, with everything a reader needs in order to trust it.</summary>
/// <param name="Note">The note.</param>
public sealed record Answer(Note Note) : Reply
{
    /// <summary>What comes before it: how a question was understood, why this note is shown.</summary>
    public IReadOnlyList<Paragraph> Lead { get; init; } = [];

    /// <summary>What a notification says of it; <see langword="null"/> for its takeaway or title.</summary>
    public string? Notification { get; init; }

    /// <summary>The line that found it, for those who did not ask; <see langword="null"/> where who reads it asked.</summary>
    public string? Asked { get; init; }

    /// <summary>Other notes that answer, at most two; they open in its place.</summary>
    public IReadOnlyList<Choice> More { get; init; } = [];

    /// <summary>Topics beside the one that was asked for, from which <see cref="More"/> was filled up.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>What comes after the note and before its credits, such as a question to talk about.</summary>
    public IReadOnlyList<Paragraph> Tail { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>What is seldom wanted: behind a menu, where a platform has one; at most <see cref="LongestMenu"/>.</summary>
    public IReadOnlyList<Button> Menu { get; init; } = [];

    /// <summary>What all platforms can carry (https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element).</summary>
    public const int LongestMenu = 5;

    /// <summary>The note's text; <see langword="null"/> where its title says all of it.</summary>
    public string? Text => Note.Kind == NoteKind.Lesson && Note.Text.TrimEnd('.') == Note.Title ? null : Note.Text;
}
