using System.Text;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Requests as one multipart body: a batch of one change set of them all. Only the whole is signed.
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal sealed class TransactionContent
{
    /// <summary>Writes the body.</summary>
    /// <param name="endpoint">The account's address: inner requests name theirs whole.</param>
    /// <param name="requests">In the order in which they are answered.</param>
    public TransactionContent(string endpoint, IReadOnlyList<TableRequest> requests)
    {
        using var body = new MemoryStream();
        var (batch, changes) = ($"batch_{Guid.NewGuid()}", $"changeset_{Guid.NewGuid()}");
        Lines(body, $"--{batch}", $"Content-Type: multipart/mixed; boundary={changes}", "");
        foreach (var request in requests)
        {
            Lines(body, $"--{changes}", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "");
            Lines(body, $"{request.Method} {endpoint}/{request.Resource} HTTP/1.1");
            Lines(body, [.. request.Headers.Select(header => $"{header.Name}: {header.Value}"), $"DataServiceVersion: {TableRequest.DataServiceVersion}", ""]);
            body.Write(request.Body);
            Lines(body, "");
        }

        Lines(body, $"--{changes}--", $"--{batch}--");
        Type = $"multipart/mixed; boundary={batch}";
        Body = body.ToArray();
    }

    /// <summary>The Content-Type.</summary>
    public string Type { get; }

    public byte[] Body { get; }

    private static void Lines(Stream body, params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            body.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
    }
}
