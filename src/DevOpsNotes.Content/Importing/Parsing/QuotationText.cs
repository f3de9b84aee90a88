using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Takes quoted words out of the marks around them and off the byline behind them.</summary>
internal static partial class QuotationText
{
    /// <summary>All of it stands in quotation marks.</summary>
    public static bool IsQuoted(string text) => Enclosed().IsMatch(text.Trim());

    /// <summary>A quotation without the marks around it; a remark such as "Note: ..." that only looks like one stays a paragraph.</summary>
    public static Block? Read(string text, string? byline, bool pulled = false)
    {
        text = text.Trim();
        if (byline is null && Trailing().Match(text) is { Success: true } trailing && Byline.LooksLikeOne(trailing.Groups[2].Value))
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
        return new Quotation(text, byline is null ? null : Byline.Bare(byline)) { Pulled = pulled };
    }

    /// <summary>The words, then a dash and a name, on the same line or the next.</summary>
    [GeneratedRegex(@"^(.+?[.!?…”""’]\s*|.+?\n)\s*[-–—―]{1,2}\s*(\p{Lu}[^.!?\n]{2,80}|unknown|anonymous)$", RegexOptions.Singleline)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^[“""„«]([^“”""«»]+)[”""»]$")]
    private static partial Regex Enclosed();

    [GeneratedRegex(@"^(?:\[!\w+\]\s*|(?:note|tip|warning|caution|important|update|edit|disclaimer|info|tl;dr)\s*[:!]\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();
}
