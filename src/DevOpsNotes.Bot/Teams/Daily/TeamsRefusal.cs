using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Teams.Calls;

namespace DevOpsNotes.Bot.Teams.Daily;

/// <summary>What follows from a post that Teams did not take, or may not have taken.</summary>
internal static class TeamsRefusal
{
    /// <summary>The bot is not in the conversation, or may not write there.</summary>
    public static SendOutcome NotHere { get; } = new SendOutcome.Refused("I was removed from this conversation, or may not write here. Add me to this conversation, then start it again.", IsFinal: true);

    public static SendOutcome Of(ConnectorResult result) => result.Error switch
    {
        ConnectorErrorClass.RateLimited or ConnectorErrorClass.Unreachable or ConnectorErrorClass.Conflict or ConnectorErrorClass.Denied => new SendOutcome.NotYet(WhyNot(result), result.RetryAfter),
        ConnectorErrorClass.Unknown => new SendOutcome.Unknown(WhyNot(result)),
        ConnectorErrorClass.NotInstalled or ConnectorErrorClass.Gone => NotHere,
        ConnectorErrorClass.DisabledByAdmin => new SendOutcome.Refused("An administrator turned this app off in your organisation. Once it is on again, start it again.", IsFinal: true),
        ConnectorErrorClass.ForbiddenHost => new SendOutcome.Refused("This bot is not set up for the Teams that this conversation is in. Whoever runs it can tell why.", IsFinal: false),
        _ => new SendOutcome.Refused("Teams did not take the post. That is a fault of the bot, and it is logged.", IsFinal: false),
    };

    /// <summary>What people read in <c>daily status</c>, with the code for whoever runs the bot.</summary>
    private static string WhyNot(ConnectorResult result) => result.Error switch
    {
        ConnectorErrorClass.RateLimited or ConnectorErrorClass.Conflict => $"Teams asked to wait ({result.Code})",
        ConnectorErrorClass.Unreachable => $"Teams could not be reached ({result.Code})",
        ConnectorErrorClass.Unknown => $"Teams gave no clear answer ({result.Code})",
        _ => $"Teams does not take the token of the bot ({result.Code})",
    };
}
