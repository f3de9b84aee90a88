using DevOpsNotes.Storage.Tests.Work;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteWorkStoreTests : WorkStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
