using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>
/// Sends metrics, traces and logs to where OpenTelemetry's own variables say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the like,
/// https://opentelemetry.io/docs/specs/otel/protocol/exporter/). Without that address nothing is collected and nothing leaves.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>How long a host that stops waits for what was measured last to be taken.</summary>
    public const int PatienceMilliseconds = 1000;

    private readonly MeterProvider _metrics = Metrics().AddOtlpExporter().Build();

    private readonly TracerProvider _traces = Traces().AddOtlpExporter().Build();

    private TelemetryExport()
    {
    }

    private static bool IsConfigured => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    /// <summary>The name can be set by <c>OTEL_SERVICE_NAME</c>.</summary>
    private static ResourceBuilder Service => ResourceBuilder.CreateEmpty().AddService("devopsnotes").AddTelemetrySdk().AddEnvironmentVariableDetector();

    /// <summary>The bot's own metrics, and those of what it runs on.</summary>
    public static MeterProviderBuilder Metrics() => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Service)
        .AddMeter(Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime");

    /// <summary>The spans of requests, of what the bot does, and of its calls; of what is promised all of them, so that they can be counted.</summary>
    public static TracerProviderBuilder Traces() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Service)
        .SetSampler(new WantedSpans())
        .AddSource(Instruments.Name, "Microsoft.AspNetCore", "System.Net.Http")
        .AddProcessor(new SafeSpans());

    /// <summary>Begins to export metrics and traces; <see langword="null"/> without an address.</summary>
    public static TelemetryExport? Begin()
    {
        // Nobody else is told of traces, nor of what came with the requests of strangers.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();
        return IsConfigured ? new TelemetryExport() : null;
    }

    /// <summary>Exports logs, too, if there is an address.</summary>
    public static void AddLogs(ILoggingBuilder logging)
    {
        if (!IsConfigured)
            return;
        logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Service).AddProcessor(new HastyProcessor(new BatchLogRecordExportProcessor(new OtlpLogExporter(new OtlpExporterOptions()))));
        });
    }

    /// <summary>Sends what was measured last, if somebody takes it.</summary>
    public void Dispose()
    {
        Parallel.Invoke(() => _metrics.Shutdown(PatienceMilliseconds), () => _traces.Shutdown(PatienceMilliseconds));
        _metrics.Dispose();
        _traces.Dispose();
    }
}
