using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>
/// The buttons of saved quotes. A button carries an id alone; whether its presser may is decided by what is kept, by whom it
/// was saved and whom it quotes.
/// </summary>
internal sealed class QuoteButtons(QuoteStore quotes, NoteSnapshots snapshots, QuoteForms forms) : IButtonHandler
{
    private const string Undo = "quote-undo";
    private const string Edit = "quote-edit";
    private const string Remove = "quote-remove";
    private const string FineHere = "quote-here";
    private const string FineElsewhere = "quote-elsewhere";
    private const string Never = "quote-never";
    private const string Again = "quote-again";

    public IReadOnlyList<string> Actions => [Undo, Edit, Remove, FineHere, FineElsewhere, Never, Again];

    /// <summary>Under what was just saved, for who saved it.</summary>
    public static IReadOnlyList<Button> ForSaver(SavedQuote quote) => [new("Undo", Undo, quote.Note.Id), new("Edit", Edit, quote.Note.Id) { OpensForm = true }];

    /// <summary>Under a quote wherever it is shown: what its reader may do about it.</summary>
    public static IEnumerable<Button> For(SavedQuote quote, Caller reader)
    {
        if (quote.Saver == reader.User)
        {
            yield return new Button("Edit", Edit, quote.Note.Id) { OpensForm = true };
            yield return new Button("Delete", Undo, quote.Note.Id);
        }

        if (quote.Quotee == reader.User || reader.IsAdmin || quote.IsUntold)
            yield return new Button("Remove", Remove, quote.Note.Id);
    }

    /// <summary>The button with which the person quoted, or an administrator, removes a quote.</summary>
    public static bool IsRemove(Button button) => button.Action == Remove;

    /// <summary>What the person quoted decides; nothing of the workspace is shown for it.</summary>
    public static bool IsOfQuotee(string action) => action is Remove or FineHere or FineElsewhere or Never or Again;

    /// <summary>Under the notice to the person quoted.</summary>
    public static IReadOnlyList<Button> ForQuotee(SavedQuote quote) =>
    [
        new("Fine here", FineHere, quote.Note.Id),
        new("Fine elsewhere", FineElsewhere, quote.Note.Id),
        new("Remove", Remove, quote.Note.Id),
        new("Never quote me", Never, quote.Note.Id),
    ];

    /// <summary>The button with which somebody wishes never to be quoted, or takes that back.</summary>
    public static Button OfWish(bool isNever, Caller person) => isNever ? new Button("Allow quoting me again", Again, person.User) : new Button("Never quote me", Never, person.User);

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var reply = press.Action switch
        {
            Edit => await forms.Edit(press.Caller, press.Value, cancellationToken),
            Undo => await TakeBack(press, cancellationToken),
            Remove => await RemoveOne(press, cancellationToken),
            Never => await QuoteNever(press, cancellationToken),
            Again => await QuoteAgain(press, cancellationToken),
            _ => await Allow(press, press.Action == FineHere ? Consent.Here : Consent.Elsewhere, cancellationToken),
        };
        return reply is Dialog ? reply : reply with { Delivery = Delivery.Replace };
    }

    private async Task<Notice> TakeBack(ButtonPress press, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        if (await quotes.End(caller.Workspace, press.Value, QuoteChange.TakenBack, caller.User, quote => quote.Saver == caller.User, cancellationToken) is not { } ended)
            return new Notice("Only who saved a quote can take it back, and only once.");
        Hide(caller, press.Value);
        return caller.Reader.Sees(ended.Note) ? new Notice("Taken back, and found no more. It said:", $"“{ended.Note.Text}”") : new Notice("Taken back, and found no more.");
    }

    private async Task<Notice> RemoveOne(ButtonPress press, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        if (await quotes.End(caller.Workspace, press.Value, QuoteChange.Removed, caller.User, quote => quote.Quotee == caller.User || caller.IsAdmin, cancellationToken) is null)
            return new Notice("Only the person quoted or an administrator can remove a quote. It may be removed already.");
        Hide(caller, press.Value);
        return new Notice("Removed, and found no more. Nobody can save that message again.");
    }

    private async Task<Notice> QuoteNever(ButtonPress press, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        foreach (var id in await quotes.QuoteNever(caller.Workspace, caller.User, cancellationToken))
            Hide(caller, id);
        return new Notice("Noted: nobody can save your words here, and those that were saved are removed.") { Buttons = [OfWish(isNever: true, caller)] };
    }

    private async Task<Notice> QuoteAgain(ButtonPress press, CancellationToken cancellationToken)
    {
        await quotes.QuoteAgain(press.Caller.Workspace, press.Caller.User, cancellationToken);
        return new Notice("Noted: your words may be saved again. You are told each time.");
    }

    private async Task<Notice> Allow(ButtonPress press, Consent consent, CancellationToken cancellationToken)
    {
        var caller = press.Caller;
        var allowed = await quotes.Change(caller.Workspace, press.Value, caller.User, QuoteChange.Allowed, quote => quote.Quotee == caller.User ? quote with { Consent = consent } : null, cancellationToken);
        if (allowed is null)
            return new Notice("That quote is not here any more, or it does not quote you.");
        snapshots.Change(caller.Workspace, content => content.WithChanged(allowed));
        return new Notice(
            allowed.IsForWorkspace ? "Thank you. Everybody in this workspace finds it."
            : consent == Consent.Elsewhere ? "Thank you. Who saved it wants it found only in the conversation where you said it, so it stays there."
            : "Thank you. It is found only in the conversation where you said it.")
        {
            Buttons = [.. ForQuotee(allowed).Where(button => button.Action != press.Action)],
        };
    }

    private void Hide(Caller caller, string id) => snapshots.Change(caller.Workspace, content => content.Without(id));
}
