using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Reads the licence that a source states. Only what it states counts; nothing is assumed.</summary>
internal static partial class LicenceName
{
    /// <summary>"CC BY-SA 4.0" from its name or address, "CC0 1.0", "MIT"; <see langword="null"/> where no licence is named.</summary>
    public static string? In(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Address().Match(text) is { Success: true } address)
            return $"CC {address.Groups[1].Value.ToUpperInvariant()} {address.Groups[2].Value}";
        if (Zero().IsMatch(text))
            return "CC0 1.0";
        if (Short().Match(text) is { Success: true } brief)
            return $"CC {brief.Groups[1].Value.ToUpperInvariant().Replace(' ', '-')} {brief.Groups[2].Value}".TrimEnd();
        return Long().Match(text) is { Success: true } name ? FromLongName(name) : null;
    }

    private static string FromLongName(Match name)
    {
        var terms = name.Groups[1].Value;
        var parts = new List<string> { "BY" };
        if (terms.Contains("commercial", StringComparison.OrdinalIgnoreCase))
            parts.Add("NC");
        if (terms.Contains("deriv", StringComparison.OrdinalIgnoreCase))
            parts.Add("ND");
        if (terms.Contains("alike", StringComparison.OrdinalIgnoreCase))
            parts.Add("SA");
        return $"CC {string.Join('-', parts)} {name.Groups[2].Value}".TrimEnd();
    }

    [GeneratedRegex(@"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\bCC0\b|creativecommons\.org/publicdomain/zero", RegexOptions.IgnoreCase)]
    private static partial Regex Zero();

    [GeneratedRegex(@"\bCC[ -](BY(?:[ -](?:NC|ND|SA))*)(?:[ -](\d\.\d))?", RegexOptions.IgnoreCase)]
    private static partial Regex Short();

    [GeneratedRegex(@"creative commons\W+(attribution(?:[\s,–-]+(?:non-?commercial|no-?deriv\w*|share[ -]?alike))*)(?:\s+(\d\.\d))?", RegexOptions.IgnoreCase)]
    private static partial Regex Long();
}
