using System.Collections.Concurrent;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>The lessons that are worth reading unasked, in an order that has nothing to do with where they come from.</summary>
/// <remarks>
/// For a subscription the order of an epoch is drawn by lot, weighed by votes, and followed but for one rule: notes of one talk
/// are <see cref="Apart"/> posts apart. A talk with more than a tenth of the notes is spread over the epoch instead; where all
/// talks that are left rest, the one that was silent longest comes.
/// </remarks>
public sealed class DailyDeck
{
    /// <summary>Posts from a note to the next of its talk, at least.</summary>
    internal const int Apart = 10;

    private readonly Note[] _lessons;
    private readonly Note[] _notes;
    private readonly Lazy<DeckTable> _table;
    private readonly ConcurrentDictionary<string, DailyDeck> _parts = new(StringComparer.Ordinal);

    /// <summary>Takes a deck.</summary>
    /// <param name="lessons">All lessons that there are.</param>
    /// <param name="notes">Those of them that are in the deck.</param>
    private DailyDeck(Note[] lessons, Note[] notes)
    {
        (_lessons, _notes) = (lessons, notes);
        _table = new Lazy<DeckTable>(() => new DeckTable(_notes));
    }

    /// <summary>Takes the daily lessons among the notes; all lessons where none is.</summary>
    public static DailyDeck Of(IReadOnlyList<Note> notes)
    {
        Note[] lessons = [.. notes.Where(note => note.Kind == NoteKind.Lesson).OrderBy(note => DeckOrder.HashOf(note.Id)).ThenBy(note => note.Id, StringComparer.Ordinal)];
        return new DailyDeck(lessons, DailyAmong(lessons));
    }

    /// <summary>How many notes there are.</summary>
    public int Count => _notes.Length;

    /// <summary>The lesson of a day: each once until the deck is through; <see langword="null"/> without lessons.</summary>
    public Note? On(DateOnly day) => _notes.Length == 0 ? null : _notes[day.DayNumber % _notes.Length];

    /// <summary>The daily lessons on any of some topics, and all lessons on a topic that has no daily ones; the whole deck for no topic.</summary>
    public DailyDeck About(IReadOnlyCollection<string> topics) => topics.Count == 0
        ? this
        : _parts.GetOrAdd(string.Join('\n', topics.Distinct().Order(StringComparer.Ordinal)), _ => new DailyDeck(_lessons, On(topics)));

    /// <summary>Draws the next note for a subscription; <see langword="null"/> from an empty deck.</summary>
    /// <param name="subscription">Names the subscription: each has an order of its own.</param>
    /// <param name="before">Where it was; <see langword="null"/> at the very beginning.</param>
    /// <param name="votes">The votes as they are now; they count from the next epoch on.</param>
    public DeckDraw? Draw(string subscription, DeckPosition? before, IReadOnlyDictionary<string, VoteTally> votes)
    {
        if (_notes.Length == 0)
            return null;
        if (before is not null && new Drawing(_table.Value, subscription, before) is { IsThrough: false } drawing)
            return drawing.Draw();
        return new Drawing(_table.Value, subscription, _table.Value.Begin(before, votes)).Draw();
    }

    private static Note[] DailyAmong(Note[] lessons) => Array.FindAll(lessons, lesson => lesson.IsDaily) is { Length: > 0 } daily ? daily : lessons;

    private Note[] On(IReadOnlyCollection<string> topics)
    {
        var chosen = topics.SelectMany(topic => DailyAmong(Array.FindAll(_lessons, lesson => lesson.Topics.Contains(topic)))).Select(lesson => lesson.Id).ToHashSet(StringComparer.Ordinal);
        return Array.FindAll(_lessons, lesson => chosen.Contains(lesson.Id));
    }
}
