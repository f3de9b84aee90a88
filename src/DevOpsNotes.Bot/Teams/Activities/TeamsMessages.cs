using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Teams.Rendering;
using DevOpsNotes.Bot.Teams.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>
/// Messages: kept, acknowledged, then answered. Teams tells again of what is not acknowledged in time, under the same id and
/// under another (https://github.com/microsoft/botbuilder-dotnet/issues/5005): each message is answered once.
/// </summary>
internal sealed partial class TeamsMessages(WorkStore store, WorkInbox inbox, ConversationStore conversations, Admission admission, TimeProvider time, ILogger<TeamsMessages> logger)
{
    public async Task<TeamsResponse> Receive(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity is not { Place: { } place, Person: { } person, ActivityId: { } id } || !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl))
            return TeamsResponse.NotUnderstood;
        // Bots do not talk to each other.
        if (person.Id == place.Bot || person.Id.StartsWith("28:", StringComparison.Ordinal))
            return TeamsResponse.Received;
        var work = WorkOf(activity, place, person, id);
        if (work.Action is null && !IsSaidToBot(activity, place))
            return TeamsResponse.Received;
        if (admission.IsTooMuchToAsk(place.Workspace, person.Id))
        {
            if (!admission.IsToBeTold(place.Workspace, person.Id))
                return TeamsResponse.Received;
            work = work with { IsTooMuch = true };
        }

        if (await Keep(work, cancellationToken) is { } item)
        {
            // After it is known to be new: what comes again must not bring back a conversation that was erased meanwhile.
            await conversations.Seen(ConversationReferences.Of(activity, place, serviceUrl), cancellationToken);
            inbox.Take(item);
        }

        return TeamsResponse.Received;
    }

    /// <summary>Keeps what a button shares with everybody, and has it posted.</summary>
    /// <returns><see langword="false"/> when that was kept before.</returns>
    public async Task<bool> Share(TeamsMessageWork work, CancellationToken cancellationToken)
    {
        if (await Keep(work, cancellationToken) is not { } item)
            return false;
        inbox.Take(item);
        return true;
    }

    private async Task<WorkItem?> Keep(TeamsMessageWork work, CancellationToken cancellationToken)
    {
        var workspace = work.Place.Workspace;
        var item = await store.Insert(TeamsMessageWork.Kind, workspace.Key, work.KeysAt(time.GetUtcNow()), work.ToString(), cancellationToken);
        if (item is null)
            Log.Duplicate(logger, workspace);
        return item;
    }

    /// <summary>
    /// Among others only what mentions the bot is for it, whatever else an administrator lets it hear. A file without words, or a
    /// button of somebody else's, is nothing to answer.
    /// </summary>
    private static bool IsSaidToBot(TeamsActivity activity, TeamsPlace place) =>
        place.IsPersonal ? !string.IsNullOrWhiteSpace(activity.Text) : activity.IsTargeted || activity.Mentions(place.Bot);

    private static TeamsMessageWork WorkOf(TeamsActivity activity, TeamsPlace place, TeamsPerson person, string id)
    {
        var pressed = CardAction.Read(activity.Value);
        return new TeamsMessageWork(place, person, id)
        {
            IsTargeted = activity.IsTargeted && !place.IsPersonal,
            Line = pressed is null ? ActivityText.Of(activity) : null,
            Action = pressed?.Action,
            Value = pressed?.Value,
            Card = pressed is null ? null : activity.ReplyToId,
            Timestamp = activity.Timestamp,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Teams: a message of {Workspace} came again.")]
        public static partial void Duplicate(ILogger logger, Scope workspace);
    }
}
