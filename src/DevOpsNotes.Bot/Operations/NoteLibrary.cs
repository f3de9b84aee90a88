using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Notes in memory, ready to be searched: those of everybody, and for a workspace its own beside them.</summary>
internal static class NoteLibrary
{
    public static async Task<NoteIndex> Load(NoteStore store, Scope scope, CancellationToken cancellationToken)
    {
        var index = NoteIndex.Build(await store.Notes(scope, cancellationToken), TopicCatalog.Default);
        return scope.IsShared ? index : (await Load(store, Scope.Shared, cancellationToken)).Beside(index);
    }
}
