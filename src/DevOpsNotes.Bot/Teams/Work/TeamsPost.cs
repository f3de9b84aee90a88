using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Rendering;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>A message that is ready to be sent.</summary>
/// <param name="Place">Where to.</param>
/// <param name="Activity">The message.</param>
/// <param name="Smallest">The same with less on it, for when Teams does not take it.</param>
internal sealed record TeamsPost(TeamsPlace Place, ReadOnlyMemory<byte> Activity, ReadOnlyMemory<byte> Smallest)
{
    /// <summary>The message that it answers; <see langword="null"/> for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Only the person that it is addressed to sees it.</summary>
    public bool IsTargeted { get; init; }

    /// <summary>The message whose place it takes; <see langword="null"/> for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>It begins a thread of its own in a channel.</summary>
    public bool StartsThread { get; init; }

    /// <summary>The message of a reply.</summary>
    /// <param name="place">Where to.</param>
    /// <param name="reply">What it says.</param>
    /// <param name="view">Where it is seen.</param>
    /// <param name="reader">The only person who is to see it; <see langword="null"/> for everybody there.</param>
    public static TeamsPost Of(TeamsPlace place, Reply reply, CardView view, string? reader = null)
    {
        var summary = Summary.Of(reply);
        return new TeamsPost(
            place,
            TeamsMessage.Of(TeamsCard.Of(reply, view), summary, place.Conversation, place.Bot, reader),
            TeamsMessage.Of(TeamsCard.Smallest(reply, view), summary, place.Conversation, place.Bot, reader))
        { IsTargeted = reader is not null };
    }
}
