using Azure.Core;
using Azure.Core.Pipeline;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Signs every attempt with the key of the account. Lite: the Content-Type need not be signed, whatever a transport makes of it.
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.TryGetValue("x-ms-date", out var date);
        // The path as it is sent. At the emulator it begins with the account, which then stands there twice.
        var resource = $"/{credential.AccountName}{request.Uri.ToUri().AbsolutePath}";
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign($"{date}\n{resource}")}");
    }
}
