using DevOpsNotes.Storage.Tests.Conversations;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteConversationStoreTests : ConversationStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
