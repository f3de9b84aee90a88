using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Takes what was filled into the forms of quotes.</summary>
internal sealed class QuoteSubmissions(QuoteSaving saving, QuoteStore quotes, NoteSnapshots snapshots) : IDialogHandler
{
    public IReadOnlyList<string> Dialogs => [QuoteForms.OfMessage, QuoteForms.FromOutside, QuoteForms.OfKept];

    public Dialog Fill(Submission submission)
    {
        var (draft, where) = (QuoteForms.DraftOf(submission), submission[QuoteForms.Where]);
        return submission.Dialog switch
        {
            QuoteForms.OfKept => QuoteForms.Kept(submission.State, draft, where),
            QuoteForms.OfMessage when QuotedMessage.Read(submission.State) is { } message => QuoteForms.Of(message, draft, where),
            _ => QuoteForms.Outside(draft, where),
        };
    }

    public async ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await Take(submission, cancellationToken);
        }
        catch (StoreException)
        {
            return Wrong(submission, new DraftProblem(nameof(QuoteDraft.Words), "It could not be saved: the store does not answer. Try again in a minute."));
        }
    }

    private async Task<Reply> Take(Submission submission, CancellationToken cancellationToken)
    {
        var (draft, caller) = (QuoteForms.DraftOf(submission), submission.Caller);
        var isWantedEverywhere = submission[QuoteForms.Where] == QuoteForms.Everywhere;
        switch (submission.Dialog)
        {
            case QuoteForms.OfKept:
                if (await quotes.Find(caller.Workspace, submission.State, cancellationToken) is not { } kept || kept.Saver != caller.User)
                    return new Notice("Only who saved a quote can edit it. It may be gone.");
                // Words from outside are their saver's report; those of a message can only be cut.
                var source = kept.Quotee is null && kept.Note.Attribution.ReportedBy is not null ? null : kept.Note.Text;
                var edited = draft with { Speaker = kept.Note.Attribution.Speakers is [var speaker, ..] ? speaker : "nobody" };
                return TeamQuote.ProblemsOf(edited, source, TopicCatalog.Default) is { Count: > 0 } wrong
                    ? Wrong(submission, wrong)
                    : await saving.Edit(submission.State, edited, caller, isWantedEverywhere, cancellationToken);
            case QuoteForms.OfMessage:
                if (QuotedMessage.Read(submission.State) is not { } message)
                    return new Notice("This form belongs to another version of the bot. Choose the message again, please.");
                var isAuthor = draft.Speaker.Trim().Length == 0 || draft.Speaker.Trim().Equals(message.Author, StringComparison.OrdinalIgnoreCase);
                return await Problems(draft, message.Text, isAuthor, caller, cancellationToken) is { Count: > 0 } problems
                    ? Wrong(submission, problems)
                    : await saving.Save(draft, message, caller, isWantedEverywhere, cancellationToken);
            default:
                return await Problems(draft, source: null, isAuthor: false, caller, cancellationToken) is { Count: > 0 } found
                    ? Wrong(submission, found)
                    : await saving.Save(draft, caller, isWantedEverywhere, cancellationToken);
        }
    }

    /// <summary>What keeps a draft from being saved. Words of a colleague are those of a message that the colleague wrote.</summary>
    public async Task<IReadOnlyList<DraftProblem>> Problems(QuoteDraft draft, string? source, bool isAuthor, Caller caller, CancellationToken cancellationToken)
    {
        var problems = TeamQuote.ProblemsOf(draft, source, TopicCatalog.Default);
        return problems.Count == 0 && !isAuthor && await IsColleague(draft.Speaker, caller, cancellationToken)
            ? [new DraftProblem(nameof(QuoteDraft.Speaker), "That is a colleague: save the message itself, so that nobody is given words they did not say.")]
            : problems;
    }

    /// <summary>Somebody who is mentioned, or whose name stands under what was saved here.</summary>
    private async ValueTask<bool> IsColleague(string name, Caller caller, CancellationToken cancellationToken)
    {
        var plain = name.Trim();
        if (plain.StartsWith('@') || plain.StartsWith("<@", StringComparison.Ordinal) || plain.Equals("me", StringComparison.OrdinalIgnoreCase) || Is(caller.Name))
            return true;
        return await snapshots.Of(caller.Reader, cancellationToken) is { } notes
            && notes.Quotes.Any(quote => Is(quote.SaverName) || (quote.Note.Attribution.OfTeam ? quote.Note.Attribution.Speakers.Any(Is) : quote.Quotee is not null && Is(quote.Note.Attribution.ReportedBy)));

        bool Is(string? other) => plain.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    private FieldErrors Wrong(Submission submission, params IReadOnlyList<DraftProblem> problems) =>
        new(Fill(submission), problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Message));
}
