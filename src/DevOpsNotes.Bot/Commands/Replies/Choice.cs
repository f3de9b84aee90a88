using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A note in one line, which a button opens.</summary>
public sealed record Choice(Note Note, Button Open)
{
    /// <summary>What stands for the note; <see langword="null"/> for its headline.</summary>
    public string? Label { get; init; }

    /// <summary>The line itself.</summary>
    public string Text => Label ?? Credits.Headline(Note);
}
