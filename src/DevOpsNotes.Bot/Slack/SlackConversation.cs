namespace DevOpsNotes.Bot.Slack;

/// <summary>Ids of conversations (https://docs.slack.dev/apis/web-api/using-the-conversations-api).</summary>
internal static class SlackConversation
{
    /// <summary>Between two, one of whom may be the bot.</summary>
    public static bool IsDirect(string id) => id.StartsWith('D');
}
