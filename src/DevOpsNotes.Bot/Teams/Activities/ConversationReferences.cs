using DevOpsNotes.Storage.Conversations;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>What an activity tells of how to write where it came from.</summary>
internal static class ConversationReferences
{
    /// <summary>A reference as it would be kept now.</summary>
    /// <param name="activity">One whose sender is known: its service address is where tokens are sent to.</param>
    /// <param name="place">Where it happened.</param>
    /// <param name="serviceUrl">The address that it gives.</param>
    public static ConversationReference Of(TeamsActivity activity, TeamsPlace place, Uri serviceUrl) => new()
    {
        Workspace = place.Workspace,
        Id = place.Base,
        Type = place.Type,
        ServiceUrl = serviceUrl,
        BotId = place.Bot,
        UserId = place.IsPersonal ? activity.Person?.Id : null,
        UserAadId = place.IsPersonal ? activity.Person?.AadId : null,
        TeamId = activity.TeamId,
        TeamAadId = activity.TeamAadId,
    };
}
