using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>What a person is told who was quoted: once, and privately. Platforms carry it.</summary>
internal sealed class QuoteNotices(QuoteStore quotes, NoteSnapshots snapshots)
{
    /// <summary>Claims to tell, so that nobody else does, and says what. The same work may claim again what it did not send.</summary>
    /// <returns><see langword="null"/> when there is nothing to tell: the quote is gone, or the person was told by other work.</returns>
    public async Task<Notice?> Claim(QuoteNoticeWork work, CancellationToken cancellationToken) =>
        await quotes.ClaimTelling(Scope.Of(work.Workspace), work.Quote, work.Id, cancellationToken) is { } quote ? NoticeOf(quote) : null;

    /// <summary>The person could not be told: then *Remove* stands under the quote wherever it is shown.</summary>
    public async Task Untold(QuoteNoticeWork work, CancellationToken cancellationToken)
    {
        var workspace = Scope.Of(work.Workspace);
        if (await quotes.MarkUntold(workspace, work.Quote, cancellationToken) is { } quote)
            snapshots.Change(workspace, content => content.With(quote));
    }

    private static Notice NoticeOf(SavedQuote quote) => new(
        new Paragraph(Span.Strong(quote.SaverName ?? "A colleague"), " saved words of yours:"),
        $"“{quote.Note.Text}”",
        quote.IsForWorkspace
            ? "Everybody in this workspace finds them, with your name. Is that fine, or only in the conversation where you said it?"
            : "They are found only in the conversation where you said it. May the whole workspace find them?")
    {
        Buttons = QuoteButtons.ForQuotee(quote),
    };
}
