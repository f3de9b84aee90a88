using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Teams.Work;

/// <summary>Answers what was said, where the bot still is when the answer's turn comes.</summary>
internal sealed class TeamsWork(TeamsAnswers answers, TeamsDelivery delivery) : IWorkHandler
{
    public IReadOnlyList<string> Kinds => [TeamsMessageWork.Kind, TeamsGreetingWork.Kind];

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) => delivery.WaitForTurn(TeamsAnswers.PlaceOf(item), stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        // The bot may have been removed while the message waited, and Teams might still take it.
        if (await delivery.TargetOf(TeamsAnswers.PlaceOf(item), CancellationToken.None) is not { } target)
            return WorkOutcome.GivenUp("the bot was removed from the conversation, or may not write there");
        return await answers.Compose(item, CancellationToken.None) is { } post ? (await delivery.Deliver(post, target)).Outcome : WorkOutcome.Done;
    }
}
