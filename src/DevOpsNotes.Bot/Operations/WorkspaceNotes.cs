using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Operations;

/// <summary>What a workspace is answered from, at one moment.</summary>
/// <param name="shared">Everybody's notes.</param>
/// <param name="own">What it has of its own.</param>
internal sealed class WorkspaceNotes(NoteIndex shared, WorkspaceContent own)
{
    private readonly NoteIndex _index = shared.Beside(own.Index);
    private DailyDeck? _deck;
    private IReadOnlyList<(string Name, int Notes)>? _topics;

    /// <summary>Everybody's notes and the workspace's own.</summary>
    public NoteIndex Index => _index;

    public WorkspaceContent Own => own;

    public DailyDeck Deck => _deck ??= DailyDeck.Of(Index.Notes);

    /// <summary>The topics that have notes, those with the most first.</summary>
    public IReadOnlyList<(string Name, int Notes)> TopicCounts => _topics ??= CountTopics(Index.Notes);

    /// <summary>The workspace's own notes could not be read: this has everybody's alone.</summary>
    public bool IsPartial { get; init; }

    private static List<(string Name, int Notes)> CountTopics(IReadOnlyList<Note> notes) =>
        [.. notes.SelectMany(note => note.Topics).CountBy(name => name).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => (topic.Key, topic.Value))];
}
