using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>Tells what each line of a plain text is. Speaker labels are told by the whole text: one "Note:" is no speaker.</summary>
internal static partial class LineReader
{
    public static List<TextLine> Read(string text)
    {
        var lines = text.Split('\n');
        var raw = lines.Select(WithoutTimestamp).ToList();
        var timed = lines.Zip(raw).Where(line => line.First.TrimEnd() != line.Second && SpeakerLabels.IsNameAlone(line.Second.Trim())).Select(line => line.Second.Trim()).ToList();
        var labels = SpeakerLabels.Find(raw, timed.Count >= 2 ? timed : []);
        return [.. raw.Select(line => Read(line, labels))];
    }

    private static TextLine Read(string line, SpeakerLabels labels)
    {
        var text = InlineText.Clean(line);
        var indent = line.Length - line.TrimStart().Length;
        if (text.Length == 0)
            return new TextLine(LineKind.Blank, "");
        if (DateText.IsDateLine(text, out var date))
            return new TextLine(LineKind.Date, text) { Date = date };
        if (labels.TryMatch(text, out var speaker, out var rest))
            return new TextLine(LineKind.Label, rest) { Speaker = speaker };
        if (Ruler().IsMatch(text))
            return new TextLine(LineKind.Ruler, text);
        if (Poll().IsMatch(text))
            return new TextLine(LineKind.Poll, text);
        if (MailHeader().IsMatch(text))
            return new TextLine(LineKind.MailHeader, text);
        if (text[0] == '>')
            return new TextLine(LineKind.Quoted, text.TrimStart('>', ' ')) { Mark = text.StartsWith(">>", StringComparison.Ordinal) || text.StartsWith("> >", StringComparison.Ordinal) ? '2' : '1' };
        if (Bullet().Match(text) is { Success: true } bullet)
            return new TextLine(LineKind.Bullet, bullet.Groups[2].Value) { Indent = indent, Mark = bullet.Groups[1].Value[0] };
        return new TextLine(LineKind.Text, text) { Indent = indent };
    }

    /// <summary>"[00:12:34] Jo: ..." and "Jo  12:34" lose the time; a line that is only a time becomes blank.</summary>
    private static string WithoutTimestamp(string line) =>
        TrailingTime().Replace(LeadingTime().Replace(InnerTime().Replace(line.TrimEnd(), "$1]"), "$1"), "$1");

    [GeneratedRegex(@"^(\s*)(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]|\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?|\d{1,2}:\d{2}(?=\s+\p{Lu}|\s*$))\s*[-–—:]?\s*")]
    private static partial Regex LeadingTime();

    [GeneratedRegex(@"^(\s*\p{Lu}[\p{L}.’' -]{1,40}?:?)\s*[\[(]?\b\d{1,2}:\d{2}(?::\d{2})?[\])]?:?$")]
    private static partial Regex TrailingTime();

    [GeneratedRegex(@"(\[(?:inaudible|crosstalk|unclear|laughter)),?\s+\d{1,2}:\d{2}(?::\d{2})?\]", RegexOptions.IgnoreCase)]
    private static partial Regex InnerTime();

    [GeneratedRegex(@"^(?:[-–—_*=~#.]\s?){3,}$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^\d{1,3}\s?% \(\d+ votes?\)|^total votes:?\s*\d+|\b\d+ votes?\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Poll();

    [GeneratedRegex(@"^(?:from|to|cc|bcc|subject|sent|reply-to|date):\s+\S|^on .{6,80}\bwrote:$|^-+ ?(?:original|forwarded) message ?-+$", RegexOptions.IgnoreCase)]
    private static partial Regex MailHeader();

    [GeneratedRegex(@"^([•·▪▸►‣●○◦⁃*+–-]|\d{1,2}[.)]|[a-z]\))\s+(\S.*)$")]
    private static partial Regex Bullet();
}
