using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Teams.Activities;
using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Sends the messages that work rows ask for, where the bot still is when their turn comes.</summary>
internal sealed partial class TeamsWork(TeamsAnswers answers, ConnectorClient client, ConversationStore conversations, ILogger<TeamsWork> logger) : IWorkHandler
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public IReadOnlyList<string> Kinds => [TeamsMessageWork.Kind, TeamsGreetingWork.Kind];

    public async Task<Func<Task<WorkOutcome>>?> Prepare(WorkItem item, CancellationToken stopping)
    {
        if (await answers.Compose(item, CancellationToken.None) is not { } post || await TargetOf(post.Place) is not { } target)
            return null;
        await client.WaitForTurn(target, stopping);
        return () => Do(post);
    }

    private async Task<WorkOutcome> Do(TeamsPost post)
    {
        // The bot may have been removed while the message waited, and Teams might still take it.
        if (await TargetOf(post.Place) is not { } target)
            return WorkOutcome.GivenUp("the bot was removed from the conversation");
        var result = await Send(post, post.Activity, target);
        // What it was to answer or to replace was deleted meanwhile.
        if (IsOfMessage(result))
            result = await Send(post = post with { ReplyTo = null, Replaces = null }, post.Activity, target);
        if (result.Error is ConnectorErrorClass.TooBig or ConnectorErrorClass.OurFault)
            result = await Send(post, post.Smallest, target);
        await Heed(result, post.Place);
        return OutcomeOf(result);
    }

    private Task<ConnectorResult> Send(TeamsPost post, ReadOnlyMemory<byte> activity, ConnectorTarget target) => post switch
    {
        { StartsThread: true } => client.StartThread(target, Thread(post.Place, activity), CancellationToken.None),
        { Replaces: { } card } => client.Update(target, card, activity, CancellationToken.None),
        _ => client.Send(target, post.ReplyTo, post.IsTargeted, activity, CancellationToken.None),
    };

    /// <summary>Where messages go; <see langword="null"/> where the bot is no longer, or may not write.</summary>
    private async Task<ConnectorTarget?> TargetOf(TeamsPlace place)
    {
        if (await conversations.Find(place.Workspace, place.Base, CancellationToken.None) is { IsDisabled: false } reference)
            return new ConnectorTarget(reference.ServiceUrl, place.Tenant, place.Conversation);
        Log.NotThere(logger, place.Workspace.Key);
        return null;
    }

    /// <summary>Takes what Teams says of the bot's place in the conversation.</summary>
    private async Task Heed(ConnectorResult result, TeamsPlace place)
    {
        if (result.Error is ConnectorErrorClass.NotInstalled or ConnectorErrorClass.DisabledByAdmin)
            await conversations.Disable(place.Workspace, place.Base, result.Code ?? "forbidden", CancellationToken.None);
        else if (result.Error == ConnectorErrorClass.Gone && !IsOfMessage(result))
            await conversations.Erase(place.Workspace, place.Base, CancellationToken.None);
    }

    private static bool IsOfMessage(ConnectorResult result) => result is { Error: ConnectorErrorClass.Gone, Code: ConnectorErrors.ActivityNotFound };

    private static WorkOutcome OutcomeOf(ConnectorResult result)
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
        [LoggerMessage(1, LogLevel.Information, "Teams: a message in {Workspace} is not sent: the bot was removed from the conversation, or may not write there.")]
        public static partial void NotThere(ILogger logger, string workspace);
    }
}
