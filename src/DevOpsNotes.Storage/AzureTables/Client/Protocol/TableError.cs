using System.Text.Json;
using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// What the service says of an error: https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2. The code
/// is in a header, else in the body; neither need be there.
/// </summary>
internal sealed record TableError(string? Code, string? Message)
{
    public static TableError Of(Response response)
    {
        var (code, message) = OfBody(response.Content);
        return new TableError(response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : code, message);
    }

    /// <summary>The error of a part of a transaction's answer, which Azure.Core does not know how to read.</summary>
    public static RequestFailedException Exception(Response response)
    {
        var error = Of(response);
        return new RequestFailedException(response.Status, error.Message ?? response.ReasonPhrase, error.Code, innerException: null);
    }

    private static (string? Code, string? Message) OfBody(BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.ToMemory());
            return json.RootElement.TryGetProperty("odata.error", out var error)
                ? (Text(error, "code"), error.TryGetProperty("message", out var message) ? Text(message, "value") : null)
                : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // From a proxy, or in XML, as of some refusals to sign in.
            return default;
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}
