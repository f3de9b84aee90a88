namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What became of a request whose signature is valid.</summary>
internal enum SlackOutcome
{
    /// <summary>It was answered, or taken in.</summary>
    Acknowledged,

    /// <summary>It is not what Slack sends.</summary>
    NotUnderstood,

    /// <summary>It could not be kept: Slack is to send it again.</summary>
    NotKept,
}
