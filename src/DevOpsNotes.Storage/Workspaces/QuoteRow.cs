using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>
/// A quote as a row, <c>quote|id</c>. When the quote goes, the row stays without its words, and says whether the message may
/// be quoted again and whether its author was told already.
/// </summary>
internal static class QuoteRow
{
    /// <summary>What the record of a change has of who did it.</summary>
    public const string Who = "Who";

    private const string Kind = "quote";

    public static RowRange All(Scope workspace) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(Kind));

    public static (string Partition, string Row) KeyOf(Scope workspace, string id) => (TableKey.Of(workspace.Key), TableKey.Of(Kind, id));

    public static TableRow From(Scope workspace, SavedQuote quote, Guid? toldBy)
    {
        var (partition, row) = KeyOf(workspace, quote.Note.Id);
        return new TableRow(partition, row)
        {
            ["State"] = nameof(QuoteState.Kept),
            ["Note"] = NoteJson.Serialize(quote.Note),
            ["Saver"] = quote.Saver,
            ["SaverName"] = quote.SaverName,
            ["SavedAt"] = quote.SavedAt,
            ["Quotee"] = quote.Quotee,
            ["Conversation"] = quote.Conversation,
            ["Openness"] = quote.Openness.ToString(),
            ["Everywhere"] = quote.IsWantedEverywhere,
            ["Consent"] = quote.Consent.ToString(),
            ["Untold"] = quote.IsUntold,
            ["ToldBy"] = toldBy,
        };
    }

    /// <summary>What stays of a quote that is not kept: what its author said or was told of these words is not asked or told again.</summary>
    public static TableRow Without(TableRow kept, QuoteState state) => new(kept.PartitionKey, kept.RowKey)
    {
        ["State"] = state.ToString(),
        ["Consent"] = kept.GetString("Consent"),
        ["Untold"] = kept.GetBoolean("Untold"),
        ["ToldBy"] = ToldBy(kept),
        ["Words"] = ToQuote(kept) is { } quote ? HashOf(quote) : kept.GetString("Words"),
    };

    /// <summary>
    /// A quote as it is saved again where one was taken back: what its author says now counts more than what was said then, and
    /// who agreed to these words did not agree to others.
    /// </summary>
    public static SavedQuote Again(SavedQuote quote, TableRow there) => quote with
    {
        Consent = quote.Consent != Consent.None ? quote.Consent : ConsentOf(there) is Consent.Elsewhere && !HasSaid(there, quote) ? Consent.None : ConsentOf(there),
        IsUntold = there.GetBoolean("Untold") ?? false,
    };

    /// <summary>Whether these are the words that were taken back.</summary>
    public static bool HasSaid(TableRow there, SavedQuote quote) => there.GetString("Words") == HashOf(quote);

    /// <summary>What nobody here understands is not shown, and not saved over.</summary>
    public static QuoteState StateOf(TableRow row) => Enum.TryParse<QuoteState>(row.GetString("State"), out var state) && Enum.IsDefined(state) ? state : QuoteState.Removed;

    /// <summary>The random name of who told the person quoted, or had it tried; <see langword="null"/> while nobody did.</summary>
    public static Guid? ToldBy(TableRow row) => row.GetGuid("ToldBy");

    /// <summary>The quote; <see langword="null"/> when it is not kept.</summary>
    public static SavedQuote? ToQuote(TableRow row) => StateOf(row) != QuoteState.Kept ? null : new SavedQuote
    {
        Note = NoteJson.Deserialize(row.GetString("Note")!),
        Saver = row.GetString("Saver") ?? "",
        SaverName = row.GetString("SaverName"),
        SavedAt = row.GetDateTimeOffset("SavedAt")!.Value,
        Quotee = row.GetString("Quotee"),
        Conversation = row.GetString("Conversation")!,
        Openness = Enum.TryParse<Openness>(row.GetString("Openness"), out var openness) ? openness : Openness.Unknown,
        IsWantedEverywhere = row.GetBoolean("Everywhere") ?? false,
        Consent = ConsentOf(row),
        IsUntold = row.GetBoolean("Untold") ?? false,
    };

    /// <summary>Who changed what, to be written together with the change: <c>audit|time|random</c>, the latest first.</summary>
    public static TableRow Record(Scope workspace, DateTimeOffset at, string who, QuoteChange what, string note) => new(TableKey.Of(workspace.Key), TableKey.Of("audit", InverseOf(at), Guid.NewGuid().ToString("N")))
    {
        ["At"] = at,
        [Who] = who,
        ["What"] = what.ToString(),
        ["NoteId"] = note,
    };

    public static RowRange Records(Scope workspace) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix("audit"));

    /// <summary>The records of before a moment.</summary>
    public static RowRange RecordsBefore(Scope workspace, DateTimeOffset moment) => Records(workspace) with { From = TableKey.Of("audit", InverseOf(moment.AddTicks(-1))) };

    public static RecordedChange ToRecord(TableRow row) =>
        new(row.GetDateTimeOffset("At")!.Value, row.GetString(Who) ?? "", Enum.TryParse<QuoteChange>(row.GetString("What"), out var what) ? what : QuoteChange.Edited, row.GetString("NoteId") ?? "");

    private static string InverseOf(DateTimeOffset at) => $"{DateTimeOffset.MaxValue.Ticks - at.UtcTicks:D19}";

    private static string HashOf(SavedQuote quote) => TableKey.HashOf(quote.Note.Id, string.Join(", ", quote.Note.Attribution.Speakers), quote.Note.Text);

    private static Consent ConsentOf(TableRow row) => Enum.TryParse<Consent>(row.GetString("Consent"), out var consent) ? consent : Consent.None;

    internal enum QuoteState
    {
        Kept,

        /// <summary>Taken back by who saved it: it may be saved again.</summary>
        TakenBack,

        /// <summary>Removed: it may not.</summary>
        Removed,
    }
}
