using DevOpsNotes.Storage.Daily;

namespace DevOpsNotes.Bot.Daily;

/// <summary>How far a post is: <see cref="Settled"/>, <see cref="Later"/> or <see cref="Ready"/>.</summary>
internal abstract record PostStep
{
    private PostStep()
    {
    }

    /// <summary>Nothing more is to be done for it, by this host.</summary>
    public static PostStep Over { get; } = new Settled();

    /// <inheritdoc cref="Over"/>
    internal sealed record Settled : PostStep;

    /// <summary>It was certainly not posted by this host, and may be later.</summary>
    /// <param name="Problem">What keeps it from being posted; <see langword="null"/> when nobody is to blame.</param>
    /// <param name="Wait">When to try again; <see langword="null"/> for the longer the oftener it was tried.</param>
    internal sealed record Later(string? Problem, TimeSpan? Wait) : PostStep;

    /// <summary>It is to be posted, when its turn comes.</summary>
    /// <param name="Subscription">The subscription, as it confirmed it.</param>
    /// <param name="Before">The last occurrence before; <see langword="null"/> for the very first.</param>
    internal sealed record Ready(Subscription Subscription, Occurrence? Before) : PostStep;
}
