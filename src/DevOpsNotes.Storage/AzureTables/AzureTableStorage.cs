using Azure.Core;

namespace DevOpsNotes.Storage.AzureTables;

/// <summary>
/// The store that several hosts share: tables of one Azure storage account, or of its emulator. Opening it sends nothing;
/// opening a table does.
/// </summary>
public sealed class AzureTableStorage : ITables
{
    // One attempt; there are four of them.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    // Between the first two; then twice and four times as long. Chat platforms wait three seconds for an answer: what is refused
    // so often is told in time.
    private static readonly TimeSpan FirstNap = TimeSpan.FromMilliseconds(200);

    private readonly TableServiceClient _account;

    private AzureTableStorage(TableServiceClient account) => _account = account;

    /// <summary>Opens the account of a connection string, such as <c>UseDevelopmentStorage=true</c> or the portal's.</summary>
    /// <exception cref="StoreException">The text is no connection string with an account and its key.</exception>
    public static AzureTableStorage Open(string connectionString) => Open(connectionString, Options());

    /// <summary>Opens an account by one of its keys.</summary>
    /// <param name="endpoint">Such as <c>https://contosobot.table.core.windows.net</c>.</param>
    /// <param name="accountName">Such as <c>contosobot</c>.</param>
    /// <param name="accountKey">In base64, as the portal shows it.</param>
    /// <exception cref="StoreException">The key is not base64.</exception>
    public static AzureTableStorage Open(Uri endpoint, string accountName, string accountKey) => Open(endpoint, accountName, accountKey, Options());

    /// <summary>Opens an account by tokens, as of a managed identity with the role Storage Table Data Contributor.</summary>
    /// <param name="endpoint">Such as <c>https://contosobot.table.core.windows.net</c>; https, since tokens are secrets.</param>
    /// <param name="credential">Where tokens come from.</param>
    /// <exception cref="StoreException">The address is not of https.</exception>
    public static AzureTableStorage Open(Uri endpoint, TokenCredential credential) => Open(endpoint, credential, Options());

    public async Task<ITable> Open(string name, CancellationToken cancellationToken)
    {
        TableRules.CheckTableName(name);
        var calls = new AzureCalls(_account.Uri, name);
        var table = _account.GetTableClient(name);
        await calls.Run(() => table.CreateIfNotExistsAsync(cancellationToken), cancellationToken);
        return new CheckedTable(new AzureTable(table, calls));
    }

    /// <summary>Connections belong to the process, and stay.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static AzureTableStorage Open(string connectionString, TableClientOptions options)
    {
        try
        {
            return new AzureTableStorage(new TableServiceClient(connectionString, options));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // What it says is not repeated here, nor in the cause: there is a key in it.
            throw new StoreException(
                "The connection string of the table storage is none with AccountName and AccountKey; copy it again from the access keys of the storage account.",
                e);
        }
    }

    internal static AzureTableStorage Open(Uri endpoint, string accountName, string accountKey, TableClientOptions options)
    {
        try
        {
            return new AzureTableStorage(new TableServiceClient(endpoint, new TableSharedKeyCredential(accountName, accountKey), options));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new StoreException($"The name or the key of the storage account at {endpoint} cannot be used; copy them again from its access keys.", e);
        }
    }

    internal static AzureTableStorage Open(Uri endpoint, TokenCredential credential, TableClientOptions options) =>
        endpoint.Scheme == Uri.UriSchemeHttps
            ? new AzureTableStorage(new TableServiceClient(endpoint, credential, options))
            : throw new StoreException($"The table storage at {endpoint} is to be used with tokens, which are sent over https only; name its address with https.");

    private static TableClientOptions Options()
    {
        var options = new TableClientOptions();
        options.Retry.NetworkTimeout = AttemptTimeout;
        options.Retry.Delay = FirstNap;
        return options;
    }
}
