using DevOpsNotes.Storage.Tests.Workspaces;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteGapStoreTests : GapStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
