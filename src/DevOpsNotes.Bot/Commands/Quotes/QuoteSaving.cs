using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>Keeps quotes, and has the person quoted told. *Saved* is said only once the store has it.</summary>
internal sealed class QuoteSaving(QuoteStore quotes, WorkStore work, WorkInbox inbox, NoteSnapshots snapshots, TimeProvider time)
{
    /// <summary>Saves words of a message.</summary>
    /// <param name="draft">Without problems.</param>
    /// <param name="message">The message.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="isWantedEverywhere">Who saves wants it found in the whole workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Reply> Save(QuoteDraft draft, QuotedMessage message, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var notice = message.AuthorId == caller.User ? null : await KeepNotice(message, caller, cancellationToken);
        var quote = new SavedQuote
        {
            Note = TeamQuote.Compose(draft, message, caller.Workspace.Key, TopicCatalog.Default),
            Saver = caller.User,
            SaverName = caller.Name,
            SavedAt = time.GetUtcNow(),
            Quotee = message.AuthorId,
            Conversation = message.Conversation,
            Openness = message.Openness,
            // Who saves own words agrees with what was chosen.
            Consent = message.AuthorId != caller.User ? Consent.None : isWantedEverywhere ? Consent.Elsewhere : Consent.Here,
            IsWantedEverywhere = isWantedEverywhere,
        };
        var reply = await Save(quote, caller, cancellationToken);
        if (notice is not null)
            inbox.Take(notice);
        return reply;
    }

    /// <summary>Saves words from outside.</summary>
    public async Task<Reply> Save(QuoteDraft draft, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var place = isWantedEverywhere ? caller.Workspace.Key : TableKey.Of(caller.Workspace.Key, caller.Conversation);
        return await Save(
            new SavedQuote
            {
                Note = TeamQuote.Compose(draft, caller.Name ?? "a colleague", Today.Utc(time), place, TopicCatalog.Default),
                Saver = caller.User,
                SaverName = caller.Name,
                SavedAt = time.GetUtcNow(),
                Conversation = caller.Conversation,
                Openness = await caller.Openness(cancellationToken),
                IsWantedEverywhere = isWantedEverywhere,
            },
            caller,
            cancellationToken);
    }

    /// <summary>Keeps a quote as its saver edited it.</summary>
    public async Task<Reply> Edit(string id, QuoteDraft draft, Caller caller, bool isWantedEverywhere, CancellationToken cancellationToken)
    {
        var edited = await quotes.Change(caller.Workspace, id, caller.User, QuoteChange.Edited, quote => quote.Saver != caller.User ? null : quote with
        {
            Note = TeamQuote.Edit(quote.Note, draft, TopicCatalog.Default),
            IsWantedEverywhere = isWantedEverywhere,
        }, cancellationToken);
        if (edited is null)
            return new Notice("That quote is not here any more.");
        snapshots.Change(caller.Workspace, content => content.With(edited));
        return ToAnswer(edited, new Paragraph("Changed. ", WhereFound(edited)));
    }

    private async Task<Reply> Save(SavedQuote quote, Caller caller, CancellationToken cancellationToken)
    {
        var (outcome, kept) = await quotes.Save(caller.Workspace, quote, cancellationToken);
        if (kept is not null)
            snapshots.Change(caller.Workspace, content => content.With(kept));
        return (outcome, kept) switch
        {
            (QuoteOutcome.Saved, not null) => ToAnswer(kept, new Paragraph("Saved. ", WhereFound(kept))),
            // The same words may have been saved where this person does not read along.
            (QuoteOutcome.AlreadySaved, { IsForWorkspace: true }) => Already(kept, caller),
            (QuoteOutcome.AlreadySaved, not null) when kept.Conversation == caller.Conversation => Already(kept, caller),
            (QuoteOutcome.AlreadySaved, _) => new Notice("Those words are saved already."),
            (QuoteOutcome.Removed, _) => new Notice("A quote of this message was removed, and the message cannot be quoted again."),
            _ => new Notice("Who wrote that message does not want to be quoted. Nothing was saved."),
        };
    }

    private static Answer Already(SavedQuote kept, Caller caller) => kept.Saver == caller.User
        ? ToAnswer(kept, "You saved that already.")
        : new Answer(kept.Note) { Lead = [new Paragraph("That is saved already, by ", kept.SaverName ?? "a colleague", ".")], Buttons = [.. QuoteButtons.For(kept, caller)] };

    private static Answer ToAnswer(SavedQuote quote, Paragraph lead) => new(quote.Note) { Lead = [lead], Buttons = QuoteButtons.ForSaver(quote) };

    private static Span WhereFound(SavedQuote quote)
    {
        var lines = quote.Note.Topics is [var topic, ..] ? $"quote {topic}" : "saved";
        return quote switch
        {
            { IsForWorkspace: true } => $"Everybody in the workspace finds it, for example by “{lines}”.",
            { IsWantedEverywhere: true, Quotee: not null, Consent: Consent.None } => $"It is found in this conversation only, for example by “{lines}”, until who said it agrees to more.",
            { IsWantedEverywhere: true, Quotee: not null } => $"It is found in this conversation only, for example by “{lines}”: who said it wants that.",
            _ => $"It is found in this conversation only, for example by “{lines}”.",
        };
    }

    /// <summary>Kept before the quote, so that nobody is quoted untold because a host died in between; without a quote it tells nothing.</summary>
    private async Task<WorkItem?> KeepNotice(QuotedMessage message, Caller caller, CancellationToken cancellationToken)
    {
        if (QuoteNoticeWork.KindFor(caller.Workspace) is not { } kind)
            return null;
        var id = TeamQuote.IdOf(message, caller.Workspace.Key);
        var notice = new QuoteNoticeWork(caller.Workspace.Key, message.AuthorId, id);
        return await work.Insert(kind, caller.Workspace.Key, [TableKey.Of("quoted", id, notice.Id.ToString("N"))], notice.ToString(), cancellationToken);
    }
}
