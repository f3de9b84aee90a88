using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>That there is nothing, and what the service said.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no value.");

    public override Response GetRawResponse() => response;
}
