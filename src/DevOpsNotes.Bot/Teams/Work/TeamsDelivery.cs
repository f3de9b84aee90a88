using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Conversations;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Sends messages where the bot still is when their turn comes, and takes what Teams says of its place there.</summary>
internal sealed class TeamsDelivery(ConnectorClient client, ConversationStore conversations)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>Waits until a message may go to a place; not at all where none may.</summary>
    public async Task WaitForTurn(TeamsPlace place, CancellationToken stopping)
    {
        if (await TargetOf(place) is { } target)
            await client.WaitForTurn(target, stopping);
    }

    /// <summary>Where messages go; <see langword="null"/> where the bot is no longer, or may not write.</summary>
    public async Task<ConnectorTarget?> TargetOf(TeamsPlace place) =>
        await conversations.Find(place.Workspace, place.Base, CancellationToken.None) is { IsDisabled: false } reference
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

    /// <summary>What is to become of the work whose message was sent.</summary>
    public static WorkOutcome OutcomeOf(ConnectorResult result)
    {
        if (result.IsOk)
            return WorkOutcome.Done;
        var problem = $"{result.Error} ({result.Code})";
        return result.Error switch
        {
            ConnectorErrorClass.RateLimited or ConnectorErrorClass.Conflict => WorkOutcome.Later(problem, result.RetryAfter ?? Soon),
            // Teams was not reached, or refuses the bot's credentials for now: nothing was posted.
            ConnectorErrorClass.Unreachable or ConnectorErrorClass.Denied => WorkOutcome.Later(problem, Again),
            _ => WorkOutcome.GivenUp(problem),
        };
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
        if (result.Error == ConnectorErrorClass.DisabledByAdmin || (result.Error == ConnectorErrorClass.NotInstalled && !post.IsTargeted))
            await conversations.Disable(place.Workspace, place.Base, result.Code ?? "forbidden", CancellationToken.None);
        else if (result.Error == ConnectorErrorClass.Gone && !post.IsTargeted && !IsOfMessage(result))
            await conversations.Erase(place.Workspace, place.Base, CancellationToken.None);
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
}
