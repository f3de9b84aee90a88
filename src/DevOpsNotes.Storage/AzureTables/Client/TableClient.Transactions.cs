using Azure;
using DevOpsNotes.Storage.AzureTables.Client.Protocol;

namespace DevOpsNotes.Storage.AzureTables.Client;

// Several rows of one partition at once: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
internal sealed partial class TableClient
{
    /// <summary>Applies all actions, 1 to 100 on different rows of one partition, or none.</summary>
    /// <returns>A response for each action, in order.</returns>
    /// <exception cref="TableTransactionFailedException">One of them was refused.</exception>
    /// <exception cref="RequestFailedException">The service failed, or its answer is torn: then nobody knows whether they were applied.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var requests = transactionActions.Select(action => TableRequest.Of(Name, action)).ToList();
        using var message = _pipeline.CreateMessage(requests);
        var response = await _pipeline.Send(message, cancellationToken);
        return response.Status switch
        {
            202 => Response.FromValue(Committed(response, requests.Count), response),
            >= 400 and < 500 and not (408 or 429) => throw new TableTransactionFailedException(new RequestFailedException(response)),
            _ => throw new RequestFailedException(response),
        };
    }

    private static IReadOnlyList<Response> Committed(Response response, int actions)
    {
        IReadOnlyList<PartResponse> parts;
        try
        {
            parts = TransactionResponse.Read(response);
        }
        catch (FormatException e)
        {
            throw Torn(response, e);
        }

        // Also when there are more parts: one refusal is the refusal of all.
        if (parts.FirstOrDefault(part => part.Status >= 400) is { } refusal)
            throw new TableTransactionFailedException(TableError.Exception(refusal));
        return parts.Count == actions && parts.All(part => part.Status is 201 or 204) ? parts : throw Torn(response, null);
    }

    private static RequestFailedException Torn(Response response, FormatException? cause) =>
        new(response.Status, "The answer to the transaction is not whole; it may have been applied.", errorCode: null, cause);
}
