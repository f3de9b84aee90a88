namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>How far an address is trusted.</summary>
internal enum ConnectorTrust
{
    /// <summary>Nothing is sent there.</summary>
    Forbidden,

    /// <summary>A tool on this machine that plays Teams: messages are sent there, but never a token.</summary>
    Loopback,

    /// <summary>Teams itself: the bot shows its token.</summary>
    Teams,
}
