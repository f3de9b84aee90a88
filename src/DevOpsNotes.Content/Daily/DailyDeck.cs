using System.IO.Hashing;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>The lessons that are worth reading unasked, in an order that has nothing to do with where they come from.</summary>
public sealed class DailyDeck
{
    private readonly Note[] _notes;

    private DailyDeck(Note[] notes) => _notes = notes;

    /// <summary>Takes the daily lessons among the notes; all lessons where none is.</summary>
    public static DailyDeck Of(IReadOnlyList<Note> notes)
    {
        var daily = notes.Where(note => note is { Kind: NoteKind.Lesson, IsDaily: true }).ToList();
        return new DailyDeck([.. (daily.Count > 0 ? daily : notes.Where(note => note.Kind == NoteKind.Lesson)).OrderBy(Place).ThenBy(note => note.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The lesson of a day: each once until the deck is through; <see langword="null"/> without lessons.</summary>
    public Note? On(DateOnly day) => _notes.Length == 0 ? null : _notes[day.DayNumber % _notes.Length];

    private static ulong Place(Note note) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(note.Id.AsSpan()));
}
