using Azure;
using DevOpsNotes.Storage.AzureTables.Client.Models;
using DevOpsNotes.Storage.AzureTables.Client.Protocol;

namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>
/// One table. What the service refuses is a <see cref="RequestFailedException"/> with its status and its error code; the codes:
/// https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes.
/// </summary>
internal sealed partial class TableClient
{
    private readonly TablePipeline _pipeline;

    internal TableClient(TablePipeline pipeline, string name) => (_pipeline, Name) = (pipeline, name);

    public string Name { get; }

    /// <summary>Creates the table unless it is there. One that is being deleted is neither, and an error.</summary>
    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(TableRequest.CreateTable(Name));
        var response = await _pipeline.Send(message, cancellationToken);
        if (response.Status is 201 or 204)
            return Response.FromValue(new TableItem(Name), response);
        var error = new RequestFailedException(response);
        return error is { Status: 409, ErrorCode: "TableAlreadyExists" } ? Response.FromValue(new TableItem(Name), response) : throw error;
    }

    /// <summary>Writes a row if its keys are free; 409 <c>EntityAlreadyExists</c> when they are taken.</summary>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(TableRequest.Add(Name, entity), cancellationToken);

    /// <summary>Writes a row whatever is there.</summary>
    public Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(TableRequest.Upsert(Name, entity, mode), cancellationToken);

    /// <summary>Writes a row over a version; 412 when it is another one, 404 when there is none.</summary>
    public Task<Response> UpdateEntityAsync<T>(
        T entity, Azure.ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(TableRequest.Update(Name, entity, ifMatch, mode), cancellationToken);

    /// <summary>
    /// Deletes a version of a row, any version by default; 412 when it is another one. That there is none, of the row or of
    /// the table, is no exception but a response of status 404, as in the package.
    /// </summary>
    public async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, Azure.ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(TableRequest.Delete(Name, partitionKey, rowKey, ifMatch));
        var response = await _pipeline.Send(message, cancellationToken);
        return response.Status is 204 or 404 ? response : throw new RequestFailedException(response);
    }

    private async Task<Response> Write(TableRequest request, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage(request);
        var response = await _pipeline.Send(message, cancellationToken);
        return response.Status is 201 or 204 ? response : throw new RequestFailedException(response);
    }
}
