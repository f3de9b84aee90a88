namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>A token for the connector, or why there is none.</summary>
/// <param name="Value">What goes into the header; <see langword="null"/> when there is none.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record BotToken(string? Value, TokenFailure? Failure)
{
    /// <summary>Never a token in a log.</summary>
    public override string ToString() => Failure is null ? "a token" : $"no token: {Failure.Code}";
}
