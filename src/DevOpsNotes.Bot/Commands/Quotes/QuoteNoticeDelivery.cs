using System.Collections.Frozen;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>
/// Has people told that they were quoted, once. Who cannot be told, or was not with certainty, has *Remove* under the quote
/// wherever it is shown.
/// </summary>
internal sealed class QuoteNoticeDelivery(QuoteNotices notices, IEnumerable<INoticeCarrier> carriers) : IWorkHandler
{
    private readonly FrozenDictionary<string, INoticeCarrier> _carriers = carriers.ToFrozenDictionary(carrier => carrier.Kind, StringComparer.Ordinal);

    public IReadOnlyList<string> Kinds => _carriers.Keys;

    public Task WaitForTurn(WorkItem item, CancellationToken stopping) => _carriers[item.Kind].WaitForTurn(QuoteNoticeWork.Read(item.Payload), stopping);

    public async Task<WorkOutcome> Do(WorkItem item)
    {
        var work = QuoteNoticeWork.Read(item.Payload);
        try
        {
            return await notices.Claim(work, CancellationToken.None) is { } notice ? await _carriers[item.Kind].Send(work, notice) : WorkOutcome.Done;
        }
        catch (StoreException)
        {
            // Nothing was sent, and what claimed to tell may claim again.
            return WorkOutcome.StoreAway;
        }
    }

    public async Task Lost(WorkItem item)
    {
        var work = QuoteNoticeWork.Read(item.Payload);
        // Whom other work tells is not untold.
        if (await notices.Claim(work, CancellationToken.None) is not null)
            await notices.Untold(work, CancellationToken.None);
    }
}
