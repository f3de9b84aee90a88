using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Workspaces;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>Of every write the first answer is lost, and Azure.Core asks again by itself.</summary>
public sealed class LostReplyBookmarkStoreTests : BookmarkStoreContract
{
    protected override Task<ITables> Open()
    {
        var service = new InMemoryTableService { PageRows = 3, HasEmptyPages = true };
        service.LoseReplies(_ => true);
        return Task.FromResult<ITables>(Opened.On(service));
    }
}
