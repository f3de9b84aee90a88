namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>How much is taken in: far more than people do, and less than what harms others.</summary>
internal sealed record AdmissionRates
{
    /// <summary>Lines, messages and presses of one person.</summary>
    public Rate PersonAsks { get; init; } = new(60, TimeSpan.FromSeconds(1));

    /// <summary>What one person saves, teaches, votes, sets up or removes.</summary>
    public Rate PersonWrites { get; init; } = new(30, TimeSpan.FromSeconds(2));

    /// <summary>Of all people of a workspace together.</summary>
    public Rate WorkspaceAsks { get; init; } = new(1200, TimeSpan.FromMilliseconds(25));

    /// <inheritdoc cref="WorkspaceAsks"/>
    public Rate WorkspaceWrites { get; init; } = new(600, TimeSpan.FromMilliseconds(100));
}
