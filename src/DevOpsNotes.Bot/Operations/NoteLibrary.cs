using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Notes in memory, ready to be searched: those of everybody, and for a workspace its own beside them.</summary>
internal sealed class NoteLibrary
{
    private readonly NoteIndex _index;

    private NoteLibrary(IReadOnlyList<Note> notes) => _index = NoteIndex.Build(notes);

    public int Count => _index.Count;

    public static async Task<NoteLibrary> Load(NoteStore store, Scope scope, CancellationToken cancellationToken)
    {
        var notes = await store.Notes(Scope.Shared, cancellationToken);
        return new NoteLibrary(scope.IsShared ? notes : [.. notes, .. await store.Notes(scope, cancellationToken)]);
    }

    public IReadOnlyList<SearchHit> Search(string query, int limit) => _index.Search(query, limit);
}
