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
        await answers.Compose(item, CancellationToken.None) is { } post ? SlackWorkOutcome.Of(await Send(post)) : WorkOutcome.Done;

    private async Task<SlackResult> Send(SlackPost post)
    {
        if (installations.Find(post.Workspace) is not { } installation)
            return SlackWorkOutcome.NoToken;
        var result = await client.Call(SlackMethod.PostMessage, post.Workspace.Key, installation.Token, post.Message, CancellationToken.None);
        // Better without its looks than not at all.
        if (SlackErrors.IsOfBlocks(result.Code) && post.Plain is { } plain)
            result = await client.Call(SlackMethod.PostMessage, post.Workspace.Key, installation.Token, plain, CancellationToken.None);
        installations.Heed(result);
        return result;
    }
}
