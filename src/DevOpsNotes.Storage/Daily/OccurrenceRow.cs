using System.Globalization;
using DevOpsNotes.Content.Daily;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Storage.Daily;

/// <summary>Occurrences as rows of their subscription's partition, <c>inverted date</c>: the latest comes first.</summary>
internal static class OccurrenceRow
{
    /// <summary>Characters of a reason: platforms may say a great deal.</summary>
    private const int ReasonLength = 300;

    private const int InversionOf = 9999_99_99;

    public static RowRange Since(string subscription, LocalDate since) => new(subscription, Below: KeyOf(since.PlusDays(-1)));

    public static RowRange Before(string subscription, LocalDate date) => new(subscription, From: KeyOf(date.PlusDays(-1)));

    public static string KeyOf(LocalDate date) =>
        (InversionOf - (((date.Year * 100) + date.Month) * 100) - date.Day).ToString("D8", CultureInfo.InvariantCulture);

    public static TableRow From(Occurrence occurrence) => new(occurrence.Subscription, KeyOf(occurrence.Date))
    {
        ["Date"] = LocalDatePattern.Iso.Format(occurrence.Date),
        ["At"] = occurrence.At.ToDateTimeOffset(),
        ["Outcome"] = occurrence.Outcome.ToString(),
        ["Reason"] = occurrence.Reason,
        ["Notes"] = occurrence.Notes.Count > 0 ? string.Join('\n', occurrence.Notes) : null,
        ["Deck"] = occurrence.DeckText,
        ["Unheard"] = occurrence.Unheard,
        ["AskedOn"] = occurrence.AskedOn is { } date ? LocalDatePattern.Iso.Format(date) : null,
        ["Failures"] = occurrence.Failures,
        ["Message"] = occurrence.Message,
        ["Claim"] = occurrence.Claim,
        ["Operation"] = occurrence.Operation,
    };

    public static Occurrence ToOccurrence(TableRow row) => new()
    {
        Subscription = row.PartitionKey,
        Date = LocalDatePattern.Iso.Parse(row.GetString("Date")!).Value,
        At = Instant.FromDateTimeOffset(row.GetDateTimeOffset("At")!.Value),
        // What nobody here understands is not sent again.
        Outcome = Enum.TryParse<PostOutcome>(row.GetString("Outcome"), out var outcome) ? outcome : PostOutcome.Unknown,
        Reason = row.GetString("Reason"),
        Notes = row.GetString("Notes")?.Split('\n') ?? [],
        DeckText = row.GetString("Deck"),
        Unheard = row.GetInt32("Unheard") ?? 0,
        AskedOn = row.GetString("AskedOn") is { } date ? LocalDatePattern.Iso.Parse(date).Value : null,
        Failures = row.GetInt32("Failures") ?? 0,
        Message = row.GetString("Message"),
        Claim = row.GetGuid("Claim") ?? default,
        Operation = row.GetGuid("Operation") ?? default,
        ETag = row.ETag,
    };

    /// <summary>Better a lesson that was shown before than none any more: a deck whose place nobody understands is begun anew.</summary>
    public static DeckPosition? ReadDeck(string text)
    {
        try
        {
            return DeckPosition.Read(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>As much of a reason as is kept, without half a character at its end.</summary>
    public static string? Bounded(string? reason) => reason is not { Length: > ReasonLength }
        ? reason
        : reason[..(char.IsHighSurrogate(reason[ReasonLength - 1]) ? ReasonLength - 1 : ReasonLength)];
}
