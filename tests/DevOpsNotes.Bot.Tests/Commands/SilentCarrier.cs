using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>Could tell everybody but the people of the page, and is never asked to: no work is done.</summary>
internal sealed class SilentCarrier : INoticeCarrier
{
    public string Kind => "quoted";

    public bool Serves(Scope workspace) => !workspace.Key.StartsWith("page", StringComparison.Ordinal);

    public Task WaitForTurn(QuoteNoticeWork work, CancellationToken stopping) => Task.CompletedTask;

    public Task<WorkOutcome> Send(QuoteNoticeWork work, Answer notice) => throw new InvalidOperationException("Nobody does work here.");
}
