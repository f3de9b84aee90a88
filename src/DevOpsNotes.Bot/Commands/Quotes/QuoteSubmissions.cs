using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Takes what was filled into the forms of quotes.</summary>
internal sealed class QuoteSubmissions(QuoteSaving saving, QuoteForms forms, QuoteRules rules) : IDialogHandler
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
        var draft = QuoteForms.DraftOf(submission);
        var isWantedEverywhere = submission[QuoteForms.Where] == QuoteForms.Everywhere;
        return submission.Dialog switch
        {
            QuoteForms.OfMessage => await Save(submission, draft, isWantedEverywhere, cancellationToken),
            QuoteForms.OfKept => await Edit(submission, draft, isWantedEverywhere, cancellationToken),
            _ => await rules.ProblemsOf(draft, message: null, submission.Caller, cancellationToken) is { Count: > 0 } problems
                ? Wrong(submission, problems)
                : await saving.Save(draft, submission.Caller, isWantedEverywhere, cancellationToken),
        };
    }

    /// <summary>A message of another conversation than the form's is forged; where nobody can be told, no message is quoted.</summary>
    private async Task<Reply> Save(Submission submission, QuoteDraft draft, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var caller = submission.Caller;
        if (QuotedMessage.Read(submission.State) is not { } message || message.Conversation != caller.Conversation || !saving.CanTell(caller.Workspace))
            return new Notice("This form does not belong here, or to another version of the bot. Choose the message again, please.");
        return await rules.ProblemsOf(draft, message, caller, cancellationToken) is { Count: > 0 } problems
            ? Wrong(submission, problems)
            : await saving.Save(draft, message, caller, isWantedEverywhere, cancellationToken);
    }

    private async Task<Reply> Edit(Submission submission, QuoteDraft draft, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var caller = submission.Caller;
        if (await forms.Editable(caller, submission.State, cancellationToken) is not { } kept)
            return QuoteForms.NotEditable;
        // Words from outside are their saver's report; those of a message can only be cut.
        draft = draft with { Speaker = kept.Note.Attribution.Speakers is [var speaker, ..] ? speaker : "" };
        return TeamQuote.ProblemsOf(draft, kept.IsFromOutside ? null : kept.Note.Text, TopicCatalog.Default) is { Count: > 0 } problems
            ? Wrong(submission, problems)
            : await saving.Edit(kept, draft, caller, isWantedEverywhere, cancellationToken);
    }

    private FieldErrors Wrong(Submission submission, params IReadOnlyList<DraftProblem> problems) =>
        new(Fill(submission), problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Message));
}
