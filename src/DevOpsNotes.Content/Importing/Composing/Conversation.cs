using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Importing.Parsing.PlainText;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Who asks and who answers in a document of speaker turns, and its exchanges: a question with the answer to it.</summary>
internal sealed partial class Conversation
{
    private const int LongestQuestion = 90;

    private readonly Dictionary<string, string?> _names;
    private readonly HashSet<string> _asking;
    private string? _speaker;

    private Conversation(Dictionary<string, string?> names, HashSet<string> asking)
    {
        _names = names;
        _asking = asking;
    }

    /// <summary>A turn of an earlier section still goes on: headings inside a talk do not end it.</summary>
    public bool IsUnderWay => _speaker is not null;

    public static Conversation? Of(Document document)
    {
        var turns = Turns(document.Blocks).ToList();
        if (turns.Count < 2)
            return null;
        var text = string.Join('\n', document.Blocks.Select(BlockText.Of).Append(document.Title).Concat(document.Speakers));
        var labels = turns.Select(turn => turn.Label).Distinct().ToList();
        var known = document.Speakers.Concat(labels.Where(PersonName.IsName)).ToList();
        var names = labels.ToDictionary(label => label, label => FullName(label, known, text));
        return new Conversation(names, [.. labels.Where(label => Asks(label, turns))]);
    }

    public IEnumerable<Section> Exchanges(Section section)
    {
        var question = new List<string>();
        var asker = "";
        foreach (var (label, blocks) in Merge(Turns(section.Blocks, _speaker)))
        {
            _speaker = label;
            var text = string.Join(" ", blocks.Select(BlockText.Of));
            if (_asking.Contains(label))
            {
                // "Right." and "Great introduction!" ask nothing.
                if (!Greeting().IsMatch(text) && (question.Count > 0 || Words.Count(text) >= 6 || text.Contains('?', StringComparison.Ordinal)))
                    question.Add(text);
                asker = _names[label] ?? label;
                continue;
            }

            yield return Answer(section, label, blocks, question, asker);
            question.Clear();
        }
    }

    private Section Answer(Section section, string label, IReadOnlyList<Block> blocks, List<string> question, string asker)
    {
        var speakers = _names[label] is { } name ? (IReadOnlyList<string>)[name] : section.Speakers;
        if (question.Count == 0)
            return section with { Speakers = speakers, IsTalk = speakers.Count > 0, Blocks = blocks };
        var asked = string.Join(" ", question);
        var title = QuestionTitle(asked) ?? section.Title;
        return section with
        {
            Path = [.. section.Path, title],
            Title = title,
            Speakers = speakers,
            IsTalk = speakers.Count > 0,
            Question = $"{asker}: {LastWords(asked)}",
            Blocks = blocks,
        };
    }

    /// <summary>The longest sentence that asks something.</summary>
    private static string? QuestionTitle(string question) =>
        Sentences.Split(question).Where(sentence => sentence.TrimEnd('”', '"').EndsWith('?')).MaxBy(sentence => sentence.Length) is { } asked
            ? Words.Shorten(asked, 100)
            : null;

    /// <summary>Long questions lose their preamble, never their end.</summary>
    private static string LastWords(string question)
    {
        var kept = new Stack<string>();
        foreach (var sentence in Sentences.Split(question).Reverse())
        {
            if (kept.Count > 0 && kept.Sum(other => Words.Count(other)) + Words.Count(sentence) > LongestQuestion)
                break;
            kept.Push(sentence);
        }

        return string.Join(' ', kept);
    }

    private static IEnumerable<(string Label, List<Block> Blocks)> Turns(IEnumerable<Block> blocks, string? speaker = null)
    {
        var open = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is not Turn turn)
            {
                open.Add(block);
                continue;
            }

            if (speaker is not null && open.Count > 0)
                yield return (speaker, open);
            speaker = turn.Speaker;
            open = [];
        }

        if (speaker is not null && open.Count > 0)
            yield return (speaker, open);
    }

    /// <summary>A label that is repeated inside one answer starts nothing new.</summary>
    private static IEnumerable<(string Label, IReadOnlyList<Block> Blocks)> Merge(IEnumerable<(string Label, List<Block> Blocks)> turns)
    {
        (string Label, List<Block> Blocks)? open = null;
        foreach (var turn in turns)
        {
            if (open is { } same && same.Label == turn.Label)
            {
                same.Blocks.AddRange(turn.Blocks);
                continue;
            }

            if (open is { } done)
                yield return (done.Label, done.Blocks);
            open = turn;
        }

        if (open is { } last)
            yield return (last.Label, last.Blocks);
    }

    /// <summary>A role that asks by its name, or one who asks in many turns and says less than somebody else.</summary>
    private static bool Asks(string label, List<(string Label, List<Block> Blocks)> turns)
    {
        if (SpeakerLabels.IsRole(label))
            return !label.StartsWith("Speaker", StringComparison.OrdinalIgnoreCase) && label is not ("A" or "Answer" or "Guest" or "Interviewee" or "Presenter");
        var texts = turns.Where(turn => turn.Label == label).Select(turn => string.Join(" ", turn.Blocks.Select(BlockText.Of))).ToList();
        var words = texts.Sum(text => Words.Count(text));
        var most = turns.GroupBy(turn => turn.Label).Max(group => group.Sum(turn => turn.Blocks.Sum(block => Words.Count(BlockText.Of(block)))));
        return words * 2 < most && texts.Count(text => text.Contains('?', StringComparison.Ordinal)) * 5 >= texts.Count * 2;
    }

    /// <summary>The whole name behind a label; <see langword="null"/> for a role.</summary>
    private static string? FullName(string label, List<string> known, string text)
    {
        if (SpeakerLabels.IsRole(label))
            return null;
        if (PersonName.IsName(label))
            return label;
        return known.Find(name => PersonName.MayMean(name, label))
            ?? PersonName.FindFull(text, label)
            ?? (label.Length <= 3 ? ByInitials(label, text) : null)
            ?? label;
    }

    [GeneratedRegex(@"^(?:hello|hi|welcome)\b[^?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    private static string? ByInitials(string label, string text) =>
        Regex.Matches(text, @"\b\p{Lu}[\p{L}’'-]+(?: (?:van|von|de|der|den|la))*(?: \p{Lu}[\p{L}’'-]+){1,2}\b")
            .Select(match => match.Value)
            .FirstOrDefault(name => PersonName.IsName(name) && PersonName.Initials(name).Equals(label.Replace(".", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}
