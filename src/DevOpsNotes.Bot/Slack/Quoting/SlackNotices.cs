using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>Tells people in their direct message with the bot. The id of a person stands for it (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
internal sealed class SlackNotices(SlackClient client, SlackInstallations installations) : INoticeCarrier
{
    public string Kind => "slack-quoted";

    public bool Serves(Scope workspace) => SlackWorkspace.Has(workspace);

    public Task WaitForTurn(QuoteNoticeWork work, CancellationToken stopping) => client.WaitForTurn(SlackMethod.PostMessage, work.Workspace, work.Quotee, stopping);

    public async Task<WorkOutcome> Send(QuoteNoticeWork work, Answer notice)
    {
        var message = SlackPost.Arguments(work.Quotee, thread: null, json => SlackMessage.Write(json, notice, isShared: false));
        return (await installations.Call(SlackMethod.PostMessage, Scope.Of(work.Workspace), message, CancellationToken.None)).Outcome;
    }
}
