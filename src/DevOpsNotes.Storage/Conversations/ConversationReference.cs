using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Conversations;

/// <summary>
/// A conversation that the bot can write to, and how
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
/// </summary>
public sealed record ConversationReference
{
    /// <summary>What <see cref="Type"/> is of a chat with one person.</summary>
    public const string Personal = "personal";

    /// <summary>The tenant that it is in.</summary>
    public required Scope Workspace { get; init; }

    /// <summary>The platform's id of it, without the part that names a thread.</summary>
    public required string Id { get; init; }

    /// <summary>"personal", "groupChat" or "channel".</summary>
    public required string Type { get; init; }

    /// <summary>Where the platform takes messages to it, as the platform last said.</summary>
    public required Uri ServiceUrl { get; init; }

    /// <summary>The bot in it: "28:" and the app id.</summary>
    public required string BotId { get; init; }

    /// <summary>The person of a personal chat, as this bot knows the person: "29:...". <see langword="null"/> in others.</summary>
    public string? UserId { get; init; }

    /// <summary>The same person's object id in Entra; <see langword="null"/> in other chats, or when it was never said.</summary>
    public string? UserAadId { get; init; }

    /// <summary>The team of a channel: the id of its first channel. <see langword="null"/> in others.</summary>
    public string? TeamId { get; init; }

    /// <summary>The same team's group id in Entra; <see langword="null"/> in others, or when it was never said.</summary>
    public string? TeamAadId { get; init; }

    /// <summary>When it was first seen. The store's clock, not the platform's.</summary>
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>When it was last seen, a day too early at most.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Why nothing is sent to it, such as the platform's code; <see langword="null"/> while it takes messages.</summary>
    public string? DisabledReason { get; init; }

    public bool IsDisabled => DisabledReason is not null;
}
