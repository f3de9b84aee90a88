namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteTableTests : TableContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
