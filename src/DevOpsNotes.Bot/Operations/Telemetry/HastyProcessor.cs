using OpenTelemetry;
using OpenTelemetry.Logs;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>A processor that is not waited for long when the host stops: the logging of the framework would wait five seconds.</summary>
internal sealed class HastyProcessor(BaseProcessor<LogRecord> processor) : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data) => processor.OnEnd(data);

    protected override bool OnForceFlush(int timeoutMilliseconds) => processor.ForceFlush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => processor.Shutdown(TelemetryExport.PatienceMilliseconds);
}
