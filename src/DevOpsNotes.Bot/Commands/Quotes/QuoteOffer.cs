using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>What somebody is shown who wants to save words of a message.</summary>
internal static class QuoteOffer
{
    /// <summary>Why a message cannot be quoted; <see langword="null"/> when it can.</summary>
    /// <param name="message">The message; <see langword="null"/> for one that no person wrote.</param>
    public static Notice? Refusal(QuotedMessage? message) => message switch
    {
        null => new Notice("No person wrote that message: quotes are words of people. What this bot shows is kept already."),
        _ when !message.Text.Any(char.IsLetterOrDigit) => new Notice("There are no words in that message to quote: only a file, a picture or a card."),
        _ => null,
    };

    /// <summary>The quote that was saved of the message before; <see langword="null"/> when none was that may be seen here.</summary>
    public static Answer? Already(Caller caller, QuotedMessage message, WorkspaceNotes notes) =>
        notes.Index.Find(TeamQuote.IdOf(message, caller.Workspace.Key)) is { } note && notes.QuoteOf(note) is { } quote ? Already(caller, quote) : null;

    /// <summary>A quote that was saved before, with what one may do about it.</summary>
    public static Answer Already(Caller caller, SavedQuote quote) => new(quote.Note)
    {
        Lead = [quote.Saver == caller.User ? "You saved that already." : new Paragraph("That is saved already, by ", quote.SaverName ?? "a colleague", ".")],
        Buttons = [.. QuoteButtons.For(quote, caller)],
    };

    /// <summary>The form, with as much of the message as can be quoted.</summary>
    public static Dialog Of(QuotedMessage message)
    {
        var beginning = TeamQuote.Beginning(message.Text);
        return QuoteForms.Of(message with { Text = beginning }, isCut: beginning.Length < message.Text.Trim().Length);
    }
}
