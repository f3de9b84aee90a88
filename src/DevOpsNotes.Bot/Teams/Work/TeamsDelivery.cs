using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Sends messages where the bot still is when their turn comes, and takes what Teams says of its place there.</summary>
internal sealed partial class TeamsDelivery(ConnectorClient client, ConversationStore conversations, ILogger<TeamsDelivery> logger)
{
    /// <summary>Waits until a message may go to a place; not at all where none may.</summary>
    public async Task WaitForTurn(TeamsPlace place, CancellationToken stopping)
    {
        if (await TargetOf(place, stopping) is { } target)
            await client.WaitForTurn(target, stopping);
    }

    /// <summary>Where messages go; <see langword="null"/> where the bot is no longer, or may not write.</summary>
    public async Task<ConnectorTarget?> TargetOf(TeamsPlace place, CancellationToken cancellationToken) =>
        await conversations.Find(place.Workspace, place.Base, cancellationToken) is { IsDisabled: false } reference
            ? new ConnectorTarget(reference.ServiceUrl, place.Tenant, place.Conversation)
            : null;

    /// <summary>Sends a message, with less on it where Teams does not take all.</summary>
    public async Task<ConnectorResult> Deliver(TeamsPost post, ConnectorTarget target)
    {
        var result = await Send(post, post.Activity, target);
        // What it was to answer or to replace was deleted meanwhile.
        if (IsOfMessage(result))
            result = await Send(post = post with { ReplyTo = null, Replaces = null }, post.Activity, target);
        if (result.Error is ConnectorErrorClass.TooBig or ConnectorErrorClass.OurFault)
            result = await Send(post, post.Smallest, target);
        await Heed(result, post);
        return result;
    }

    private Task<ConnectorResult> Send(TeamsPost post, ReadOnlyMemory<byte> activity, ConnectorTarget target) => post switch
    {
        { StartsThread: true } => client.StartThread(target, Thread(post.Place, activity), CancellationToken.None),
        { Replaces: { } card } => client.Update(target, card, activity, CancellationToken.None),
        _ => client.Send(target, post.ReplyTo, post.IsTargeted, activity, CancellationToken.None),
    };

    /// <summary>Takes what Teams says of the bot's place in the conversation; what it says of one reader there is not of the place.</summary>
    private async Task Heed(ConnectorResult result, TeamsPost post)
    {
        var place = post.Place;
        try
        {
            if (result.Error == ConnectorErrorClass.DisabledByAdmin || (result.Error == ConnectorErrorClass.NotInstalled && !post.IsTargeted))
                await conversations.Disable(place.Workspace, place.Base, result.Code ?? "forbidden", CancellationToken.None);
            else if (result.Error == ConnectorErrorClass.Gone && !post.IsTargeted && !IsOfMessage(result))
                await conversations.Erase(place.Workspace, place.Base, CancellationToken.None);
        }
        catch (StoreException e)
        {
            // What came of the message is known all the same, and the next one is told the same of the place.
            Log.NotHeeded(logger, e, place.Workspace);
        }
    }

    private static bool IsOfMessage(ConnectorResult result) => result is { Error: ConnectorErrorClass.Gone, Code: ConnectorErrors.ActivityNotFound };

    private static ReadOnlyMemory<byte> Thread(TeamsPlace channel, ReadOnlyMemory<byte> activity) => JsonBytes.Object(json =>
    {
        json.WriteBoolean("isGroup", value: true);
        json.WriteStartObject("channelData");
        json.WriteStartObject("channel");
        json.WriteString("id", channel.Base);
        json.WriteEndObject();
        json.WriteStartObject("tenant");
        json.WriteString("id", channel.Tenant);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WritePropertyName("activity");
        json.WriteRawValue(activity.Span);
    });

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Teams: what it said of the bot's place in a conversation of {Workspace} could not be kept.")]
        public static partial void NotHeeded(ILogger logger, Exception exception, Scope workspace);
    }
}
