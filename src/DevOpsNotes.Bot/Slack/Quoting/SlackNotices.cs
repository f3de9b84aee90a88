using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>
/// Tells people privately that they were quoted, once. Who cannot be told, or was not with certainty, has *Remove* under the
/// quote wherever it is shown.
/// </summary>
internal sealed class SlackNotices(QuoteNotices notices, SlackClient client, SlackInstallations installations, TimeProvider time) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [QuoteNoticeWork.SlackKind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.PostMessage, item.Scope, QuoteNoticeWork.Read(item.Payload).Quotee, stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var work = QuoteNoticeWork.Read(item.Payload);
        Notice? notice;
        try
        {
            notice = await notices.Claim(work, CancellationToken.None);
        }
        catch (StoreException)
        {
            // Nothing was sent; whoever claimed may claim again.
            return WorkOutcome.Later("the store does not answer", SlackWorkOutcome.Again);
        }

        if (notice is null)
            return WorkOutcome.Done;
        var outcome = SlackWorkOutcome.Of(await Send(work, notice));
        if (outcome.Problem is not null && !IsTriedAgain(item, outcome))
            await notices.Untold(work, CancellationToken.None);
        return outcome;
    }

    private bool IsTriedAgain(WorkItem item, WorkOutcome outcome) => outcome.Again is { } wait && time.GetUtcNow() + wait - item.InsertedAt < WorkQueue.LongestDelay;

    /// <summary>The id of a person is the direct message with them (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
    private async Task<SlackResult> Send(QuoteNoticeWork work, Notice notice)
    {
        var workspace = Scope.Of(work.Workspace);
        if (installations.Find(workspace) is not { } installation)
            return SlackWorkOutcome.NoToken;
        var message = SlackPost.Arguments(work.Quotee, thread: null, json => SlackMessage.Write(json, notice, isShared: false));
        var result = await client.Call(SlackMethod.PostMessage, workspace.Key, installation.Token, message, CancellationToken.None);
        installations.Heed(result);
        return result;
    }
}
