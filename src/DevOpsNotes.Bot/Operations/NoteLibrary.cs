using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Operations;

/// <summary>
/// The notes that may be shown: the bundled lessons of this release and what the store keeps for everybody, and for a
/// workspace its own beside them, imported or taught.
/// </summary>
/// <param name="store">Imported notes.</param>
/// <param name="workspaces">What workspaces taught themselves.</param>
/// <param name="quotes">What workspaces saved.</param>
/// <param name="eraser">Tells which workspaces are being erased.</param>
/// <param name="lessons">The bundled lessons; none with <c>--library off</c>.</param>
internal sealed class NoteLibrary(NoteStore store, WorkspaceStore workspaces, QuoteStore quotes, WorkspaceEraser eraser, IReadOnlyList<BundledLesson> lessons)
{
    /// <summary>The key under which the store remembers which bundled lessons were withdrawn; no imported source has it.</summary>
    private const string Bundled = "bundled library";

    /// <summary>Who an operator at the command line is in the record of changes.</summary>
    private const string Operator = "operator";

    /// <summary>Opens the library on an open store.</summary>
    public static async Task<NoteLibrary> Open(ITables tables, IReadOnlyList<BundledLesson> lessons, CancellationToken cancellationToken) => new(
        await NoteStore.Open(tables, TimeProvider.System, cancellationToken),
        await WorkspaceStore.Open(tables, TimeProvider.System, cancellationToken),
        await QuoteStore.Open(tables, TimeProvider.System, cancellationToken),
        await WorkspaceEraser.Open(tables, TimeProvider.System, cancellationToken),
        lessons);

    /// <summary>The bundled lessons alone, for when nothing can be read of the store, not even which were withdrawn.</summary>
    public NoteIndex BundledOnly() => NoteIndex.Build([.. lessons.Select(lesson => lesson.Note)], TopicCatalog.Default);

    /// <summary>All notes of a scope, whoever may see them in it; the bundled lessons are everybody's.</summary>
    public async Task<IReadOnlyList<Note>> Notes(Scope scope, CancellationToken cancellationToken)
    {
        if (!scope.IsShared && await eraser.IsErased(scope, cancellationToken))
            return [];
        var kept = await store.Notes(scope, cancellationToken);
        return scope.IsShared
            ? [.. await Lessons(cancellationToken), .. kept]
            : [.. (await workspaces.Lessons(scope, cancellationToken)).Select(lesson => lesson.Note), .. (await quotes.All(scope, cancellationToken)).Select(quote => quote.Note), .. kept];
    }

    /// <summary>The notes that a scope is answered from, ready to be searched.</summary>
    public async Task<NoteIndex> Load(Scope scope, CancellationToken cancellationToken)
    {
        var index = await LoadOwn(scope, cancellationToken);
        return scope.IsShared ? index : (await LoadOwn(Scope.Shared, cancellationToken)).Beside(index);
    }

    /// <summary>The notes of a scope alone that everybody in it may see, ready to be searched.</summary>
    public async Task<NoteIndex> LoadOwn(Scope scope, CancellationToken cancellationToken) =>
        NoteIndex.Build([.. (await Notes(scope, cancellationToken)).Where(note => Visibility.ConversationOf(note) is null)], TopicCatalog.Default);

    /// <summary>What a workspace has of its own.</summary>
    public async Task<WorkspaceContent> LoadWorkspace(Scope workspace, CancellationToken cancellationToken)
    {
        if (await eraser.IsErased(workspace, cancellationToken))
            return WorkspaceContent.Erased;
        var taught = await workspaces.Lessons(workspace, cancellationToken);
        var saved = await quotes.All(workspace, cancellationToken);
        var imported = await store.Notes(workspace, cancellationToken);
        return WorkspaceContent.Of(imported, taught, saved, await workspaces.Votes(workspace, cancellationToken));
    }

    /// <summary>Removes a note for good, also a bundled lesson, which no later release brings back.</summary>
    /// <returns>The note, or <see langword="null"/> when the scope has none with this id.</returns>
    public async Task<Note?> Withdraw(Scope scope, string id, CancellationToken cancellationToken)
    {
        if (await store.Withdraw(scope, id, cancellationToken) is { } note) return note;
        if (!scope.IsShared)
        {
            return await workspaces.Remove(scope, id, author: null, cancellationToken)
                ?? (await quotes.End(scope, id, QuoteChange.Removed, Operator, _ => true, cancellationToken))?.Note;
        }

        if ((await Lessons(cancellationToken)).FirstOrDefault(lesson => lesson.Id == id) is not { } lesson) return null;
        await store.Withhold(Bundled, lesson, cancellationToken);
        return lesson;
    }

    private async Task<IEnumerable<Note>> Lessons(CancellationToken cancellationToken)
    {
        if (lessons.Count == 0) return [];
        var withdrawn = (await store.Withdrawn(Scope.Shared, Bundled, cancellationToken)).Select(note => note.Id).ToHashSet(StringComparer.Ordinal);
        return lessons.Select(lesson => lesson.Note).Where(note => !withdrawn.Contains(note.Id));
    }
}
