using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Keeps quotes, and has the person quoted told. *Saved* is said only once the store has it.</summary>
internal sealed class QuoteSaving(QuoteStore quotes, WorkStore work, WorkInbox inbox, NoteSnapshots snapshots, IEnumerable<INoticeCarrier> carriers, WorkspaceBounds bounds, TimeProvider time)
{
    /// <summary>Whether people of a workspace can be told anything: on the page nobody can.</summary>
    public bool CanTell(Scope workspace) => CarrierFor(workspace) is not null;

    /// <summary>Saves a message as it is, found as widely as it was said.</summary>
    /// <param name="message">One that can be quoted.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Reply> SaveWhole(QuotedMessage message, Caller caller, CancellationToken cancellationToken)
    {
        var draft = new QuoteDraft { Words = message.Text };
        return TeamQuote.ProblemsOf(draft, message.Text, TopicCatalog.Default) is { Count: > 0 } problems
            ? new Notice([.. problems.Select(problem => (Paragraph)problem.Message), "Nothing was saved. Save quote among the actions of the message lets you choose."])
            : await Save(draft, message, caller, isWantedEverywhere: message.Openness == Openness.Public, cancellationToken);
    }

    /// <summary>Saves words of a message.</summary>
    /// <param name="draft">Without problems.</param>
    /// <param name="message">The message.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="isWantedEverywhere">Who saves wants it found in the whole workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Reply> Save(QuoteDraft draft, QuotedMessage message, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        if (await Full(caller, cancellationToken) is { } full)
            return full;
        var notice = message.AuthorId == caller.User ? null : await KeepNotice(message.AuthorId, TeamQuote.IdOf(message, caller.Workspace.Key), caller, cancellationToken);
        var quote = new SavedQuote
        {
            Note = TeamQuote.Compose(draft, message, caller.Workspace.Key, TopicCatalog.Default),
            Saver = caller.User,
            SaverName = caller.Name,
            SavedAt = time.GetUtcNow(),
            Quotee = message.AuthorId,
            Conversation = message.Conversation,
            Openness = message.Openness,
            Consent = message.AuthorId == caller.User ? OwnConsent(isWantedEverywhere) : Consent.None,
            IsWantedEverywhere = isWantedEverywhere,
        };
        var saved = await quotes.Save(caller.Workspace, quote, cancellationToken);
        if (notice is not null)
            inbox.Take(notice);
        return Told(saved, caller, "A quote of this message was removed, and the message cannot be quoted again.");
    }

    /// <summary>Saves words from outside.</summary>
    public async Task<Reply> Save(QuoteDraft draft, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        if (await Full(caller, cancellationToken) is { } full)
            return full;
        var here = TableKey.Of(caller.Workspace.Key, caller.Conversation);
        var quote = new SavedQuote
        {
            Note = Compose(isWantedEverywhere ? caller.Workspace.Key : here),
            Saver = caller.User,
            SaverName = caller.Name,
            SavedAt = time.GetUtcNow(),
            Conversation = caller.Conversation,
            Openness = await caller.Openness(cancellationToken),
            IsWantedEverywhere = isWantedEverywhere,
        };
        var saved = await quotes.Save(caller.Workspace, quote, cancellationToken);
        // Where the same words are kept but not to be seen here, nothing tells so: these are another quote.
        if (saved is (QuoteOutcome.AlreadySaved, { } hidden) && !caller.Reader.Sees(hidden.Note))
            saved = await quotes.Save(caller.Workspace, quote with { Note = Compose(here) }, cancellationToken);
        return Told(saved, caller, "These words were removed here, and cannot be saved again.");

        Note Compose(string place) => TeamQuote.Compose(draft, caller.Name ?? "a colleague", Today.Utc(time), place, TopicCatalog.Default);
    }

    /// <summary>Keeps a quote as its saver edited it, and has the person quoted told of what is new in it.</summary>
    public async Task<Reply> Edit(SavedQuote kept, QuoteDraft draft, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var notice = kept.Quotee is { } quotee && quotee != caller.User ? await KeepNotice(quotee, kept.Note.Id, caller, cancellationToken) : null;
        var edited = await quotes.Change(
            caller.Workspace,
            kept.Note.Id,
            caller.User,
            QuoteChange.Edited,
            quote => quote.Saver == caller.User ? quote.Edited(TeamQuote.Edit(quote.Note, draft, isCut: !quote.IsFromOutside, TopicCatalog.Default), isWantedEverywhere, caller.User) : null,
            cancellationToken);
        if (notice is not null)
            inbox.Take(notice);
        if (edited is null)
            return new Notice("That quote is not here any more.");
        snapshots.Change(caller.Workspace, content => content.WithChanged(edited));
        return new Answer(edited.Note) { Lead = [Lead("Changed.", edited)], Buttons = [.. QuoteButtons.For(edited, caller)] };
    }

    private Reply Told((QuoteOutcome Outcome, SavedQuote? Kept) saved, Caller caller, string removed)
    {
        if (saved.Kept is not { } kept)
            return new Notice(saved.Outcome == QuoteOutcome.Removed ? removed : "Who wrote that message does not want to be quoted. Nothing was saved.");
        // What is kept already may just be removed: what is not shown yet comes with what is read next.
        snapshots.Change(caller.Workspace, content => saved.Outcome == QuoteOutcome.Saved ? content.With(kept) : content.WithChanged(kept));
        return saved.Outcome == QuoteOutcome.Saved ? ToAnswer(kept, Lead("Saved.", kept))
            : caller.Reader.Sees(kept.Note) ? QuoteOffer.Already(caller, kept)
            : new Notice("That is saved already.");
    }

    private async Task<Notice?> Full(Caller caller, CancellationToken cancellationToken) =>
        bounds.AgainstQuote(await snapshots.Of(caller.Reader, cancellationToken)) is { } full ? new Notice(full) : null;

    /// <summary>Who saves own words agrees with what was chosen.</summary>
    private static Consent OwnConsent(bool isWantedEverywhere) => isWantedEverywhere ? Consent.Elsewhere : Consent.Here;

    private static Answer ToAnswer(SavedQuote quote, Paragraph lead) => new(quote.Note) { Lead = [lead], Buttons = QuoteButtons.ForSaver(quote) };

    /// <summary>What was done, where the quote is found, and how.</summary>
    private static Paragraph Lead(string done, SavedQuote quote) => new(
        quote.IsForWorkspace ? $"{done} Everybody in the workspace finds it, for example by " : $"{done} It is found in this conversation only, for example by ",
        Span.Line(quote.Note.Topics is [var topic, ..] ? $"{QuoteCommand.Verb} {topic}" : SavedCommand.Verb),
        quote switch
        {
            { IsForWorkspace: false, IsWantedEverywhere: true, Consent: Consent.Here } => ": who said it wants that.",
            { IsForWorkspace: false, IsWantedEverywhere: true } => ", until who said it agrees to more.",
            _ => ".",
        });

    /// <summary>Kept before the quote, so that nobody is quoted untold because a host died in between; without a quote it tells nothing.</summary>
    private async Task<WorkItem?> KeepNotice(string quotee, string id, Caller caller, CancellationToken cancellationToken)
    {
        if (CarrierFor(caller.Workspace) is not { } carrier)
            return null;
        var notice = new QuoteNoticeWork(caller.Workspace.Key, quotee, id);
        return await work.Insert(carrier.Kind, caller.Workspace.Key, [TableKey.Of("quoted", id, notice.Id.ToString("N"))], notice.ToString(), cancellationToken);
    }

    private INoticeCarrier? CarrierFor(Scope workspace) => carriers.FirstOrDefault(carrier => carrier.Serves(workspace));
}
