using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DevOpsNotes.Benchmarks.Serving;

/// <summary>Keeps what the histograms of a host had at the last collection.</summary>
internal sealed class HistogramExporter : BaseExporter<Metric>
{
    public Dictionary<string, HistogramSummary> Collected { get; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        Collected.Clear();
        foreach (var metric in batch)
        {
            if (metric.MetricType == MetricType.ExponentialHistogram)
                Collected[metric.Name] = SummaryOf(metric);
        }

        return ExportResult.Success;
    }

    private static HistogramSummary SummaryOf(Metric metric)
    {
        var (buckets, sum) = (new List<(double Middle, long Count)>(), 0.0);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            sum += point.GetHistogramSum();
            var data = point.GetExponentialHistogramData();
            var index = data.PositiveBuckets.Offset;
            foreach (var count in data.PositiveBuckets)
                buckets.Add((Math.Pow(2, (index++ + 0.5) / Math.Pow(2, data.Scale)), count));
        }

        return HistogramSummary.Of(buckets, sum);
    }
}
