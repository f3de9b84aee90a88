using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace DevOpsNotes.Content.Daily;

/// <summary>Reads for how long somebody wants a pause: "today", "2 weeks", "until monday", "until 2026-12-24".</summary>
public static partial class PauseText
{
    private static readonly FrozenDictionary<string, int> Numbers =
        "a an one two three four five six seven eight nine ten eleven twelve".Split(' ').Select((word, place) => (word, Number: Math.Max(1, place - 1))).ToFrozenDictionary(number => number.word, number => number.Number, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Months = Enumerable.Range(1, 12)
        .SelectMany(month => new[] { CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month), CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month) }, (month, name) => (Name: name.ToLowerInvariant(), month))
        .Append((Name: "sept", month: 9))
        .DistinctBy(month => month.Name)
        .ToFrozenDictionary(month => month.Name, month => month.month, StringComparer.Ordinal);

    /// <summary>The first day after the pause.</summary>
    /// <param name="text">What was typed behind "pause".</param>
    /// <param name="today">The day it is where the posts go.</param>
    /// <returns>
    /// <see langword="null"/> for a text that names no time, and for a pause that would be over already, or be longer than a year:
    /// whoever wants that wants it stopped.
    /// </returns>
    public static LocalDate? Read(string text, LocalDate today) => ReadAny(WordsOf(text), today) is { } until && until > today && until <= today.PlusYears(1) ? until : null;

    /// <summary>Whether a text is meant to say for how long, whatever becomes of it: "100 years", "until further notice".</summary>
    public static bool IsMeant(string text)
    {
        var words = WordsOf(text);
        return Until().IsMatch(words) || Length().IsMatch(For().Replace(words, "")) || ReadLength(For().Replace(words, ""), LocalDate.MinIsoValue) is not null;
    }

    private static string WordsOf(string text) => string.Join(' ', text.ToLowerInvariant().Replace(",", " ", StringComparison.Ordinal).TrimEnd('.', '!').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static LocalDate? ReadAny(string words, LocalDate today) => Until().Match(words) is { Success: true } until
        ? ReadDate(words[until.Length..], today)
        : ReadLength(For().Replace(words, ""), today);

    private static LocalDate? ReadLength(string words, LocalDate today)
    {
        switch (words)
        {
            case "today":
                return today.PlusDays(1);
            case "tomorrow" or "today and tomorrow":
                return today.PlusDays(2);
            case "this week" or "the week" or "the rest of the week":
                return today.Next(IsoDayOfWeek.Monday);
            case "this month" or "the rest of the month":
                return FirstOfNextMonth(today);
        }

        if (Length().Match(words) is not { Success: true } length)
            return null;
        var number = length.Groups["number"].Value;
        if (!Numbers.TryGetValue(number, out var count))
            _ = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out count);
        return length.Groups["unit"].Value switch
        {
            "day" => today.PlusDays(count),
            "week" => today.PlusWeeks(count),
            "month" => today.PlusMonths(count),
            _ => today.PlusYears(count),
        };
    }

    private static LocalDate? ReadDate(string words, LocalDate today)
    {
        if (words == "tomorrow")
            return today.PlusDays(1);
        if (words == "next week")
            return today.Next(IsoDayOfWeek.Monday);
        if (words == "next month")
            return FirstOfNextMonth(today);
        if (ScheduleWords.DaysAt([words.StartsWith("next ", StringComparison.Ordinal) ? words["next ".Length..] : words]) is ([var day], _))
            return today.Next(day);
        if (LocalDatePattern.Iso.Parse(words) is { Success: true } date)
            return date.Value;
        return DayOfMonth().Match(words) is { Success: true } named && Months.TryGetValue(named.Groups["month"].Value, out var month)
            ? InYear(month, int.Parse(named.Groups["day"].Value, CultureInfo.InvariantCulture), named.Groups["year"].Value, today)
            : null;
    }

    /// <summary>A date without its year is the next that there is.</summary>
    private static LocalDate? InYear(int month, int day, string year, LocalDate today)
    {
        if (year.Length > 0)
            return Of(int.Parse(year, CultureInfo.InvariantCulture));
        return Of(today.Year) is { } date && date > today ? date : Of(today.Year + 1);

        LocalDate? Of(int number) => number > 0 && day > 0 && day <= CalendarSystem.Iso.GetDaysInMonth(number, month) ? new LocalDate(number, month, day) : null;
    }

    private static LocalDate FirstOfNextMonth(LocalDate today) => today.With(DateAdjusters.StartOfMonth).PlusMonths(1);

    [GeneratedRegex("^(?:until|till|til) (?:the )?")]
    private static partial Regex Until();

    [GeneratedRegex("^for ")]
    private static partial Regex For();

    [GeneratedRegex("^(?<number>[0-9]{1,3}|[a-z]+) (?<unit>day|week|month|year)s?$")]
    private static partial Regex Length();

    [GeneratedRegex("^(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>[a-z]+)|(?<month>[a-z]+) (?<day>[0-9]{1,2})(?:st|nd|rd|th)?)(?: (?<year>[0-9]{4}))?$")]
    private static partial Regex DayOfMonth();
}
