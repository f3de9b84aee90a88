using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Daily;

namespace DevOpsNotes.Storage.Tests.AzureTables;

public sealed class AzureLedgerStoreTests : LedgerStoreContract
{
    protected override Task<ITables> Open() => Task.FromResult<ITables>(Opened.On(new InMemoryTableService { PageRows = 3, HasEmptyPages = true }));
}
