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
internal sealed partial class TeamsMessages(WorkStore store, WorkQueue queue, ConversationStore conversations, ILogger<TeamsMessages> logger)
{
    public async Task<TeamsResponse> Receive(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity is not { Place: { } place, Person: { } person, ActivityId: { } id } || !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl))
            return TeamsResponse.NotUnderstood;
        // Bots do not talk to each other.
        if (person.Id == place.Bot || person.Id.StartsWith("28:", StringComparison.Ordinal))
            return TeamsResponse.Received;
        var pressed = CardAction.Read(activity.Value);
        var work = new TeamsMessageWork(place, person, activity.Notes(place).Key, id)
        {
            IsTargeted = activity.IsTargeted && !place.IsPersonal,
            Line = pressed is null ? ActivityText.Of(activity) : null,
            Action = pressed?.Action,
            Value = pressed?.Value,
            Card = pressed is null ? null : activity.ReplyToId,
            Timestamp = activity.Timestamp,
        };
        // Only a file, or a button that is not ours: there is nothing to answer.
        if (work is { Action: null, Line.Length: 0 } && (place.IsPersonal || activity.Value.Exists))
            return TeamsResponse.Received;
        await conversations.Seen(ConversationReferences.Of(activity, place, serviceUrl), cancellationToken);
        await Keep(work, cancellationToken);
        return TeamsResponse.Received;
    }

    /// <summary>Keeps what is to be answered, and has it answered.</summary>
    /// <returns><see langword="false"/> when it was kept before.</returns>
    public async Task<bool> Keep(TeamsMessageWork work, CancellationToken cancellationToken)
    {
        var workspace = work.Place.Workspace;
        if (await store.Insert(TeamsMessageWork.Kind, workspace.Key, work.Keys, work.ToString(), cancellationToken) is not { } item)
        {
            Log.Duplicate(logger, workspace);
            return false;
        }

        queue.Take(item);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Teams: a message of {Workspace} came again.")]
        public static partial void Duplicate(ILogger logger, Scope workspace);
    }
}
