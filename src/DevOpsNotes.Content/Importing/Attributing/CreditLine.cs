using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Reads the lines that say who: "Speaker: Jo Moss and Li Ren", "Notes by Jo Moss, 3 May 2024", "2024-05-03 | Jo Moss".</summary>
internal static partial class CreditLine
{
    /// <summary>Who speaks, according to a line that says nothing else; none when it is no such line.</summary>
    public static IReadOnlyList<string> Speakers(string line) =>
        Speaker().Match(line) is { Success: true } match && PersonName.TryReadAll(match.Groups[1].Value.TrimEnd('.'), out var names) ? names : [];

    /// <summary>The same for a line right under a talk's title, where "by Jo Moss" names the speaker.</summary>
    public static IReadOnlyList<string> SpeakersUnderTitle(string line) =>
        Speakers(line) is { Count: > 0 } names ? names
        : ByAlone().Match(line) is { Success: true } match && PersonName.TryReadAll(match.Groups[1].Value.TrimEnd('.'), out names) ? names
        : [];

    /// <summary>Who wrote the page, where the line says so with "by" or beside a date.</summary>
    public static string? Author(string line)
    {
        var parts = line.Split(Separators);
        return parts.Select(part => By().Match(part)).Where(match => match.Success).Select(match => match.Groups[1].Value.Trim()).FirstOrDefault(PersonName.IsName)
            ?? (DateText.In(line) is null ? null : parts.Select(part => part.Trim()).FirstOrDefault(PersonName.IsName));
    }

    private static readonly char[] Separators = [',', '|', '·', '•', '–', '—', '(', ')'];

    [GeneratedRegex(@"^(?:speakers?|presenters?|presented by|talk by|given by)\s*:?\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^by:?\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ByAlone();

    [GeneratedRegex(@"\b(?:by|author):?\s+(\p{Lu}.*?)(?:\s+(?:on|in|at|for)\b.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
