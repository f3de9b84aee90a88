namespace DevOpsNotes.Bot.Work;

/// <summary>What came of a piece of work.</summary>
/// <param name="Problem">What kept it from being done; <see langword="null"/> when it is done.</param>
/// <param name="Again">When to try again, because it was certainly not done; <see langword="null"/> for never.</param>
internal sealed record WorkOutcome(string? Problem, TimeSpan? Again)
{
    public static WorkOutcome Done { get; } = new(Problem: null, Again: null);

    public static WorkOutcome GivenUp(string problem) => new(problem, Again: null);

    public static WorkOutcome Later(string problem, TimeSpan wait) => new(problem, wait);
}
