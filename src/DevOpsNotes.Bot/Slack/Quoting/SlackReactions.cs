using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>
/// Saves whole messages to which somebody reacted with an emoji, and tells that person alone. The message is read by its
/// reactions (https://docs.slack.dev/reference/methods/reactions.get), so that no history of channels has to be.
/// </summary>
internal sealed class SlackReactions(SlackClient client, SlackInstallations installations, SlackQuotedMessages messages, SlackDirectory directory, SlackCallers callers, Conversation conversation) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [SlackReactionWork.Kind];

    /// <summary>A message is quoted once, however often it is saved.</summary>
    public bool IsRepeatable => true;

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.GetReactions, item.Scope, SlackReactionWork.Read(item.Payload).Channel, stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var reaction = SlackReactionWork.Read(item.Payload);
        var workspace = Scope.Of(reaction.Workspace);
        var found = await installations.Call(SlackMethod.GetReactions, workspace, Asked(reaction), CancellationToken.None);
        // Nothing was done yet, whatever became of reading.
        if (found.Error == SlackErrorClass.Unknown)
            return WorkOutcome.Later(found.Problem);
        if (!found.IsOk)
            return found.Outcome;
        var json = new ForeignJson(found.Body)["message"];
        if (await messages.Read(workspace, reaction.Channel, json, SlackPermalink.Of(json.Text("permalink")), CancellationToken.None) is not { } message)
            return WorkOutcome.Done;
        if (!await MaySave(workspace, reaction.User, message.Openness))
            return WorkOutcome.GivenUp("who reacted may be of another company");
        return await conversation.SaveWhole(callers.Of(workspace, reaction.User, reaction.Channel, handle: null), message, CancellationToken.None) is { } reply
            ? (await installations.Call(SlackMethod.PostEphemeral, workspace, Told(reaction, ThreadOf(json), reply), CancellationToken.None)).Outcome
            : WorkOutcome.StoreAway;
    }

    /// <summary>Where people of other companies may read along, only those who certainly are of this one save for it.</summary>
    private async Task<bool> MaySave(Scope workspace, string user, Openness openness)
    {
        var person = await directory.Find(workspace, user, CancellationToken.None);
        return openness is Openness.Public or Openness.Private || SlackWorkspace.IsEnterprise(workspace)
            ? person is not { IsBot: true }
            : person is { IsBot: false } && SlackWorkspace.OfTeam(person.Team) == workspace;
    }

    /// <summary>The thread of a message that is a reply.</summary>
    private static string? ThreadOf(ForeignJson message) => message.Text("thread_ts") is { } thread && thread != message.Text("ts") ? thread : null;

    private static ReadOnlyMemory<byte> Asked(SlackReactionWork reaction) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", reaction.Channel);
        json.WriteString("timestamp", reaction.Message);
        json.WriteString("full", "true");
    });

    private static ReadOnlyMemory<byte> Told(SlackReactionWork reaction, string? thread, Reply reply) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", reaction.Channel);
        json.WriteString("user", reaction.User);
        if (thread is not null)
            json.WriteString("thread_ts", thread);
        SlackMessage.Write(json, reply, isShared: false);
    });
}
