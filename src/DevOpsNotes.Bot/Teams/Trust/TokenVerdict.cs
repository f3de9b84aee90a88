namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>What became of checking whether Teams sent a request.</summary>
internal enum TokenVerdict
{
    /// <summary>Microsoft's connector sent it, to this bot, now.</summary>
    Valid,

    /// <summary>There is no token.</summary>
    Missing,

    /// <summary>What stands there is no signed token.</summary>
    Malformed,

    /// <summary>It says that it is signed in a way in which the connector does not sign, or not at all.</summary>
    WrongAlgorithm,

    /// <summary>It names no key, or none that is published.</summary>
    UnknownKey,

    /// <summary>The key that it names did not sign it.</summary>
    WrongSignature,

    /// <summary>Somebody else issued it.</summary>
    WrongIssuer,

    /// <summary>It is meant for another bot.</summary>
    WrongAudience,

    /// <summary>It is no longer valid, not yet, or does not say from when until when.</summary>
    Expired,

    /// <summary>Its key does not vouch for Teams, or the activity is of another channel.</summary>
    NotEndorsed,

    /// <summary>The activity wants to be answered somewhere else than the token says.</summary>
    WrongServiceUrl,

    /// <summary>The activity is of a tenant that this bot does not answer.</summary>
    ForeignTenant,

    /// <summary>The published keys could not be fetched, so nothing can be checked now. It is not the sender's fault.</summary>
    KeysUnavailable,
}
