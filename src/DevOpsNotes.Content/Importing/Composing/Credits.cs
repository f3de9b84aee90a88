using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>A line under a talk's heading that says who gave it: "Speaker: Jo Moss", "by Jo Moss and Li Ren, Harbour Ltd".</summary>
internal static partial class Credits
{
    public static Section Read(Section section)
    {
        if (section.Blocks is not [Paragraph first, ..] || Words.Count(first.Text) > 16)
            return section;
        var credit = Credit().Match(first.Text);
        return credit.Success && PersonName.TryReadAll(credit.Groups[1].Value.TrimEnd('.'), out var names)
            ? section with { Speakers = names, IsTalk = true, Blocks = [.. section.Blocks.Skip(1)] }
            : section;
    }

    [GeneratedRegex(@"^(?:speakers?|presenters?|presented by|talk by|given by|by)\s*:?\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Credit();
}
