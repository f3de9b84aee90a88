namespace DevOpsNotes.Bot.Commands;

/// <summary>A line that somebody said to the bot, without what addressed it ("/devops", a mention).</summary>
/// <param name="Caller">Who, and where.</param>
/// <param name="Text">The line as it was typed.</param>
internal sealed record CommandRequest(Caller Caller, string Text)
{
    /// <summary>So many notes that answer this line were shown already.</summary>
    public int Skip { get; init; }

    /// <summary>The id of the note to show, of those that answer.</summary>
    public string? Chosen { get; init; }

    /// <summary>The id of the note that was shown last; it is not shown again.</summary>
    public string? Seen { get; init; }

    /// <summary>A button says the line, not a person.</summary>
    public bool IsAgain => Skip > 0 || Chosen is not null || Seen is not null;
}
