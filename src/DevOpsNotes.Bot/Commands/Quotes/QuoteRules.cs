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
        if (problems.Count > 0 || (message is not null && TeamQuote.IsOfAuthor(draft, message)))
            return problems;
        if (message is not null && !NameLikeness.IsIn(draft.Speaker, message.Text))
            return [Wrong("The message does not name them: then its words are those of who wrote it.")];
        var colleagues = await caller.Colleagues(cancellationToken);
        if (colleagues.IsBeingRead)
            return [Wrong("Who works here is still being asked of the platform. Try again in a minute.")];
        return await IsColleague(draft.Speaker, caller, colleagues, cancellationToken)
            ? [Wrong("That may be a colleague: save the message itself, so that nobody is given words they did not say. Somebody else of that name is told apart by the full one.")]
            : problems;

        static DraftProblem Wrong(string message) => new(nameof(QuoteDraft.Speaker), message);
    }

    /// <summary>Whoever saves, somebody who is mentioned, or whose name the workspace knows.</summary>
    private async ValueTask<bool> IsColleague(string name, Caller caller, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var plain = VisibleText.OneLine(name);
        if (plain.StartsWith('@') || plain.StartsWith("<@", StringComparison.Ordinal) || Oneself.Contains(plain) || (caller.Name is { } own && NameLikeness.MayBe(plain, own)))
            return true;
        if (colleagues.Names.Any(known => NameLikeness.MayBe(plain, known)))
            return true;
        return await snapshots.Of(caller.Reader, cancellationToken) is { } notes && notes.MayNameColleague(plain);
    }
}
