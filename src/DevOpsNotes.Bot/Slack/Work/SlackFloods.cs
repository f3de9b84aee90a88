using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>Tells who says more than is taken in, and nobody else.</summary>
internal sealed class SlackFloods(SlackClient client, SlackInstallations installations) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [SlackFloodWork.Kind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) => client.WaitForTurn(SlackMethod.PostEphemeral, item.Scope, SlackFloodWork.Read(item.Payload).Channel, stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var flood = SlackFloodWork.Read(item.Payload);
        return (await installations.Call(SlackMethod.PostEphemeral, Scope.Of(item.Scope), Told(flood), CancellationToken.None)).Outcome;
    }

    private static ReadOnlyMemory<byte> Told(SlackFloodWork flood) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", flood.Channel);
        json.WriteString("user", flood.User);
        if (flood.Thread is not null)
            json.WriteString("thread_ts", flood.Thread);
        SlackMessage.Write(json, Admission.Refusal, isShared: false);
    });
}
