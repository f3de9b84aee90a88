using DevOpsNotes.Bot.Teams.Calls;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>The one place that every activity goes through whose sender is known.</summary>
internal sealed partial class TeamsDispatcher(TeamsMessages messages, TeamsInvokes invokes, TeamsInstallations installations, ConnectorPacing pacing, ILogger<TeamsDispatcher> logger)
{
    public async Task<TeamsResponse> Dispatch(TeamsActivity activity, CancellationToken cancellationToken)
    {
        // Whoever can write to the bot can be written to again.
        if (activity is { Type: "message" or "invoke", Tenant: { } tenant })
            pacing.Resume(tenant);
        switch (activity.Type)
        {
            case null:
                return TeamsResponse.NotUnderstood;
            case "message":
                return await messages.Receive(activity, cancellationToken);
            case "invoke":
                return await invokes.Answer(activity, cancellationToken);
            case "installationUpdate" or "conversationUpdate":
                return await installations.Receive(activity, cancellationToken);
            default:
                Log.Ignored(logger, activity.Type);
                return TeamsResponse.Received;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Teams: an activity of type {Type} is nothing for this bot.")]
        public static partial void Ignored(ILogger logger, string type);
    }
}
