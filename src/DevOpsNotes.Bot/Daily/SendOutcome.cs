namespace DevOpsNotes.Bot.Daily;

/// <summary>What came of sending: <see cref="Sent"/>, <see cref="NotYet"/>, <see cref="Refused"/> or <see cref="Unknown"/>.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Message">By what the platform knows it; <see langword="null"/> where it did not say.</param>
    internal sealed record Sent(string? Message) : SendOutcome;

    /// <summary>It was certainly not sent, and may be later.</summary>
    /// <param name="Reason">Why, in words for people: the end of a sentence.</param>
    /// <param name="Wait">How long to wait; <see langword="null"/> where the platform did not say.</param>
    internal sealed record NotYet(string Reason, TimeSpan? Wait) : SendOutcome;

    /// <summary>It was certainly not sent, and is not to be tried again.</summary>
    /// <param name="Reason">Why, in words for people.</param>
    /// <param name="IsFinal">The conversation takes none any more: the subscription has to stop.</param>
    internal sealed record Refused(string Reason, bool IsFinal) : SendOutcome;

    /// <summary>Nobody knows whether it was sent.</summary>
    /// <param name="Reason">Why not, in words for people: the end of a sentence.</param>
    internal sealed record Unknown(string Reason) : SendOutcome;
}
