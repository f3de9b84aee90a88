using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>The line that says whose words a quote is: "— Jo Moss, operator at Harbour".</summary>
internal sealed partial record Byline(string Speaker, string? Role)
{
    public static Byline Read(string text)
    {
        var line = Dashes().Replace(text.Trim(), "").Trim().TrimEnd('.');
        line = InWork().Replace(line, "");
        var split = RoleSeparator().Match(line);
        var name = split.Success ? line[..split.Index] : line;
        var role = split.Success ? line[(split.Index + split.Length)..].Trim(' ', ')', '(') : null;
        // A handle, an address or a year tells nothing of what the person does.
        return new Byline(name.Trim(), role is { Length: > 1 } && !NoRole().IsMatch(role) ? role : null);
    }

    /// <summary>Nobody knows whose words they are.</summary>
    public bool IsUnknown => Nobody().IsMatch(Speaker);

    /// <summary>All of it stands in quotation marks.</summary>
    public static bool IsQuoted(string text) => Enclosed().IsMatch(text.Trim());

    /// <summary>Begins with a dash, as bylines do.</summary>
    public static bool IsDashed(string line) => Dashed().IsMatch(line);

    /// <summary>"Jo Moss, operator at Harbour" alone on a line.</summary>
    public static bool IsNameAndRole(string line) =>
        line.Length <= 100 && line.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0
        && PersonName.IsName(line[..comma]) && !SentenceEnd().IsMatch(line);

    /// <summary>A quotation without the marks around it; a remark such as "Note: ..." that only looks like one stays a paragraph.</summary>
    public static Block? Quotation(string text, string? byline, bool pulled = false)
    {
        text = text.Trim();
        if (byline is null && Trailing().Match(text) is { Success: true } trailing && LooksLikeSpeaker(trailing.Groups[2].Value))
        {
            text = trailing.Groups[1].Value.TrimEnd();
            byline = trailing.Groups[2].Value;
        }

        if (Enclosed().Match(text) is { Success: true } enclosed)
            text = enclosed.Groups[1].Value.Trim();
        if (text.Length == 0)
            return null;
        if (byline is null && Remark().IsMatch(text))
            return Remark().Replace(text, "").Trim() is { Length: > 0 } rest ? new Paragraph(rest) : null;
        return new Quotation(text, byline is null ? null : Dashes().Replace(byline.Trim(), "")) { Pulled = pulled };
    }

    private static bool LooksLikeSpeaker(string line) =>
        PersonName.IsName(Read(line).Speaker) || Nobody().IsMatch(line) || (Parsing.Words.Count(line) <= 6 && line.Length > 2 && char.IsUpper(Dashes().Replace(line, "")[0]));

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

    /// <summary>The words, then a dash and a name, on the same line or the next.</summary>
    [GeneratedRegex(@"^(.+?[.!?…”""’]\s*|.+?\n)\s*[-–—―]{1,2}\s*(\p{Lu}[^.!?\n]{2,80}|unknown|anonymous)$", RegexOptions.Singleline)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^[“""„«]([^“”""«»]+)[”""»]$")]
    private static partial Regex Enclosed();

    [GeneratedRegex(@"^(?:\[!\w+\]\s*|(?:note|tip|warning|caution|important|update|edit|disclaimer|info|tl;dr)\s*[:!]\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();
}
