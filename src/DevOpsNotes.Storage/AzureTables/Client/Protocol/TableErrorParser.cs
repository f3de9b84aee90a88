using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>Tells Azure.Core how this service says what went wrong.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        var (code, message) = TableError.Of(response);
        error = new ResponseError(code, message);
        data = null;
        return true;
    }
}
