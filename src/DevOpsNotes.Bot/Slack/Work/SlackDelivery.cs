using DevOpsNotes.Bot.Slack.Calls;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Posts messages, in plain words where Slack does not take their blocks.</summary>
internal sealed class SlackDelivery(SlackInstallations installations)
{
    public async Task<SlackResult> Deliver(SlackPost post)
    {
        var result = await installations.Call(SlackMethod.PostMessage, post.Workspace, post.Message, CancellationToken.None);
        // Better without its looks than not at all.
        return SlackErrors.IsOfBlocks(result.Code) && post.Plain is { } plain
            ? await installations.Call(SlackMethod.PostMessage, post.Workspace, plain(), CancellationToken.None)
            : result;
    }
}
