using System.Text.Json;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>What came of a call.</summary>
/// <param name="Error">What kind of failure; <see langword="null"/> for none.</param>
/// <param name="Code">Slack's code of the error, or a word of ours where Slack gave none.</param>
/// <param name="RetryAfter">When Slack wants to hear of this method again.</param>
/// <param name="Body">What Slack answered; undefined when it answered no JSON.</param>
internal sealed record SlackResult(SlackErrorClass? Error, string? Code, TimeSpan? RetryAfter, JsonElement Body)
{
    /// <summary>What Slack says of the failure beyond its code: the scope that is missing, the block that is wrong.</summary>
    public string Details
    {
        get
        {
            var json = new ForeignJson(Body);
            return string.Join(' ', new[] { json.Text("needed") is { } needed ? $"needed: {needed}" : null, json["response_metadata"]["messages"].Exists ? json["response_metadata"]["messages"].Raw : null }.OfType<string>());
        }
    }

    /// <summary>The class and the code of the failure.</summary>
    public string Problem => $"{Error} ({Code})";

    /// <summary>What is to become of the work that the call was for.</summary>
    public WorkOutcome Outcome => Error switch
    {
        _ when IsOk => WorkOutcome.Done,
        // Slack was not reached, or refuses the call for now: nothing was done.
        SlackErrorClass.RateLimited or SlackErrorClass.Unreachable or SlackErrorClass.NoToken or SlackErrorClass.TokenDead => WorkOutcome.Later(Problem, RetryAfter),
        _ => WorkOutcome.GivenUp(Problem),
    };

    public bool IsOk => Error is null or SlackErrorClass.Benign;

    public static SlackResult Failed(SlackErrorClass error, string code, TimeSpan? retryAfter = null) => new(error, code, retryAfter, default);
}
