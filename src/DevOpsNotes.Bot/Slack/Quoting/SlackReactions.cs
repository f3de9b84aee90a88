using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Bot.Slack.People;
using DevOpsNotes.Bot.Slack.Rendering;
using DevOpsNotes.Bot.Slack.Work;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Slack.Quoting;

/// <summary>
/// Saves whole messages to which somebody reacted with an emoji, and tells that person alone. The message is read by its
/// reactions (https://docs.slack.dev/reference/methods/reactions.get), so that no history of channels has to be.
/// </summary>
internal sealed class SlackReactions(SlackClient client, SlackInstallations installations, SlackQuotedMessages messages, SlackDirectory directory, SlackCallers callers, QuoteSaving saving) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [SlackReactionWork.Kind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) =>
        client.WaitForTurn(SlackMethod.GetReactions, item.Scope, SlackReactionWork.Read(item.Payload).Channel, stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var reaction = SlackReactionWork.Read(item.Payload);
        var workspace = Scope.Of(reaction.Workspace);
        var found = await Call(SlackMethod.GetReactions, workspace, JsonBytes.Object(json =>
        {
            json.WriteString("channel", reaction.Channel);
            json.WriteString("timestamp", reaction.Message);
            json.WriteString("full", "true");
        }));
        // Nothing was done yet, whatever became of reading.
        if (found.Error == SlackErrorClass.Unknown)
            return WorkOutcome.Later($"{found.Error} ({found.Code})", SlackWorkOutcome.Again);
        if (!found.IsOk)
            return SlackWorkOutcome.Of(found);
        var json = new ForeignJson(found.Body)["message"];
        if (await messages.Read(workspace, reaction.Channel, json, SlackPermalink.Of(json.Text("permalink")), CancellationToken.None) is not { } message)
            return WorkOutcome.Done;
        if (!await MaySave(workspace, reaction.User, message.Openness))
            return WorkOutcome.GivenUp("who reacted may be of another company");
        try
        {
            var reply = await Save(message, callers.Of(workspace, reaction.User, reaction.Channel, handle: null));
            return SlackWorkOutcome.Of(await Call(SlackMethod.PostEphemeral, workspace, Told(reaction, ThreadOf(json), reply)));
        }
        catch (StoreException)
        {
            // Saving again what was saved does no harm.
            return WorkOutcome.Later("the store does not answer", SlackWorkOutcome.Again);
        }
    }

    /// <summary>Where people of other companies may read along, only those who certainly are of this one save for it.</summary>
    private async Task<bool> MaySave(Scope workspace, string user, Openness openness)
    {
        var person = await directory.Find(workspace, user, CancellationToken.None);
        return openness is Openness.Public or Openness.Private || workspace.Key.StartsWith(SlackWorkspace.OfEnterprise, StringComparison.Ordinal)
            ? person is not { IsBot: true }
            : person is { IsBot: false } && SlackWorkspace.Of(isEnterpriseInstall: false, enterpriseId: null, person.Team) == workspace;
    }

    private async Task<Reply> Save(QuotedMessage message, Caller caller)
    {
        if (QuoteOffer.Refusal(message) is { } refusal)
            return refusal;
        var draft = new QuoteDraft { Words = message.Text };
        return TeamQuote.ProblemsOf(draft, message.Text, TopicCatalog.Default) is { Count: > 0 } problems
            ? new Notice([.. problems.Select(problem => (Paragraph)problem.Message), $"Nothing was saved. {SlackApp.SaveQuote.Name} among the actions of the message lets you choose."])
            : await saving.Save(draft, message, caller, isWantedEverywhere: message.Openness == Openness.Public, CancellationToken.None);
    }

    private async Task<SlackResult> Call(SlackMethod method, Scope workspace, ReadOnlyMemory<byte> arguments)
    {
        if (installations.Find(workspace) is not { } installation)
            return SlackWorkOutcome.NoToken;
        var result = await client.Call(method, workspace.Key, installation.Token, arguments, CancellationToken.None);
        installations.Heed(result);
        return result;
    }

    /// <summary>The thread of a message that is a reply.</summary>
    private static string? ThreadOf(ForeignJson message) => message.Text("thread_ts") is { } thread && thread != message.Text("ts") ? thread : null;

    private static ReadOnlyMemory<byte> Told(SlackReactionWork reaction, string? thread, Reply reply) => JsonBytes.Object(json =>
    {
        json.WriteString("channel", reaction.Channel);
        json.WriteString("user", reaction.User);
        if (thread is not null)
            json.WriteString("thread_ts", thread);
        SlackMessage.Write(json, reply, isShared: false);
    });
}
