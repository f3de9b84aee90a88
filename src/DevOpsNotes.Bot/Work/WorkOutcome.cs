namespace DevOpsNotes.Bot.Work;

/// <summary>What came of a piece of work.</summary>
/// <param name="Problem">What kept it from being done; <see langword="null"/> when it is done.</param>
/// <param name="Again">When to try again, because it was certainly not done; <see langword="null"/> for never.</param>
internal sealed record WorkOutcome(string? Problem, TimeSpan? Again)
{
    /// <summary>When what was not done for the moment is tried again, unless somebody says when.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    public static WorkOutcome Done { get; } = new(Problem: null, Again: null);

    /// <summary>Nothing was done yet, because the store cannot be used.</summary>
    public static WorkOutcome StoreAway { get; } = Later("the store does not answer");

    public static WorkOutcome GivenUp(string problem) => new(problem, Again: null);

    /// <summary>It was certainly not done, and is tried again.</summary>
    /// <param name="problem">Why not.</param>
    /// <param name="wait">When; <see langword="null"/> for a minute.</param>
    public static WorkOutcome Later(string problem, TimeSpan? wait = null) => new(problem, wait ?? Usual);
}
