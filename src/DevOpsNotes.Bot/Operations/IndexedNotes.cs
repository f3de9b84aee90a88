using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Notes, and what is made of all of them once, for everybody who sees the same.</summary>
/// <param name="index">The notes.</param>
internal sealed class IndexedNotes(NoteIndex index)
{
    private DailyDeck? _deck;
    private IReadOnlyList<(string Name, int Notes)>? _topics;

    public NoteIndex Index => index;

    /// <summary>The deck that lessons of the day are drawn from.</summary>
    public DailyDeck Deck => _deck ??= DailyDeck.Of(index.Notes);

    /// <summary>The topics that have notes, those with the most first.</summary>
    public IReadOnlyList<(string Name, int Notes)> TopicCounts => _topics ??= CountTopics();

    /// <summary>These, and others; itself when there are no others.</summary>
    public IndexedNotes Beside(NoteIndex others) => others.Count == 0 ? this : new IndexedNotes(index.Beside(others));

    private List<(string Name, int Notes)> CountTopics() =>
        [.. index.Notes.SelectMany(note => note.Topics).CountBy(name => name).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => (topic.Key, topic.Value))];
}
