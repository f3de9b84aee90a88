using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Takes what was filled into the forms of quotes.</summary>
internal sealed class QuoteSubmissions(QuoteSaving saving, QuoteForms forms, NoteSnapshots snapshots) : IDialogHandler
{
    private static readonly HashSet<string> Oneself = new(["me", "myself", "i"], StringComparer.OrdinalIgnoreCase);

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
        var draft = QuoteForms.DraftOf(submission);
        var isWantedEverywhere = submission[QuoteForms.Where] == QuoteForms.Everywhere;
        return submission.Dialog switch
        {
            QuoteForms.OfMessage => await Save(submission, draft, isWantedEverywhere, cancellationToken),
            QuoteForms.OfKept => await Edit(submission, draft, isWantedEverywhere, cancellationToken),
            _ => await Problems(draft, message: null, submission.Caller, cancellationToken) is { Count: > 0 } problems
                ? Wrong(submission, problems)
                : await saving.Save(draft, submission.Caller, isWantedEverywhere, cancellationToken),
        };
    }

    /// <summary>A message of another conversation than the form's is forged; where nobody can be told, no message is quoted.</summary>
    private async Task<Reply> Save(Submission submission, QuoteDraft draft, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var caller = submission.Caller;
        if (QuotedMessage.Read(submission.State) is not { } message || message.Conversation != caller.Conversation || QuoteNoticeWork.KindFor(caller.Workspace) is null)
            return new Notice("This form does not belong here, or to another version of the bot. Choose the message again, please.");
        return await Problems(draft, message, caller, cancellationToken) is { Count: > 0 } problems
            ? Wrong(submission, problems)
            : await saving.Save(draft, message, caller, isWantedEverywhere, cancellationToken);
    }

    private async Task<Reply> Edit(Submission submission, QuoteDraft draft, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var caller = submission.Caller;
        if (await forms.Editable(caller, submission.State, cancellationToken) is not { } kept)
            return QuoteForms.NotEditable;
        // Words from outside are their saver's report; those of a message can only be cut.
        var isFromOutside = kept.Quotee is null && kept.Note.Attribution.ReportedBy is not null;
        draft = draft with { Speaker = kept.Note.Attribution.Speakers is [var speaker, ..] ? speaker : "" };
        return TeamQuote.ProblemsOf(draft, isFromOutside ? null : kept.Note.Text, TopicCatalog.Default) is { Count: > 0 } problems
            ? Wrong(submission, problems)
            : await saving.Edit(submission.State, draft, caller, isWantedEverywhere, cancellationToken);
    }

    /// <summary>What keeps a draft from being saved. Words of a colleague are those of a message that the colleague wrote.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="message">What the words must be out of; <see langword="null"/> for words from outside.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<DraftProblem>> Problems(QuoteDraft draft, QuotedMessage? message, Caller caller, CancellationToken cancellationToken)
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

    private FieldErrors Wrong(Submission submission, params IReadOnlyList<DraftProblem> problems) =>
        new(Fill(submission), problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Message));
}
