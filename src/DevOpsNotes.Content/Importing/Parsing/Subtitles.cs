using System.Text;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>Reads subtitles (WebVTT, SubRip) as the running text that they cut up, with the voices they name as speakers.</summary>
internal static partial class Subtitles
{
    private const int ParagraphLength = 600;

    public static bool Are(string text) => text.StartsWith("WEBVTT", StringComparison.Ordinal) || SubRip().IsMatch(text);

    /// <summary>Plain text: a paragraph begins where another voice does, or after enough sentences.</summary>
    public static string ToText(string subtitles)
    {
        var text = new StringBuilder();
        var paragraph = 0;
        var voice = "";
        foreach (var cue in Cues().Matches(subtitles).Select(match => match.Groups["words"].Value))
        {
            var speaker = Voice().Match(cue) is { Success: true } named ? named.Groups[1].Value.Trim() : voice;
            var words = InlineText.Clean(Tag().Replace(cue, ""));
            if (words.Length == 0)
                continue;
            var isNewVoice = speaker != voice;
            var isLong = text.Length - paragraph > ParagraphLength && Composing.Sentences.IsComplete(text.ToString(Math.Max(0, text.Length - 3), Math.Min(3, text.Length)));
            if (isNewVoice || isLong)
            {
                text.Append("\n\n");
                paragraph = text.Length;
            }

            text.Append(text.Length > paragraph ? " " : isNewVoice ? $"{speaker}: " : "").Append(words);
            voice = speaker;
        }

        return text.ToString().Trim();
    }

    [GeneratedRegex(@"\A\s*\d+\s*\n\d{1,2}:\d{2}:\d{2}[.,]\d{3}\s+-->")]
    private static partial Regex SubRip();

    /// <summary>A line with two times, and the lines under it up to an empty one.</summary>
    [GeneratedRegex(@"^[\d:.,]+[ \t]+-->[ \t]+[\d:.,]+[^\n]*\n(?<words>(?:[^\n]+(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Cues();

    [GeneratedRegex(@"<v(?:\.[\w.]+)?\s+([^>]+)>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"<[^>]+>")]
    private static partial Regex Tag();
}
