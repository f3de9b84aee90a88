using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Daily;

/// <summary>Reads schedules as people type them: "9", "weekdays 09:00 Europe/Brussels", "mon,wed,fri at 4pm on sre, toil".</summary>
public static partial class ScheduleText
{
    /// <summary>Reads a schedule. It is strict: every word must say something of a schedule.</summary>
    /// <returns>
    /// <see langword="null"/> for a text that is no schedule, so that it may be a question. A schedule in which only a time, a zone
    /// or a topic is wrong has that as its <see cref="ScheduleReading.Problem"/>, and nothing else.
    /// </returns>
    public static ScheduleReading? Read(string text) => new ScheduleParser(Words(text)).Read();

    private static string[] Words(string text) => Marks().Replace(text.Trim().TrimEnd('.', '!'), mark => mark.ValueSpan[0] switch
    {
        '@' => " at ",
        ',' or ';' or '&' => " , ",
        '(' or ')' => " ",
        _ => "-",
    }).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("[@,;&()‐‑–—]")]
    private static partial Regex Marks();
}
