using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>What came of a call.</summary>
/// <param name="Error">What kind of failure; <see langword="null"/> for none.</param>
/// <param name="Code">Microsoft's code of the error, the status where it gave none, or a word of ours.</param>
/// <param name="RetryAfter">When Teams wants to hear of it again.</param>
/// <param name="Id">The id of the message, or of the thread that was begun; <see langword="null"/> where Teams gave none.</param>
internal sealed record ConnectorResult(ConnectorErrorClass? Error, string? Code, TimeSpan? RetryAfter, string? Id)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public bool IsOk => Error is null;

    /// <summary>What is to become of the work that the call was for.</summary>
    public WorkOutcome Outcome => Error switch
    {
        null => WorkOutcome.Done,
        ConnectorErrorClass.Conflict => WorkOutcome.Later(Problem, RetryAfter ?? Soon),
        // Teams was not reached, or refuses the call for now: nothing was posted.
        ConnectorErrorClass.RateLimited or ConnectorErrorClass.Unreachable or ConnectorErrorClass.Denied => WorkOutcome.Later(Problem, RetryAfter),
        _ => WorkOutcome.GivenUp(Problem),
    };

    /// <summary>The class and the code of the failure.</summary>
    public string Problem => $"{Error} ({Code})";

    public static ConnectorResult Failed(ConnectorErrorClass error, string code, TimeSpan? retryAfter = null) => new(error, code, retryAfter, null);
}
