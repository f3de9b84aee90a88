using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Dates every attempt anew: the service refuses what is more than 15 minutes old, and a retry may have waited.
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class DatePolicy(TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue("x-ms-date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
}
