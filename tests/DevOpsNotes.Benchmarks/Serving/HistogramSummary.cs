namespace DevOpsNotes.Benchmarks.Serving;

/// <summary>What a histogram of the host has; times are in microseconds, and percentiles as exact as its buckets.</summary>
internal sealed record HistogramSummary(long Count, double Mean, double P50, double P90, double P99, double P999)
{
    /// <summary>Of buckets of all points of a metric.</summary>
    /// <param name="buckets">The middle of each bucket, in seconds, and how many are in it.</param>
    /// <param name="sum">Of all values, in seconds.</param>
    public static HistogramSummary Of(IReadOnlyCollection<(double Middle, long Count)> buckets, double sum)
    {
        var sorted = buckets.OrderBy(bucket => bucket.Middle).ToList();
        var count = sorted.Sum(bucket => bucket.Count);
        return new HistogramSummary(count, 1e6 * sum / count, At(0.5), At(0.9), At(0.99), At(0.999));

        double At(double share)
        {
            var left = share * count;
            foreach (var (middle, number) in sorted)
            {
                if ((left -= number) <= 0)
                    return 1e6 * middle;
            }

            return 1e6 * sorted[^1].Middle;
        }
    }
}
