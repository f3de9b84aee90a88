using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>What somebody typed of a schedule; what was left out is <see langword="null"/>.</summary>
public sealed record ScheduleReading
{
    public LocalTime? Time { get; init; }

    public DaySet? Days { get; init; }

    public DateTimeZone? Zone { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>What is wrong with it, in one sentence that says what to do; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }
}
