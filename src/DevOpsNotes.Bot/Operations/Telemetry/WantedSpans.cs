using System.Diagnostics;
using OpenTelemetry.Trace;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>Every span but those of calls that belong to nothing, such as looking every two seconds whether notes changed.</summary>
internal sealed class WantedSpans : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters is { Kind: ActivityKind.Client, ParentContext.TraceId: var trace } && trace == default ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
