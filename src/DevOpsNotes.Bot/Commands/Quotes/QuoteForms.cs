using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Quotes;

/// <summary>The forms with which words are saved and edited. What is to be known of the message stands in a form's state.</summary>
internal sealed class QuoteForms(QuoteStore quotes)
{
    /// <summary>The form for words of a message.</summary>
    public const string OfMessage = "save_quote";

    /// <summary>The form for words from outside.</summary>
    public const string FromOutside = "save";

    /// <summary>The form for a quote that is kept.</summary>
    public const string OfKept = "edit_quote";

    /// <summary>Where it may be seen.</summary>
    public const string Where = "Where";

    /// <summary>In the whole workspace.</summary>
    public const string Everywhere = "everywhere";

    private const string Here = "here";

    /// <summary>For everybody else, and where it is not found.</summary>
    public static readonly Notice NotEditable = new("Only who saved a quote can edit it, where it is found. This one may be gone.");

    /// <summary>What was filled in.</summary>
    public static QuoteDraft DraftOf(Submission submission) => new()
    {
        Words = submission[nameof(QuoteDraft.Words)],
        Speaker = submission[nameof(QuoteDraft.Speaker)],
        Topics = TopicArgument.List(submission[nameof(QuoteDraft.Topics)]),
        Takeaway = submission[nameof(QuoteDraft.Takeaway)],
    };

    /// <summary>For words of a message, with the topics that they name.</summary>
    /// <param name="message">The message; of a long one, what <see cref="TeamQuote.Beginning"/> gives.</param>
    /// <param name="isCut">It goes on.</param>
    public static Dialog Of(QuotedMessage message, bool isCut) => Of(message, new QuoteDraft
    {
        Words = message.Text,
        Speaker = message.Author ?? "",
        Topics = TeamQuote.TopicsOf(message.Text, TopicCatalog.Default),
    }, message.Openness == Openness.Public ? Everywhere : Here, isCut);

    /// <inheritdoc cref="Of(QuotedMessage, bool)"/>
    public static Dialog Of(QuotedMessage message, QuoteDraft draft, string where, bool isCut = false) => new(OfMessage, "Save quote", "Save",
    [
        Words(draft, isCut ? $"The message is long: its first {message.Text.Length} characters can be quoted. Cut it to what matters; … may stand for what you leave out." : "Cut it to what matters; … may stand for what you leave out."),
        new Field(nameof(QuoteDraft.Speaker), "Said by", TeamLesson.LongestLine) { Hint = "Who wrote the message. If it quotes somebody from outside, that name: then it is shown as reported by the writer.", Value = draft.Speaker },
        .. Common(draft),
        WhereField(where, message.Openness switch
        {
            Openness.Public => "Everybody here can read the message. Who wrote it is told, and can change this.",
            Openness.Shared => "The channel is shared with another company: until who wrote it agrees, the quote stays in it.",
            _ => "Until who wrote it agrees, the quote stays in this conversation.",
        }),
    ], message.ToString());

    /// <summary>For words from outside.</summary>
    public static Dialog Outside(QuoteDraft draft, string where) => new(FromOutside, "Save words from outside", "Save",
    [
        Words(draft, "Exactly as they were said."),
        new Field(nameof(QuoteDraft.Speaker), "Said by", TeamLesson.LongestLine) { Hint = "Somebody who is not here: of a colleague, save the message itself. You are shown as who reported it.", Value = draft.Speaker, IsRequired = true },
        .. Common(draft),
        WhereField(where, hint: null),
    ], "");

    /// <summary>For a quote that is kept, which only who saved it may edit.</summary>
    public async Task<Reply> Edit(Caller caller, string id, CancellationToken cancellationToken) => await Editable(caller, id, cancellationToken) is { } quote
        ? Kept(id, new QuoteDraft { Words = quote.Note.Text, Topics = quote.Note.Topics, Takeaway = quote.Note.Takeaway ?? "" }, quote.IsWantedEverywhere ? Everywhere : Here)
        : NotEditable;

    /// <summary>A quote that this person saved, where it may be seen; <see langword="null"/> for any other.</summary>
    public async Task<SavedQuote?> Editable(Caller caller, string id, CancellationToken cancellationToken) =>
        await quotes.Find(caller.Workspace, id, cancellationToken) is { } quote && quote.Saver == caller.User && caller.Reader.Sees(quote.Note) ? quote : null;

    /// <summary>For a quote that is kept.</summary>
    public static Dialog Kept(string id, QuoteDraft draft, string where) => new(OfKept, "Edit quote", "Keep",
    [
        Words(draft, "Words can be left out, with … in their place, and not changed. For others of the message, take the quote back and save it again."),
        .. Common(draft),
        WhereField(where, "In the whole workspace as far as the person quoted agrees."),
    ], id);

    private static Field Words(QuoteDraft draft, string hint) => new(nameof(QuoteDraft.Words), "The words", TeamQuote.LongestWords) { Hint = hint, Value = draft.Words, IsRequired = true, IsLong = true };

    private static Field[] Common(QuoteDraft draft) =>
    [
        new(nameof(QuoteDraft.Topics), "Topics", TeamLesson.LongestLine) { Hint = "With commas between them. Left empty, those that the words name.", Value = string.Join(", ", draft.Topics) },
        new(nameof(QuoteDraft.Takeaway), "Note", TeamLesson.LongestLine) { Hint = "Why it is worth keeping, in a line.", Value = draft.Takeaway },
    ];

    private static Field WhereField(string where, string? hint) => new(Where, "Where it may be found", 20)
    {
        Hint = hint,
        Value = where == Everywhere ? Everywhere : Here,
        IsRequired = true,
        Options = [new FieldOption(Here, "Only in this conversation"), new FieldOption(Everywhere, "In the whole workspace")],
    };
}
