using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Sqlite;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Tests;

/// <summary>A real store in a folder of its own, as <c>--data</c> names it.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SwitchedTables? _tables;

    public string Folder => _folder.Path;

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string content) => _folder.Write(name, content);

    public async Task<SwitchedTables> Tables() => _tables ??= new SwitchedTables(await SqliteTables.Open(PathOf("devopsnotes.db")));

    public async Task<NoteStore> Open(TimeProvider? time = null) => await NoteStore.Open(await Tables(), time ?? TimeProvider.System, CancellationToken.None);

    public async Task<WorkspaceStore> OpenWorkspaces(TimeProvider? time = null) => await WorkspaceStore.Open(await Tables(), time ?? TimeProvider.System, CancellationToken.None);

    public async Task<NoteLibrary> OpenLibrary(IReadOnlyList<BundledLesson> lessons) => await NoteLibrary.Open(await Tables(), lessons, CancellationToken.None);

    /// <summary>Publishes notes as one source.</summary>
    public async Task Keep(params Note[] notes)
    {
        var head = new SourceHead { Scope = Scope.Shared, Key = "notebook.md", Title = "Notebook", Generation = "", Lessons = 0, Quotes = 0, ImportedAt = DateTimeOffset.UnixEpoch };
        Assert.True(await (await Open()).Publish(head, null, [.. notes.Select(note => new SourceNote("Notebook", note))], CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
        _folder.Dispose();
    }
}
