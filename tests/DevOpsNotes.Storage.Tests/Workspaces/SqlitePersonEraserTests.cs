using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Storage.Tests.Workspaces;

public sealed class SqlitePersonEraserTests : PersonEraserContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ITables> Open() => await SqliteTables.Open(_folder.PathOf("store.db"));
}
