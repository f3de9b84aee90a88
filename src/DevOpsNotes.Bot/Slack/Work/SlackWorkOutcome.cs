using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>What a call makes of the work that it was for.</summary>
internal static class SlackWorkOutcome
{
    /// <summary>When what was not done for the moment is tried again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterThrottling = TimeSpan.FromSeconds(10);

    /// <summary>Nothing can be called for now.</summary>
    public static SlackResult NoToken { get; } = SlackResult.Failed(SlackErrorClass.TokenDead, "no token");

    public static WorkOutcome Of(SlackResult result)
    {
        if (result.IsOk)
            return WorkOutcome.Done;
        var problem = $"{result.Error} ({result.Code})";
        return result.Error switch
        {
            SlackErrorClass.RateLimited => WorkOutcome.Later(problem, result.RetryAfter ?? AfterThrottling),
            // Slack was not reached, or refuses the token for now: nothing was done.
            SlackErrorClass.Unreachable or SlackErrorClass.TokenDead => WorkOutcome.Later(problem, Again),
            _ => WorkOutcome.GivenUp(problem),
        };
    }
}
