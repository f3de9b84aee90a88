namespace DevOpsNotes.Benchmarks.Tables;

/// <summary>What a number of operations took.</summary>
/// <param name="Seconds">On the clock.</param>
/// <param name="CpuSeconds">Of the client's processor time, all threads together.</param>
internal sealed record Speed(double Seconds, double CpuSeconds);
