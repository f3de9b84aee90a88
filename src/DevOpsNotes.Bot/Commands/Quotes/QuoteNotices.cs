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
    public async Task<Answer?> Claim(QuoteNoticeWork work, CancellationToken cancellationToken) =>
        await quotes.ClaimTelling(Scope.Of(work.Workspace), work.Quote, work.Id, cancellationToken) is { } quote ? NoticeOf(quote) : null;

    /// <summary>The person could not be told: then *Remove* stands under the quote wherever it is shown.</summary>
    public async Task Untold(QuoteNoticeWork work, CancellationToken cancellationToken)
    {
        var workspace = Scope.Of(work.Workspace);
        if (await quotes.MarkUntold(workspace, work.Quote, cancellationToken) is { } quote)
            snapshots.Change(workspace, content => content.WithChanged(quote));
    }

    /// <summary>The quote as others see it, with the link to the message, and what the person can say to it.</summary>
    private static Answer NoticeOf(SavedQuote quote)
    {
        var said = quote.Note.Attribution;
        var saver = Span.Strong(quote.SaverName ?? "A colleague");
        return new Answer(quote.Note)
        {
            Notification = $"{quote.SaverName ?? "A colleague"} saved words of yours. Is that fine?",
            Lead =
            [
                said.OfTeam
                    ? new Paragraph(saver, " saved words of yours.")
                    : new Paragraph(saver, " saved words out of a message of yours, as those of ", Span.Strong(string.Join(" and ", said.Speakers)), ", reported by you."),
                quote switch
                {
                    { IsForWorkspace: true } => "Everybody in this workspace finds them. Is that fine, or only in the conversation where you said it?",
                    { IsWantedEverywhere: true } => "They are found only in the conversation where you said it. May the whole workspace find them?",
                    _ => "They are found only in the conversation where you said it.",
                },
            ],
            Buttons = QuoteButtons.ForQuotee(quote),
        };
    }
}
