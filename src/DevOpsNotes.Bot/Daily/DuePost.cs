using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>A subscription that is due on a date, as the sweep found it.</summary>
/// <param name="Row">The subscription, which has to confirm it.</param>
/// <param name="Date">The local date.</param>
internal sealed record DuePost(DueRow Row, LocalDate Date)
{
    /// <summary>By it this host knows its own claim again, when the store failed in between.</summary>
    public Guid Claim { get; } = Guid.NewGuid();

    /// <summary>When it is due; never on a date that its zone skips.</summary>
    public Instant At { get; } = ZoneClock.FirstAt(Row.Zone, Date, Row.Time) ?? Instant.MaxValue;

    /// <summary>It was found while it was not overdue yet.</summary>
    public bool IsFoundInTime { get; set; }

    /// <summary>It was told of that it is overdue.</summary>
    public bool IsToldOverdue { get; set; }

    /// <summary>What kept it from being posted so far; <see langword="null"/> when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is to be tried again.</summary>
    public DateTimeOffset NotBefore { get; init; }
}
