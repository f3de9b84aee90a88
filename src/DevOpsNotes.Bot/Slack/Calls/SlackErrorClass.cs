namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>What kind of failure a call met, by what is to be done about it.</summary>
internal enum SlackErrorClass
{
    /// <summary>Too many calls: later.</summary>
    RateLimited,

    /// <summary>It did not reach Slack: nothing happened, and it may be tried again.</summary>
    Unreachable,

    /// <summary>Slack failed or did not answer in time: it may have happened or not, and is only repeated where that does no harm.</summary>
    Unknown,

    /// <summary>There is no token for the workspace, for now: nothing was called.</summary>
    NoToken,

    /// <summary>The token is no longer good for anything; somebody has to install the app again.</summary>
    TokenDead,

    /// <summary>The app lacks a scope; somebody has to install it again.</summary>
    NeedsReinstall,

    /// <summary>The channel is archived, gone, or the bot is not in it; or the person is gone, or takes no messages.</summary>
    RecipientGone,

    /// <summary>What was clicked is too old: click again.</summary>
    Stale,

    /// <summary>What was sent is not what Slack takes.</summary>
    OurFault,

    /// <summary>What was wanted is so already.</summary>
    Benign,
}
