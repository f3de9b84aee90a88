using DevOpsNotes.Content.Daily;
using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>A subscription on one local date, as the ledger has it.</summary>
public sealed record Occurrence
{
    private DeckPosition? _deck;

    /// <summary><see cref="Daily.Subscription.Key"/>.</summary>
    public required string Subscription { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>When it was claimed, or found that nothing is to be posted.</summary>
    public required Instant At { get; init; }

    public PostOutcome Outcome { get; init; }

    /// <summary>Why it failed, was skipped or missed; what the platform said where it is not known.</summary>
    public string? Reason { get; init; }

    /// <summary>The ids of the notes that it shows.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the deck is after it; <see langword="null"/> when nothing was drawn yet.</summary>
    public DeckPosition? Deck
    {
        get => _deck ??= DeckText is { } text ? OccurrenceRow.ReadDeck(text) : null;
        init => (_deck, DeckText) = (value, value?.ToString());
    }

    /// <summary>How many posts there were without a click, this one included.</summary>
    public int Unheard { get; init; }

    /// <summary>The date since which the question stands whether it is still useful; <see langword="null"/> when it was not asked, or answered.</summary>
    public LocalDate? AskedOn { get; init; }

    /// <summary>How many occurrences failed in a row, or were missed because the platform did not take them; this one included.</summary>
    public int Failures { get; init; }

    /// <summary>By what the platform knows the message; <see langword="null"/> when it is not known.</summary>
    public string? Message { get; init; }

    /// <summary>The random name of who claimed it, by which that host knows its own claim again.</summary>
    public Guid Claim { get; init; }

    /// <summary>The deck as it is kept: of most occurrences that are read nobody wants it.</summary>
    internal string? DeckText { get; init; }

    /// <summary>The random name of the last write.</summary>
    internal Guid Operation { get; init; }

    /// <summary>Version of the row; <see langword="null"/> for one that is not kept.</summary>
    internal ETag? ETag { get; init; }
}
