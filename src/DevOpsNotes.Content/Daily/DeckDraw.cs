using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>A note that was drawn.</summary>
/// <param name="Note">The note.</param>
/// <param name="After">Where the deck is then.</param>
public sealed record DeckDraw(Note Note, DeckPosition After);
