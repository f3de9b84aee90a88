namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What became of checking whether Slack sent a request.</summary>
internal enum SignatureVerdict
{
    /// <summary>Slack sent it, now.</summary>
    Valid,

    /// <summary>It has no signature, or no timestamp.</summary>
    Missing,

    /// <summary>The timestamp is no number of seconds.</summary>
    BadTimestamp,

    /// <summary>It was signed too long ago, or in the future: somebody may be sending it again.</summary>
    Stale,

    /// <summary>The signature is of a version that is not known here.</summary>
    UnknownVersion,

    /// <summary>Another secret, or another body.</summary>
    Mismatch,
}
