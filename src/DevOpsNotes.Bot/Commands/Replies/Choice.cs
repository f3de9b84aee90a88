using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A note in one line, which a button opens.</summary>
public sealed record Choice(Note Note, Button Open);
