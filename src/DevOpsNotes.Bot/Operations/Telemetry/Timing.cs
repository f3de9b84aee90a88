using System.Diagnostics;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>How long something takes. It is measured by the machine's own clock, whatever time the host is told it is.</summary>
internal readonly struct Timing
{
    private readonly long _began;

    private Timing(long began) => _began = began;

    /// <summary>In seconds.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(_began).TotalSeconds;

    public static Timing Begin() => new(Stopwatch.GetTimestamp());
}
