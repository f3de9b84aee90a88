using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Importing.Parsing.PlainText;

/// <summary>
/// The labels that mark who speaks in this text: "Jo Moss:", "Moss:", "JM:", "Moderator:", with the words on the same line
/// or below it.
/// </summary>
internal sealed partial class SpeakerLabels
{
    /// <summary>More labels than these are no people.</summary>
    private const int MostSpeakers = 100;

    private readonly HashSet<string> _labels;
    private readonly HashSet<string> _bare;

    private SpeakerLabels(HashSet<string> labels, HashSet<string> bare)
    {
        _labels = labels;
        _bare = bare;
    }

    /// <summary>Finds the labels of a text.</summary>
    /// <param name="lines">All lines, times already taken out of them.</param>
    /// <param name="timed">Names that stood on a line with a time: those speak without a colon.</param>
    public static SpeakerLabels Find(IReadOnlyList<string> lines, IEnumerable<string>? timed = null)
    {
        var candidates = lines.Where(line => !IsCredit(line)).Select(line => Label().Match(line)).Where(match => match.Success).Select(NameOf).Where(MayBeSpeaker).ToList();
        var counts = candidates.CountBy(label => label).ToDictionary();
        return new SpeakerLabels(IsConversation(counts) ? LabelsOf(counts, lines) : [], [.. BareNames(lines), .. timed ?? []]);
    }

    /// <summary>At least two speak, one of them more than once.</summary>
    private static bool IsConversation(Dictionary<string, int> counts)
    {
        if (counts.Count is < 2 or > MostSpeakers)
            return false;
        // "MO" and the "Mira Okafor (MO)" that explains it are one.
        var people = counts.GroupBy(pair => counts.Keys.FirstOrDefault(name => PersonName.IsName(name) && PersonName.Initials(name) == pair.Key) ?? pair.Key)
            .Select(group => group.Sum(pair => pair.Value)).ToList();
        return people.Max() >= 2 && people.Sum() >= 3 && counts.Count(IsEstablished) >= 2;
    }

    private static bool IsEstablished(KeyValuePair<string, int> label) => label.Value >= 2 || IsRole(label.Key) || PersonName.IsName(label.Key);

    /// <summary>
    /// Speakers who come up only once belong to the conversation too: the surname that opens a transcript, somebody who
    /// joins in, initials that a name in parentheses explains.
    /// </summary>
    private static HashSet<string> LabelsOf(Dictionary<string, int> counts, IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        var established = counts.Where(IsEstablished).Select(pair => pair.Key).ToHashSet();
        return [.. counts.Keys.Where(label => established.Contains(label) || established.Any(name => PersonName.MayMean(name, label)) || PersonName.FindFull(text, label) is not null || IsGivenName(label))];
    }

    public bool TryMatch(string line, out string speaker, out string rest)
    {
        if (!IsCredit(line) && Label().Match(line) is { Success: true } match && _labels.Contains(NameOf(match)))
        {
            (speaker, rest) = (NameOf(match), match.Groups[2].Value.Trim());
            return true;
        }

        (speaker, rest) = (Readable(line), "");
        return _bare.Contains(line);
    }

    /// <summary>A name, a colon missing, could stand on this line.</summary>
    public static bool IsNameAlone(string line) => line.Length is > 3 and < 50 && (PersonName.IsName(line) || IsRole(line));

    /// <summary>Who asks, and who is not named.</summary>
    public static bool IsRole(string label) => Role().IsMatch(label);

    /// <summary>"Speaker: Jo Moss" tells who speaks, but nobody speaks yet.</summary>
    private static bool IsCredit(string line) =>
        Label().Match(line) is { Success: true } match && IsRole(match.Groups[1].Value.Trim()) && PersonName.TryReadAll(match.Groups[2].Value.Trim(), out _);

    /// <summary>"Note:", "Tags:" and the like introduce something, but nobody.</summary>
    public static bool IsNoSpeaker(string label) => NotSpeaker().IsMatch(label);

    private static string NameOf(Match label) => Readable(label.Groups[1].Value.Trim());

    /// <summary>"TOMAS LIND" is Tomas Lind; "TL" stays as it is.</summary>
    private static string Readable(string label) =>
        label.Length > 3 && label.Where(char.IsLetter).All(char.IsUpper)
            ? string.Join(' ', label.Split(' ').Select(word => word[..1] + word[1..].ToLowerInvariant()))
            : label;

    /// <summary>A single word that means nothing else in this field.</summary>
    private static bool IsGivenName(string label) =>
        label.Length > 2 && !label.Contains(' ', StringComparison.Ordinal) && label[1..].All(char.IsLower) && !Composing.FieldWords.Knows(label);

    private static bool MayBeSpeaker(string label) =>
        IsRole(label) || PersonName.IsName(label) || (!NotSpeaker().IsMatch(label) && !label.Contains(' ', StringComparison.Ordinal) && !(TitleWords.Contains(label) && label.Length > 2));

    /// <summary>A name alone on its line, again and again: transcripts with the time beside the name look so.</summary>
    private static HashSet<string> BareNames(IReadOnlyList<string> lines) =>
        lines.Select(line => line.Trim())
            .Where(IsNameAlone)
            .CountBy(line => line)
            .Where(pair => pair.Value >= 3)
            .Select(pair => pair.Key)
            .ToHashSet();

    [GeneratedRegex(@"^\s*(?:\*\*)?([\p{Lu}][\p{L}\d.’'-]*(?:[ ][\p{Lu}“""][\p{L}\d.’'”""-]*|[ ](?:van|von|de|der|den|la|le|di|da|member|speaker)|[ ]\d){0,4})(?:\s*\(\p{Lu}{2,4}\))?(?:\s*[\[(][\d:. ]+[\])])?(?:\*\*)?:(?:\*\*)?(?:\s+(.*)|\s*)$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:(?:audience|participant|attendee|moderator|host|co-?host|interviewer|interviewee|question|questioner|answer|guest|speaker|presenter|narrator|panell?ist|man|woman|q|a|everyone|all)(?: (?:member|\d+|[A-Z]))?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:note|notes|tip|tips|warning|update|edit|example|examples|takeaway|takeaways|summary|tools?|lessons?|links?|source|sources|resources|slides|video|pros?|cons?|step|steps|result|results|problem|solution|https?|ps|tl;dr|tldr|todo|key|also|however|remember|first|second|third|finally|conclusion|disclaimer|from|to|cc|subject|date|sent|recorded|published|authors?|title|tags?|categories|topics?|yes|no|monday|tuesday|wednesday|thursday|friday|saturday|sunday|see|via|read|more|bonus|why|what|how|who|when|where|nb|reason|idea|answer|goal|goals|demo|quote|feedback|optional|action|actions|learn|learned|question|questions)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotSpeaker();
}
