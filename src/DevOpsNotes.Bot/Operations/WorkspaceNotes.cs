using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What a workspace is answered from, at one moment.</summary>
/// <param name="index">Everybody's notes and the workspace's own.</param>
/// <param name="own">The workspace's own alone.</param>
/// <param name="votes">Its votes, by the id of the note.</param>
internal sealed class WorkspaceNotes(NoteIndex index, NoteIndex own, IReadOnlyDictionary<string, VoteTally> votes)
{
    private readonly Lazy<DailyDeck> _deck = new(() => DailyDeck.Of(index.Notes));
    private readonly Lazy<IReadOnlyList<(string Name, int Notes)>> _topics = new(() => CountTopics(index.Notes));

    public NoteIndex Index => index;

    public NoteIndex Own => own;

    public IReadOnlyDictionary<string, VoteTally> Votes => votes;

    public DailyDeck Deck => _deck.Value;

    /// <summary>The topics that have notes, those with the most first.</summary>
    public IReadOnlyList<(string Name, int Notes)> TopicCounts => _topics.Value;

    /// <summary>The workspace's own notes could not be read: this has everybody's alone.</summary>
    public bool IsPartial { get; init; }

    private static List<(string Name, int Notes)> CountTopics(IReadOnlyList<Note> notes) =>
        [.. notes.SelectMany(note => note.Topics).CountBy(name => name).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => (topic.Key, topic.Value))];
}
