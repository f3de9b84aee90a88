using Azure;
using DevOpsNotes.Storage.AzureTables.Client.Protocol;

namespace DevOpsNotes.Storage.AzureTables.Client;

// Reading: only as TableEntity, the one kind of row that is used here.
internal sealed partial class TableClient
{
    /// <summary>Writes the values of an interpolated filter as literals: <c>$"RowKey ge {key}"</c> is <c>RowKey ge 'C01'</c>.</summary>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Of(filter);

    /// <summary>
    /// Reads a row. That there is none, of the row or of the table, is no exception but a response without a value, as in
    /// the package: the error code of the response says which.
    /// </summary>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = _pipeline.CreateMessage(TableRequest.Get(Name, partitionKey, rowKey, select));
        var response = await _pipeline.Send(message, cancellationToken);
        return response.Status switch
        {
            200 => Response.FromValue(As<T>(EntityReader.ReadOne(response.Content)), response),
            404 => new NoValueResponse<T>(response),
            _ => throw new RequestFailedException(response),
        };
    }

    /// <summary>
    /// Reads rows in the order of their keys, page by page. A page may be empty and have a continuation.
    /// </summary>
    /// <param name="filter">Which rows, by <see cref="CreateQueryFilter"/>.</param>
    /// <param name="maxPerPage">Rows of a page, 1000 at most; not of the whole.</param>
    /// <param name="select">Names of properties; all when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePages<T>(
            async (continuation, pageSize) =>
            {
                using var message = _pipeline.CreateMessage(TableRequest.Query(Name, filter, select, pageSize, continuation));
                var response = await _pipeline.Send(message, cancellationToken);
                return response.Status == 200
                    ? Page<T>.FromValues([.. EntityReader.ReadMany(response.Content).Select(As<T>)], Continuation.Of(response), response)
                    : throw new RequestFailedException(response);
            },
            maxPerPage);

    private static T As<T>(TableEntity entity)
        where T : class =>
        entity as T ?? throw new NotSupportedException($"Rows are read as {nameof(TableEntity)}, not as {typeof(T).Name}.");
}
