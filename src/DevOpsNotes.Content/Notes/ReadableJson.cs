using System.Globalization;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// JSON in which letters, emoji and spaces of all scripts stand as themselves. The framework's most lenient encoder still
/// escapes what lies beyond the basic plane and what it holds for blank, which makes an emoji twelve characters long.
/// </summary>
public static partial class ReadableJson
{
    /// <summary>The same JSON. What ends a line or is half a character stays escaped.</summary>
    public static string Of(string json) => json.Contains(@"\u", StringComparison.Ordinal) ? Escaped().Replace(json, Plain) : json;

    private static string Plain(Match escaped)
    {
        if (escaped.Groups["high"].Success)
            return string.Concat((char)CodeOf("high"), (char)CodeOf("low"));
        return escaped.Groups["one"].Success && CodeOf("one") is > 0x9F and not (0x2028 or 0x2029) and var code && !char.IsSurrogate((char)code) ? ((char)code).ToString() : escaped.Value;

        int CodeOf(string group) => int.Parse(escaped.Groups[group].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>An escaped backslash, so that what follows it is not taken for an escape; a pair of surrogates; any other character.</summary>
    [GeneratedRegex(@"\\(?:\\|u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})|u(?<one>[0-9A-F]{4}))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();
}
