using System.Diagnostics;
using OpenTelemetry;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>
/// Leaves of what the framework tells only what is no secret. Of addresses that is where they are: whoever knows the path of one at
/// which Slack takes answers can answer there, and paths of Teams name conversations and people. Messages of exceptions stay in logs.
/// </summary>
internal sealed class SafeSpans : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("url.full") is string address)
            data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null);
        data.SetStatus(data.Status);
    }
}
