using Azure;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>What the package has no member for, by members that it has.</summary>
internal static class TableClientExtensions
{
    /// <summary>
    /// Writes a row if its keys are free. The package has no insertion that does not throw, nor a way to switch its errors
    /// off for one call, so taken keys cost an exception; they are a lost race and seldom.
    /// </summary>
    /// <returns>The response; <see langword="null"/> when the keys are taken.</returns>
    public static async Task<Response?> TryAddEntityAsync(this TableClient table, TableEntity entity, CancellationToken cancellationToken)
    {
        try
        {
            return await table.AddEntityAsync(entity, cancellationToken);
        }
        catch (RequestFailedException e) when (AzureErrors.IsTaken(e))
        {
            return null;
        }
    }
}
