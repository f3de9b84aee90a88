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
        // What stands under a heading above the first turn nobody says; without a heading it introduces the guests.
        var above = _speaker is null ? section.Blocks.TakeWhile(block => block is not Turn).ToList() : [];
        if (above.Count > 0)
            yield return section with { Blocks = above, IsPreface = section.Path.Count == 0 };
        var question = new List<string>();
        var asker = "";
        string? asked = null;
        foreach (var (label, blocks) in Merge(Turns(section.Blocks, _speaker)))
        {
            _speaker = label;
            var text = string.Join(" ", blocks.Select(BlockText.Of));
            if (_asking.Contains(label) && !IsStatement(text))
            {
                // "Right." and "Great introduction!" ask nothing.
                if (!Greeting().IsMatch(text) && (question.Count > 0 || Words.Count(text) >= 6 || text.Contains('?', StringComparison.Ordinal)))
                    question.Add(text);
                asker = _names[label] ?? label;
                continue;
            }

            var answer = Answer(section, label, blocks, question, asker);
            // Whoever joins in answers the question that was asked last.
            if (question.Count == 0 && asked is not null && answer.Speakers is [var name])
                answer = answer with { Title = $"{asked} ({name})", Path = [.. section.Path, asked, name] };
            asked = question.Count > 0 ? answer.Title : asked;
            question.Clear();
            yield return answer;
        }
    }

    /// <summary>Who asks may also tell, at length.</summary>
    private static bool IsStatement(string text) => Words.Count(text) > LongestQuestion && !text.Contains('?', StringComparison.Ordinal);

    private Section Answer(Section section, string label, IReadOnlyList<Block> blocks, List<string> question, string asker)
    {
        var speakers = _names[label] is { } name ? (IReadOnlyList<string>)[name] : section.Speakers;
        if (question.Count == 0)
            return section with { Speakers = speakers, IsTalk = speakers.Count > 0, Blocks = blocks, Title = Opening(section, blocks) };
        var asked = string.Join(" ", question);
        var title = QuestionTitle(asked) ?? Opening(section, blocks);
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

    /// <summary>Where many talk under no heading, an answer to no question is called by its first words.</summary>
    private static string Opening(Section section, IReadOnlyList<Block> answer)
    {
        const int Many = 4;
        var opening = Sentences.Split(BlockText.Of(answer[0])).FirstOrDefault(sentence => Words.Count(sentence) >= 4);
        return opening is null || section.Path.Count > 0 || section.Blocks.OfType<Turn>().Take(Many).Count() < Many ? section.Title : Words.Shorten(opening.TrimEnd('.'), 100);
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
        var own = turns.Where(turn => turn.Label == label).ToList();
        var others = turns.Where(turn => turn.Label != label && !SpeakerLabels.IsRole(turn.Label)).ToList();
        if (others.Count == 0)
            return false;
        var asksOften = Share(own, text => text.Contains('?', StringComparison.Ordinal)) >= 0.4 && WordsOf(own) * 2 < others.GroupBy(turn => turn.Label).Max(WordsOf);
        var endsWithQuestions = Share(own, text => text.EndsWith('?'));
        return asksOften || (endsWithQuestions >= 0.5 && endsWithQuestions > 2 * Share(others, text => text.EndsWith('?')));
    }

    /// <summary>Share of turns whose text is such.</summary>
    private static double Share(List<(string Label, List<Block> Blocks)> turns, Func<string, bool> isSuch) =>
        turns.Average(turn => isSuch(string.Join(" ", turn.Blocks.Select(BlockText.Of))) ? 1.0 : 0.0);

    private static int WordsOf(IEnumerable<(string Label, List<Block> Blocks)> turns) =>
        turns.Sum(turn => turn.Blocks.Sum(block => Words.Count(BlockText.Of(block))));

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
