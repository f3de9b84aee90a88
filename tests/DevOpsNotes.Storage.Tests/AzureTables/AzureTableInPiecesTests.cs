using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>The same table at a service whose pages are short, and every other one of which is empty.</summary>
public sealed class AzureTableInPiecesTests : TableContract
{
    protected override Task<ITables> Open() => Task.FromResult<ITables>(Opened.On(new InMemoryTableService { PageRows = 70, HasEmptyPages = true }));
}
