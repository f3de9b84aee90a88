using DevOpsNotes.Storage.Tests.Workspaces;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteBookmarkStoreTests : BookmarkStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
