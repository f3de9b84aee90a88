using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Daily;

/// <summary>Posts unasked into channels, and into the direct message of a person, for which the person's id stands.</summary>
internal sealed class SlackDailySender(SlackDelivery delivery, SlackClient client, SlackInstallations installations, SlackDirectory directory, SlackPacing pacing) : IDailySender
{
    /// <summary>Between the channel and the timestamp by which Slack knows a message.</summary>
    private const char Separator = ':';

    public bool Serves(Scope workspace) => SlackWorkspace.Has(workspace);

    public TimeSpan PauseOf(Scope workspace) => pacing.PauseOf(workspace.Key, SlackMethod.PostMessage);

    public Task WaitForTurn(Scope workspace, string conversation, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.PostMessage, workspace.Key, conversation, stopping);

    public async Task<Openness> OpennessOf(Subscription subscription, CancellationToken cancellationToken) =>
        subscription.IsPersonal ? Openness.Private : (await directory.ReadersOf(subscription.Workspace, subscription.Conversation, cancellationToken)).Openness;

    public async Task<SendOutcome> Send(Subscription subscription, Reply post)
    {
        var result = await delivery.Deliver(SlackPost.Of(subscription.Workspace, subscription.Conversation, thread: null, post));
        return result.IsOk ? new SendOutcome.Sent(MessageOf(result)) : SlackRefusal.Of(result, subscription.IsPersonal);
    }

    public async Task<bool> Delete(Subscription subscription, string message)
    {
        if (message.Split(Separator) is not [var channel, var ts])
            return false;
        var arguments = JsonBytes.Object(json =>
        {
            json.WriteString("channel", channel);
            json.WriteString("ts", ts);
        });
        var result = await installations.Call(SlackMethod.DeleteMessage, subscription.Workspace, arguments, CancellationToken.None);
        return result.IsOk || result.Code == SlackErrors.MessageNotFound;
    }

    public async Task<SendOutcome> TellOwner(Subscription subscription, Reply notice) => await Send(subscription with { Conversation = subscription.Owner, IsPersonal = true }, notice);

    /// <summary>The channel is the one that Slack tells: what was sent to a person is in the direct message, whose id is another.</summary>
    private static string? MessageOf(SlackResult posted)
    {
        var told = new ForeignJson(posted.Body);
        return told.Text("channel") is { } channel && told.Text("ts") is { } ts ? $"{channel}{Separator}{ts}" : null;
    }
}
