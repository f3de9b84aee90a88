using DevOpsNotes.Storage.AzureTables;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>A store on a service, with Azure.Core's retries but hardly any waiting between.</summary>
internal static class Opened
{
    public static AzureTableStorage On(InMemoryTableService service) => AzureTableStorage.Open(InMemoryTableService.ConnectionString, Quickly(service));

    public static TableClientOptions Quickly(InMemoryTableService service)
    {
        var options = new TableClientOptions { Transport = service };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return options;
    }
}
