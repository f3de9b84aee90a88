namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>
/// What the bot says back: an <see cref="Answer"/>, <see cref="Notice"/>, <see cref="Dialog"/>, <see cref="FieldErrors"/> or
/// <see cref="Nothing"/>. Each platform renders these and knows nothing of commands.
/// </summary>
public abstract record Reply
{
    /// <summary>Only the records of this folder are replies.</summary>
    private protected Reply()
    {
    }

    /// <summary>Who is to see it, and whether it is new.</summary>
    public Delivery Delivery { get; init; }
}
