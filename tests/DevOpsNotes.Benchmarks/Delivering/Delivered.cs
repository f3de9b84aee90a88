namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>What it took to post a number of messages.</summary>
/// <param name="Seconds">On the clock.</param>
/// <param name="CpuSeconds">Of the sender's processor time, all threads together.</param>
/// <param name="PeakHeap">The most that its heap had, garbage included, in bytes.</param>
/// <param name="PeakWorkingSet">The most memory that the process had, since it began, in bytes.</param>
internal sealed record Delivered(double Seconds, double CpuSeconds, long PeakHeap, long PeakWorkingSet);
