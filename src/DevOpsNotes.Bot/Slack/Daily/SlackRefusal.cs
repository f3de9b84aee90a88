using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Slack.Calls;

namespace DevOpsNotes.Bot.Slack.Daily;

/// <summary>What follows from a post that Slack did not take, or may not have taken; codes are those of https://docs.slack.dev/reference/methods/chat.postMessage.</summary>
internal static class SlackRefusal
{
    private const string AppIsGone = "The app was removed from Slack, or its token was revoked.";
    private const string NotInChannel = "I am not in this channel. Invite me with /invite @" + SlackApp.Name + ", then start it again.";

    private const string PersonIsGone = "Slack does not let me write to this person any more: the account was deactivated.";

    /// <summary>What follows.</summary>
    /// <param name="result">A failure.</param>
    /// <param name="isPersonal">It was for one person, not for a channel.</param>
    public static SendOutcome Of(SlackResult result, bool isPersonal) => result switch
    {
        { Error: SlackErrorClass.RateLimited or SlackErrorClass.Unreachable } => new SendOutcome.NotYet(WhyNot(result), result.RetryAfter),
        { Error: SlackErrorClass.Unknown } => new SendOutcome.Unknown(WhyNot(result)),
        // Other refusals of the token may be a wrong setting, which an operator mends: it must not end all subscriptions.
        { Error: SlackErrorClass.TokenDead or SlackErrorClass.NoToken, Code: "token_revoked" or "account_inactive" } => new SendOutcome.Refused(AppIsGone, IsFinal: true),
        { Error: SlackErrorClass.TokenDead or SlackErrorClass.NoToken } => new SendOutcome.NotYet(WhyNot(result), result.RetryAfter),
        { Error: SlackErrorClass.RecipientGone } => new SendOutcome.Refused(ReasonOf(result.Code, isPersonal), IsFinal: true),
        { Error: SlackErrorClass.NeedsReinstall } => new SendOutcome.Refused("Slack wants the app to be installed again. Whoever runs it has to do that.", IsFinal: false),
        _ => new SendOutcome.Refused("Slack did not take the post. That is a fault of the bot, and it is logged.", IsFinal: false),
    };

    /// <summary>What people read in <c>daily status</c>, with the code for whoever runs the bot.</summary>
    private static string WhyNot(SlackResult result) => result.Error switch
    {
        SlackErrorClass.RateLimited => $"Slack asked to wait ({result.Code})",
        SlackErrorClass.Unreachable => $"Slack could not be reached ({result.Code})",
        SlackErrorClass.Unknown => $"Slack gave no clear answer ({result.Code})",
        _ => $"Slack does not take the token of the bot ({result.Code})",
    };

    private static string ReasonOf(string? code, bool isPersonal) => code switch
    {
        "user_disabled" or "user_not_found" or "channel_not_found" when isPersonal => PersonIsGone,
        // Slack does not tell the bot of a private channel that it is not in.
        "channel_not_found" or "not_in_channel" => NotInChannel,
        "is_archived" or "is_inactive" => "The channel was archived.",
        "messages_tab_disabled" => "The app's settings in Slack let it write no direct messages. Whoever runs it can change that.",
        _ when code?.StartsWith("restricted_action", StringComparison.Ordinal) == true => "Only some people may post in this channel. Ask an owner of the workspace to let me, then start it again.",
        _ => $"Slack lets me write nothing here any more ({code}).",
    };
}
