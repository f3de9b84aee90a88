namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>What Slack sends, named as in Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode).</summary>
internal enum SlackKind
{
    /// <summary>A slash command.</summary>
    SlashCommands,

    /// <summary>A button, a form, a shortcut.</summary>
    Interactive,

    /// <summary>Something happened in a workspace.</summary>
    EventsApi,
}
