using Azure.Core;
using Azure.Core.Pipeline;
using DevOpsNotes.Storage.AzureTables.Client.Protocol;

namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>A storage account. Making one sends nothing.</summary>
internal sealed class TableServiceClient
{
    // https://learn.microsoft.com/azure/storage/tables/authorize-access-azure-active-directory
    private const string Scope = "https://storage.azure.com/.default";

    private readonly TablePipeline _pipeline;

    /// <summary>Reads address, account and key out of one text.</summary>
    /// <exception cref="FormatException">The text is no connection string with an account and its key.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableConnectionString.Parse(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, new SharedKeyLitePolicy(credential), options)
    {
    }

    /// <summary>Signs in by tokens, which are sent over https only.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, Scope), options)
    {
    }

    private TableServiceClient(TableConnectionString account, TableClientOptions? options)
        : this(account.Endpoint, account.Credential, options)
    {
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy authorization, TableClientOptions? options)
    {
        Uri = endpoint;
        _pipeline = new TablePipeline(endpoint, authorization, options ?? new TableClientOptions());
    }

    /// <summary>The address of the account, such as <c>https://contosobot.table.core.windows.net</c>.</summary>
    public Uri Uri { get; }

    public TableClient GetTableClient(string tableName) => new(_pipeline, tableName);
}
