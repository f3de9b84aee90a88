using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>The words of which schedules are made.</summary>
internal static partial class ScheduleWords
{
    /// <summary>They say nothing that is not said anyway.</summary>
    public static readonly FrozenSet<string> Fillers = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ",", "and", "at", "every", "each", "daily", "weekly", "here", "please", "pls", "thanks");

    public static readonly FrozenSet<string> Separators = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ",", "and");

    /// <summary>Before topics.</summary>
    public static readonly FrozenSet<string> About = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "on", "about");

    /// <summary>Behind a zone.</summary>
    public static readonly FrozenSet<string> ZoneNouns = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "time", "timezone", "tz");

    /// <summary>Short names that are several zones', or half a year's alone; no ids.</summary>
    public static readonly FrozenSet<string> DoubtfulZones = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "aedt", "aest", "bst", "cdt", "cest", "cst", "edt", "eest", "est", "et", "hst", "ist", "jst", "mdt", "mst", "pdt", "pst", "pt");

    /// <summary>Between the first and the last of some days.</summary>
    private static readonly FrozenSet<string> Through = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "-", "to", "through", "thru", "till", "until");

    private static readonly FrozenDictionary<string, IsoDayOfWeek> Days = Named(
        (IsoDayOfWeek.Monday, "mon monday mondays"),
        (IsoDayOfWeek.Tuesday, "tue tues tuesday tuesdays"),
        (IsoDayOfWeek.Wednesday, "wed weds wednesday wednesdays"),
        (IsoDayOfWeek.Thursday, "thu thur thurs thursday thursdays"),
        (IsoDayOfWeek.Friday, "fri friday fridays"),
        (IsoDayOfWeek.Saturday, "sat saturday saturdays"),
        (IsoDayOfWeek.Sunday, "sun sunday sundays"));

    private static readonly DaySet Weekend = DaySet.Of(IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday);

    private static readonly FrozenDictionary<string, DaySet> SetsOfDays = new Dictionary<string, DaySet>
    {
        ["every day"] = DaySet.Every,
        ["each day"] = DaySet.Every,
        ["everyday"] = DaySet.Every,
        ["weekday"] = DaySet.Weekdays,
        ["weekdays"] = DaySet.Weekdays,
        ["week days"] = DaySet.Weekdays,
        ["workday"] = DaySet.Weekdays,
        ["workdays"] = DaySet.Weekdays,
        ["working days"] = DaySet.Weekdays,
        ["weekend"] = Weekend,
        ["weekends"] = Weekend,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, LocalTime> NamedTimes = new Dictionary<string, LocalTime>
    {
        ["noon"] = LocalTime.Noon,
        ["midday"] = LocalTime.Noon,
        ["midnight"] = LocalTime.Midnight,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Behind a number, what makes a time of it, and what it stands for.</summary>
    private static readonly FrozenDictionary<string, string> Halves = new Dictionary<string, string>
    {
        ["am"] = "am",
        ["a.m."] = "am",
        ["a.m"] = "am",
        ["pm"] = "pm",
        ["p.m."] = "pm",
        ["p.m"] = "pm",
        ["h"] = "",
        ["o'clock"] = "",
        ["o’clock"] = "",
        ["oclock"] = "",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The time of day that begins at a word; without one where it is no time that there is ("25:00"), of no words where nothing is told as a time.</summary>
    public static (LocalTime? Time, int Count) TimeAt(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
            return (null, 0);
        if (NamedTimes.TryGetValue(words[0], out var named))
            return (named, 1);
        var match = Clock().Match(words[0]);
        if (!match.Success)
            return (null, 0);
        var half = match.Groups["half"].Value.ToLowerInvariant();
        var isApart = half.Length == 0 && words.Length > 1 && Halves.TryGetValue(words[1], out half);
        var (hour, minute) = (Number(match.Groups["hour"]), match.Groups["minute"].Success ? Number(match.Groups["minute"]) : 0);
        return (TimeOf(hour, minute, half ?? ""), isApart ? 2 : 1);
    }

    /// <summary>The days that begin at a word; of no words where none do.</summary>
    public static (IReadOnlyList<IsoDayOfWeek> Days, int Count) DaysAt(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
            return ([], 0);
        if (words.Length > 1 && SetsOfDays.TryGetValue($"{words[0]} {words[1]}", out var set))
            return ([.. set], 2);
        if (SetsOfDays.TryGetValue(words[0], out set))
            return ([.. set], 1);
        if (words.Length > 2 && Through.Contains(words[1]) && Days.TryGetValue(words[0], out var first) && Days.TryGetValue(words[2], out var last))
            return (FromTo(first, last), 3);
        if (words[0].Split('-') is [var from, var to] && Days.TryGetValue(from, out first) && Days.TryGetValue(to, out last))
            return (FromTo(first, last), 1);
        var listed = words[0].Split('/');
        return listed.All(Days.ContainsKey) ? ([.. listed.Select(day => Days[day])], 1) : ([], 0);
    }

    /// <summary>How many words tell an offset from UTC: "GMT+2", "UTC +1", "+02:00".</summary>
    public static int OffsetAt(ReadOnlySpan<string> words) =>
        Offset().IsMatch(words[0]) ? 1 : words.Length > 1 && Offset().IsMatch($"{words[0]}{words[1]}") ? 2 : 0;

    private static LocalTime? TimeOf(int hour, int minute, string half)
    {
        if (minute > 59 || hour > 23 || (half.Length > 0 && hour is 0 or > 12))
            return null;
        return new LocalTime(half.Length == 0 ? hour : (hour % 12) + (half[0] == 'p' ? 12 : 0), minute);
    }

    /// <summary>Around the end of the week where the last comes before the first.</summary>
    private static List<IsoDayOfWeek> FromTo(IsoDayOfWeek first, IsoDayOfWeek last)
    {
        var days = new List<IsoDayOfWeek> { first };
        while (days[^1] != last)
            days.Add(days[^1] == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : days[^1] + 1);
        return days;
    }

    private static int Number(Group digits) => digits.ValueSpan is [var ten, var one] ? (10 * (ten - '0')) + one - '0' : digits.ValueSpan[0] - '0';

    private static FrozenDictionary<string, IsoDayOfWeek> Named(params (IsoDayOfWeek Day, string Names)[] days) =>
        days.SelectMany(day => day.Names.Split(' '), (day, name) => (name, day.Day)).ToFrozenDictionary(named => named.name, named => named.Day, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^(?<hour>[0-9]{1,2})(?:[:.h](?<minute>[0-9]{2}))?(?:h|(?<half>am?|pm?))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex("^(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();
}
