using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables;

public sealed class AzureTableTests : TableContract
{
    protected override Task<ITables> Open() => Task.FromResult<ITables>(Opened.On(new InMemoryTableService()));
}
