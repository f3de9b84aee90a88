using DevOpsNotes.Storage.AzureTables;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>Stores in Azurite, each in an account of its own.</summary>
internal static class AzuriteTables
{
    public static async Task<ITables> Open() => Open((await Azurite.Shared).NewAccount());

    public static ITables Open(string connectionString) => AzureTableStorage.Open(connectionString);
}
