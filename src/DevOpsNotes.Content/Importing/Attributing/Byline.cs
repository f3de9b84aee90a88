using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>The line that says whose words a quote is: "— Jo Moss, operator at Harbour".</summary>
internal sealed partial record Byline(string Speaker, string? Role)
{
    public static Byline Read(string text)
    {
        var line = Bare(text).Trim().TrimEnd('.');
        line = InWork().Replace(line, "");
        var split = RoleSeparator().Match(line);
        var name = split.Success ? line[..split.Index] : line;
        var role = split.Success ? line[(split.Index + split.Length)..].Trim(' ', ')', '(') : null;
        // A handle, an address or a year tells nothing of what the person does.
        return new Byline(name.Trim(), role is { Length: > 1 } && !NoRole().IsMatch(role) ? role : null);
    }

    /// <summary>Nobody knows whose words they are.</summary>
    public bool IsUnknown => Nobody().IsMatch(Speaker);

    /// <summary>Begins with a dash, as bylines do.</summary>
    public static bool IsDashed(string line) => Dashed().IsMatch(line);

    /// <summary>"Jo Moss, operator at Harbour" alone on a line.</summary>
    public static bool IsNameAndRole(string line) =>
        line.Length <= 100 && line.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0
        && PersonName.IsName(line[..comma]) && !SentenceEnd().IsMatch(line);

    /// <summary>The line without the dash, the "by" or the parenthesis it begins with.</summary>
    public static string Bare(string line) => Dashes().Replace(line.Trim(), "");

    /// <summary>Names somebody, or says that nobody knows who it was.</summary>
    public static bool LooksLikeOne(string line) =>
        PersonName.IsName(Read(line).Speaker) || Nobody().IsMatch(line) || (Words.Count(line) <= 6 && line.Length > 2 && char.IsUpper(Bare(line)[0]));

    [GeneratedRegex(@"^(?:unknown|anonymous|anon|n\.?n\.?|author unknown|source unknown|overheard)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"^\s*(?:[-–—―~]+|by\b|\()\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^\s*[-–—―~]+\s*\p{Lu}")]
    private static partial Regex Dashed();

    [GeneratedRegex(@",\s+|\s+[-–—]\s+|\s*\(|\s+on\s+(?=Twitter|Mastodon)")]
    private static partial Regex RoleSeparator();

    /// <summary>"Jo Moss, in Sediment": the work that the words are from is no role.</summary>
    [GeneratedRegex(@",?\s+in\s+[“""']?\p{Lu}.*$")]
    private static partial Regex InWork();

    [GeneratedRegex(@"^(?:@|https?:|www\.|\d{4}$|in\s)", RegexOptions.IgnoreCase)]
    private static partial Regex NoRole();

    [GeneratedRegex(@"[.!?]$")]
    private static partial Regex SentenceEnd();
}
