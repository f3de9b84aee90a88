using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>
/// The labels that mark who speaks in this text: "Jo Moss:", "Moss:", "JM:", "Moderator:", with the words on the same line
/// or below it.
/// </summary>
internal sealed partial class SpeakerLabels
{
    private readonly HashSet<string> _labels;
    private readonly HashSet<string> _bare;

    private SpeakerLabels(HashSet<string> labels, HashSet<string> bare)
    {
        _labels = labels;
        _bare = bare;
    }

    public static SpeakerLabels Find(IReadOnlyList<string> lines)
    {
        var candidates = lines.Where(line => !IsCredit(line)).Select(line => Label().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value.Trim()).Where(MayBeSpeaker).ToList();
        var counts = candidates.CountBy(label => label).ToDictionary();
        // A conversation has at least two who speak, one of them more than once.
        var spoken = counts.Where(pair => pair.Value >= 2 || IsRole(pair.Key) || PersonName.IsName(pair.Key)).ToList();
        var isConversation = spoken.Count >= 2 && spoken.Exists(pair => pair.Value >= 2) && spoken.Sum(pair => pair.Value) >= 3;
        var labels = isConversation ? spoken.Select(pair => pair.Key).ToHashSet() : [];
        // Speakers who come up only once belong to the conversation too, such as the surname that opens a transcript.
        if (isConversation)
        {
            var text = string.Join('\n', lines);
            labels.UnionWith(counts.Keys.Where(label => spoken.Exists(pair => PersonName.MayMean(pair.Key, label)) || PersonName.FindFull(text, label) is not null));
        }

        return new SpeakerLabels(labels, BareNames(lines));
    }

    public bool TryMatch(string line, out string speaker, out string rest)
    {
        if (!IsCredit(line) && Label().Match(line) is { Success: true } match && _labels.Contains(match.Groups[1].Value.Trim()))
        {
            (speaker, rest) = (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim());
            return true;
        }

        (speaker, rest) = (line, "");
        return _bare.Contains(line);
    }

    /// <summary>Who asks, and who is not named.</summary>
    public static bool IsRole(string label) => Role().IsMatch(label);

    /// <summary>"Speaker: Jo Moss" tells who speaks, but nobody speaks yet.</summary>
    private static bool IsCredit(string line) =>
        Label().Match(line) is { Success: true } match && IsRole(match.Groups[1].Value.Trim()) && PersonName.TryReadAll(match.Groups[2].Value.Trim(), out _);

    /// <summary>"Note:", "Tags:" and the like introduce something, but nobody.</summary>
    public static bool IsNoSpeaker(string label) => NotSpeaker().IsMatch(label);

    private static bool MayBeSpeaker(string label) =>
        IsRole(label) || PersonName.IsName(label) || (!NotSpeaker().IsMatch(label) && !label.Contains(' ', StringComparison.Ordinal) && !(TitleWords.Contains(label) && label.Length > 2));

    /// <summary>A name alone on its line, again and again: transcripts with the time beside the name look so.</summary>
    private static HashSet<string> BareNames(IReadOnlyList<string> lines) =>
        lines.Select(line => line.Trim())
            .Where(line => line.Length is > 3 and < 50 && (PersonName.IsName(line) || IsRole(line)))
            .CountBy(line => line)
            .Where(pair => pair.Value >= 3)
            .Select(pair => pair.Key)
            .ToHashSet();

    [GeneratedRegex(@"^\s*(?:\*\*)?([\p{Lu}][\p{L}\d.’'-]*(?:[ ][\p{Lu}“""(][\p{L}\d.’'”"")-]*|[ ](?:van|von|de|der|den|la|le|di|da|member|speaker)|[ ]\d){0,4})(?:\s*[\[(][\d:. ]+[\])])?:(?:\*\*)?(?:\s+(.*)|\s*)$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:(?:audience|participant|attendee|moderator|host|co-?host|interviewer|interviewee|question|questioner|answer|guest|speaker|presenter|narrator|panell?ist|man|woman|q|a|everyone|all)(?: (?:member|\d+|[A-Z]))?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:note|notes|tip|tips|warning|update|edit|example|examples|takeaway|takeaways|summary|tools?|lessons?|links?|source|sources|resources|slides|video|pros?|cons?|step|steps|result|results|problem|solution|https?|ps|tl;dr|tldr|todo|key|also|however|remember|first|second|third|finally|conclusion|disclaimer|from|to|cc|subject|date|sent|recorded|published|author|title|tags?|categories|topics?|yes|no|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotSpeaker();
}
