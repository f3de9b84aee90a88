namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>What kind of failure a call met, by what is to be done about it.</summary>
internal enum ConnectorErrorClass
{
    /// <summary>Too many calls; nothing happened: later.</summary>
    RateLimited,

    /// <summary>It did not reach Teams, or no token could be asked for: nothing happened, and it may be tried again.</summary>
    Unreachable,

    /// <summary>Teams failed, or did not answer in time: it may have happened or not. A message is reported and never repeated.</summary>
    Unknown,

    /// <summary>
    /// The bot's credentials are refused, or it lacks a right that nobody has told us of; nothing happened. Somebody has to
    /// look at the settings or the registration; afterwards it may be tried again.
    /// </summary>
    Denied,

    /// <summary>The app is not there, or not any more, or was blocked: nothing more goes there until something comes from there.</summary>
    NotInstalled,

    /// <summary>An administrator has turned the app off in this tenant: nothing more goes there, but for one try a day.</summary>
    DisabledByAdmin,

    /// <summary>The conversation, or the message that was to be changed, is no more; which one, the code says. Forget it, or post anew.</summary>
    Gone,

    /// <summary>The message is too large: make it smaller.</summary>
    TooBig,

    /// <summary>Others changed the conversation at the same time, again and again; nothing happened: later.</summary>
    Conflict,

    /// <summary>What was sent is not what Teams takes; nothing happened, and repeating it is of no use.</summary>
    OurFault,

    /// <summary>The address is not one of Teams: nothing was sent. It was forged, or the bot is not set up for it.</summary>
    ForbiddenHost,
}
