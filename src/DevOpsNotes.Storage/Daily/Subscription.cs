using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Storage.Daily;

/// <summary>A conversation's or a person's wish for a lesson of the day.</summary>
public sealed record Subscription
{
    public required Scope Workspace { get; init; }

    /// <summary>The platform's id of where it is posted: a conversation, or a person.</summary>
    public required string Conversation { get; init; }

    /// <summary>It is for one person, in that person's chat with the bot.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Who reads along there, as it was known when it was set up.</summary>
    public Openness Openness { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>Nothing is due that would have been before: a first start at 10:00 posts nothing for 9:00.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>The platform's id of who set it up; empty when that person was forgotten.</summary>
    public required string Owner { get; init; }

    /// <summary>The first date after a pause; <see langword="null"/> for no pause.</summary>
    public LocalDate? PausedUntil { get; init; }

    /// <summary>Why nothing is posted any more; <see langword="null"/> while it goes on.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>When somebody last clicked on one of its posts; <see langword="null"/> for never.</summary>
    public Instant? HeardAt { get; init; }

    public bool IsStopped => StoppedBecause is not null;

    /// <summary>Names it: the partition of its ledger, and the seed of its deck.</summary>
    public string Key => KeyOf(Workspace, Conversation);

    /// <inheritdoc cref="Key"/>
    public static string KeyOf(Scope workspace, string conversation) => TableKey.Of(workspace.Key, conversation);

    public bool IsPausedOn(LocalDate date) => date < PausedUntil;
}
