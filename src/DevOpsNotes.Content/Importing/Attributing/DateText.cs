using System.Globalization;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Reads dates as people write them on pages: "Jun 04 2014", "October 31, 2019", "4 June 2014", "2014-06-04".</summary>
internal static partial class DateText
{
    private static readonly string[] Formats =
    [
        "MMM d yyyy", "MMMM d yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-M-d", "yyyy/M/d", "yyyy MMM d", "yyyy MMMM d",
    ];

    /// <summary>The text is a date and nothing else worth reading ("Posted on 4 June 2014 by Jo").</summary>
    public static bool IsDateLine(string line, out DateOnly date)
    {
        date = default;
        if (line.Length > 90 || Find(line) is not { } found)
            return false;
        date = found.Date;
        var rest = Around().Replace(line.Remove(found.Index, found.Length), " ");
        return Words.Count(rest) == 0 || PersonName.IsName(rest.Trim(' ', ',', '-', '–', '—', '|', '·', '•'));
    }

    /// <summary>The first date in the text.</summary>
    public static DateOnly? In(string text) => Find(text)?.Date;

    /// <summary>The text without its first date.</summary>
    public static string Without(string text) => Find(text) is { } found ? text.Remove(found.Index, found.Length) : text;

    /// <summary>An ISO 8601 or RFC 822 instant, as feeds and meta elements have it.</summary>
    public static DateOnly? FromMachine(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateOnly.FromDateTime(instant.DateTime)
            : text is null ? null : In(text);

    private static (DateOnly Date, int Index, int Length)? Find(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            var plain = Noise().Replace(Ordinal().Replace(match.Value, "$1"), " ").Trim().Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
            if (DateOnly.TryParseExact(Spaces().Replace(plain, " "), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1990 and < 2100)
                return (date, match.Index, match.Length);
        }

        return null;
    }

    private const string Month = @"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";

    [GeneratedRegex(Month + @"\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s*\d{4}\b|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?" + Month + @"\s*,?\s*\d{4}\b|\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|\b\d{4}\s+" + Month + @"\s+\d{1,2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(\d)(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"[,.]|\bof\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>What may stand around a date on its line: "Posted on", a weekday, a time, "by Jo Moss", a reading time.</summary>
    [GeneratedRegex(@"\b(?:posted|published|updated|written|recorded|submitted|date|created|on|at|in)\b:?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?|\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm|utc|[a-z]{3,4})?\b|\bby\s+[\p{L} .'’@_-]{2,40}|\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|@\w+", RegexOptions.IgnoreCase)]
    private static partial Regex Around();
}
