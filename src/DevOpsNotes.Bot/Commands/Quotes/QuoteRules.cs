using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>What may be saved, and by whose name.</summary>
internal sealed class QuoteRules(NoteSnapshots snapshots)
{
    private static readonly HashSet<string> Oneself = new(["me", "myself", "i"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What keeps a draft from being saved. Words of a colleague are those of a message that the colleague wrote.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="message">What the words must be out of; <see langword="null"/> for words from outside.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<DraftProblem>> ProblemsOf(QuoteDraft draft, QuotedMessage? message, Caller caller, CancellationToken cancellationToken)
    {
        var problems = TeamQuote.ProblemsOf(draft, message?.Text, TopicCatalog.Default);
        var isOfAuthor = message is not null && TeamQuote.IsOfAuthor(draft, message);
        return problems.Count == 0 && !isOfAuthor && await IsColleague(draft.Speaker, caller, cancellationToken)
            ? [new DraftProblem(nameof(QuoteDraft.Speaker), "That is a colleague: save the message itself, so that nobody is given words they did not say.")]
            : problems;
    }

    /// <summary>Whoever saves, somebody who is mentioned, or whose name stands under what was saved here.</summary>
    private async ValueTask<bool> IsColleague(string name, Caller caller, CancellationToken cancellationToken)
    {
        var plain = name.Trim();
        if (plain.StartsWith('@') || plain.StartsWith("<@", StringComparison.Ordinal) || Oneself.Contains(plain) || Is(caller.Name))
            return true;
        return await snapshots.Of(caller.Reader, cancellationToken) is { } notes
            && notes.Quotes.Any(quote => Is(quote.SaverName) || (quote.Note.Attribution.OfTeam ? quote.Note.Attribution.Speakers.Any(Is) : quote.Quotee is not null && Is(quote.Note.Attribution.ReportedBy)));

        bool Is(string? other) => plain.Equals(other, StringComparison.OrdinalIgnoreCase);
    }
}
