using DevOpsNotes.Storage.Tests.Daily;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteSubscriptionStoreTests : SubscriptionStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
