using System.Text.Json;
using DevOpsNotes.Bot.CommandLine;
using DevOpsNotes.Bot.Operations.Telemetry;
using OpenTelemetry.Metrics;

namespace DevOpsNotes.Benchmarks.Serving;

/// <summary>
/// The bot as it is started, and its own histograms, in buckets that grow so slowly that percentiles can be read off. For each line
/// on standard input it writes what they have since the last.
/// </summary>
internal static class ServedHost
{
    public static async Task Run(string data)
    {
        var exporter = new HistogramExporter();
        using var reader = new BaseExportingMetricReader(exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Delta };
        using var metrics = TelemetryExport.Metrics()
            .AddView(instrument => instrument.Unit == "s" ? new Base2ExponentialBucketHistogramConfiguration() : null)
            .AddReader(reader)
            .Build();
        _ = CommandTree.Run(["serve", "--data", data, "--urls", "http://127.0.0.1:0"]);
        while (await Console.In.ReadLineAsync() is not null)
        {
            metrics.ForceFlush();
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(exporter.Collected, JsonSerializerOptions.Web));
            await Console.Out.FlushAsync();
        }
    }
}
