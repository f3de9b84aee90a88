namespace DevOpsNotes.Bot.Slack;

/// <summary>
/// How the three seconds are spent that Slack waits for an answer (https://docs.slack.dev/interactivity/handling-user-interaction).
/// The longest way is that of *Save quote*: what only Slack knows is asked, a form is opened, and where it is not, that is
/// told. These three add up to 2.7 s, and the rest of a request is the bot's own.
/// </summary>
internal static class SlackPatience
{
    /// <summary>A request is answered after so long, whatever is still under way.</summary>
    public static readonly TimeSpan Request = TimeSpan.FromSeconds(2.8);

    /// <summary>For names and who reads along, all asked at the same time. What is not told by then is not known.</summary>
    public static readonly TimeSpan Directory = TimeSpan.FromSeconds(0.7);

    /// <summary>For a form that is opened, or put in the place of another.</summary>
    public static readonly TimeSpan Form = TimeSpan.FromSeconds(1.2);

    /// <summary>For a message to the address that came with the request.</summary>
    public static readonly TimeSpan Reply = TimeSpan.FromSeconds(0.8);
}
