using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Posts the messages that work rows ask for.</summary>
internal sealed class SlackWork(SlackAnswers answers, SlackClient client, SlackInstallations installations) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [SlackMessageWork.Kind, SlackJoinedWork.Kind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.PostMessage, item.Scope, SlackAnswers.ChannelOf(item), stopping);

    public async Task<WorkOutcome> Do(WorkItem item) =>
        await answers.Compose(item, CancellationToken.None) is { } post ? (await Send(post)).Outcome : WorkOutcome.Done;

    private async Task<SlackResult> Send(SlackPost post)
    {
        var result = await installations.Call(SlackMethod.PostMessage, post.Workspace, post.Message, CancellationToken.None);
        // Better without its looks than not at all.
        return SlackErrors.IsOfBlocks(result.Code) && post.Plain is { } plain
            ? await installations.Call(SlackMethod.PostMessage, post.Workspace, plain, CancellationToken.None)
            : result;
    }
}
