using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Who speaks to the bot, and where; ids as the platform gives them.</summary>
/// <param name="Workspace">The Slack workspace, Teams tenant or page: nothing of another one is ever shown.</param>
/// <param name="User">The person, unique in the workspace.</param>
/// <param name="Conversation">The channel, chat or direct message.</param>
internal sealed record Caller(Scope Workspace, string User, string Conversation)
{
    /// <summary>Who reads the answers here, and how else one can ask, for help to tell; empty where it goes without saying.</summary>
    public string Audience { get; init; } = "";
}
