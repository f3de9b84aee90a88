using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DevOpsNotes.Bot.Operations.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace DevOpsNotes.Bot.Tests.Operations.Telemetry;

/// <summary>Spans as they are exported, and measurements, of all hosts of this process: other tests run meanwhile.</summary>
internal sealed class Observed : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly TracerProvider _traces;

    public Observed()
    {
        _traces = TelemetryExport.Traces().AddProcessor(new SimpleActivityExportProcessor(new Exporter(Spans))).Build();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured.Enqueue(Measurement(instrument, value, tags)));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured.Enqueue(Measurement(instrument, value, tags)));
        _meters.Start();
    }

    public ConcurrentQueue<SeenSpan> Spans { get; } = new();

    public ConcurrentQueue<SeenMeasurement> Measured { get; } = new();

    public void Dispose()
    {
        _meters.Dispose();
        _traces.Dispose();
    }

    private static SeenMeasurement Measurement(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        new(instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));

    private sealed class Exporter(ConcurrentQueue<SeenSpan> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                spans.Enqueue(new SeenSpan(span.DisplayName, span.Kind, span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), span.SpanId.ToHexString(),
                    string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Concat(span.Events.Select(happened => $"{happened.Name} {string.Join(' ', happened.Tags)}")).Append(span.StatusDescription))));
            }

            return ExportResult.Success;
        }
    }
}
