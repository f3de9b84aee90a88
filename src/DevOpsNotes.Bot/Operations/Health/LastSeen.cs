namespace DevOpsNotes.Bot.Operations.Health;

/// <summary>When something was last seen to be so, by a clock that nobody sets back.</summary>
internal sealed class LastSeen(TimeProvider time)
{
    private const long Never = long.MinValue;

    private long _at = Never;

    /// <summary>How long ago that was; <see langword="null"/> when it never was.</summary>
    public TimeSpan? Age => Volatile.Read(ref _at) is var at and not Never ? time.GetElapsedTime(at) : null;

    /// <summary>What the health of a host tells of it.</summary>
    public Dictionary<string, object> Data => Age is { } age ? new() { ["age_seconds"] = (long)age.TotalSeconds } : [];

    /// <summary>It is so now.</summary>
    public void Now() => Volatile.Write(ref _at, time.GetTimestamp());
}
