using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Posts the messages that work rows ask for.</summary>
internal sealed class SlackWork(SlackAnswers answers, SlackClient client, SlackDelivery delivery) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [SlackMessageWork.Kind, SlackJoinedWork.Kind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.PostMessage, item.Scope, SlackAnswers.ChannelOf(item), stopping);

    public async Task<WorkOutcome> Do(WorkItem item) =>
        await answers.Compose(item, CancellationToken.None) is { } post ? (await delivery.Deliver(post)).Outcome : WorkOutcome.Done;
}
