using System.Collections.Frozen;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.Commands;

/// <summary>
/// The front door: what somebody says, presses or fills in, from whatever platform, becomes a reply. It never throws for
/// what people or a failing store do.
/// </summary>
internal sealed partial class Conversation(CommandRouter router, NoteSnapshots snapshots, IEnumerable<IButtonHandler> buttons, IEnumerable<IDialogHandler> dialogs, QuoteSaving saving, Admission admission, WorkspaceBounds bounds, ILogger<Conversation> logger)
{
    private static readonly Notice NotReady = new("The notes are still being read. Try again in a moment, please.");

    private readonly FrozenDictionary<string, IButtonHandler> _buttons =
        buttons.SelectMany(handler => handler.Actions, KeyValuePair.Create).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, IDialogHandler> _dialogs =
        dialogs.SelectMany(handler => handler.Dialogs, KeyValuePair.Create).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Answers a line.</summary>
    public async ValueTask<Reply> Say(CommandRequest request, CancellationToken cancellationToken)
    {
        if (admission.IsTooMuchToAsk(request.Caller))
            return Admission.Refusal;
        using var line = AskedLine.Begin(request.Caller.Workspace);
        if (await snapshots.Of(request.Caller.Reader, cancellationToken) is not { } notes)
            return NotReady;
        try
        {
            return line.Answered(await router.Say(request, notes, cancellationToken));
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e);
            // A question needs no store.
            return line.Answered(new Notice("The store does not answer, so nothing was done. Try again in a minute. You said:", request.Text));
        }
    }

    /// <summary>Answers a press of a button. What many people read stays as it is: who pressed is answered privately.</summary>
    public async ValueTask<Reply> Press(ButtonPress press, CancellationToken cancellationToken)
    {
        if (press.Action == Button.SayAction)
            return await Say(new CommandRequest(press.Caller, press.Value), cancellationToken);
        if (press.Action is AnswerButtons.Show or AnswerButtons.Another ? admission.IsTooMuchToAsk(press.Caller) : admission.IsTooMuchToWrite(press.Caller))
            return Admission.Refusal;
        if (!_buttons.TryGetValue(press.Action, out var handler))
            return new Notice("This button belongs to another version of the bot. Ask again, please.");
        if (await snapshots.Of(press.Caller.Reader, cancellationToken) is not { } notes)
            return NotReady;
        if (notes.IsErased)
            return Answers.Erased();
        try
        {
            var reply = await handler.Press(press, notes, cancellationToken);
            return press.IsOnShared && reply.Delivery == Delivery.Replace ? reply with { Delivery = Delivery.Private } : reply;
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e);
            return new Notice("The store does not answer, so not all of it was done. Press again in a minute.");
        }
    }

    /// <summary>Offers to save words of a message.</summary>
    /// <param name="caller">Who wants to.</param>
    /// <param name="message">The message; <see langword="null"/> for one that no person wrote.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<Reply> Quote(Caller caller, QuotedMessage? message, CancellationToken cancellationToken)
    {
        if (admission.IsTooMuchToAsk(caller))
            return Admission.Refusal;
        if (await snapshots.Of(caller.Reader, cancellationToken) is not { } notes)
            return NotReady;
        if (notes.IsErased)
            return Answers.Erased();
        if (QuoteOffer.Refusal(message) is { } refusal)
            return refusal;
        return QuoteOffer.Already(caller, message!, notes) ?? (bounds.AgainstQuote(notes) is { } full ? new Notice(full) : (Reply)QuoteOffer.Of(message!));
    }

    /// <summary>Saves a message whole, without asking which words of it.</summary>
    /// <param name="caller">Who wants it saved.</param>
    /// <param name="message">The message; <see langword="null"/> for one that no person wrote.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns><see langword="null"/> while what the workspace has cannot be read or kept: tried again, it is saved once.</returns>
    public async ValueTask<Reply?> SaveWhole(Caller caller, QuotedMessage? message, CancellationToken cancellationToken)
    {
        if (admission.IsTooMuchToWrite(caller))
            return Admission.Refusal;
        if (await snapshots.Of(caller.Reader, cancellationToken) is not { IsPartial: false } notes)
            return null;
        if (notes.IsErased)
            return Answers.Erased();
        try
        {
            return QuoteOffer.Refusal(message) ?? await saving.SaveWhole(message!, caller, cancellationToken);
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e);
            return null;
        }
    }

    /// <summary>Takes what was filled into a dialog.</summary>
    public async ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        if (!_dialogs.TryGetValue(submission.Dialog, out var handler))
            return new Notice("This form belongs to another version of the bot. Open it again, please.");
        if (admission.IsTooMuchToWrite(submission.Caller))
            return Because(Admission.TooMuch, handler.Fill(submission));
        if (await snapshots.Of(submission.Caller.Reader, cancellationToken) is { IsErased: true })
            return Answers.Erased();
        try
        {
            return await handler.Submit(submission, cancellationToken);
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e);
            return Because("It could not be kept: the store does not answer. Try again in a minute.", handler.Fill(submission));
        }
    }

    private static FieldErrors Because(string why, Dialog form) => new(form, new Dictionary<string, string> { [form.Fields[0].Name] = why });

    /// <summary>The dialog again with what was filled in, where it could not be taken; <see langword="null"/> for none of ours.</summary>
    public Dialog? Reopen(Submission submission) => _dialogs.GetValueOrDefault(submission.Dialog)?.Fill(submission);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store failed while a command was carried out.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
