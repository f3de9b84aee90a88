using System.Runtime.InteropServices;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// Every name and alias of a catalogue by its stemmed words, so that "error budgets" is found where the catalogue has
/// "error budget".
/// </summary>
internal sealed class TopicPhrases
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byStems;

    // How many words the longest phrase has that begins with this stem: most words of a text begin none.
    private readonly Dictionary<string, int> _longest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longestByFirst;
    private readonly WordCounts _spellings = new();
    private readonly Lazy<WordList> _words;

    public TopicPhrases()
    {
        _byStems = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestByFirst = _longest.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = new Lazy<WordList>(_spellings.ToList);
    }

    /// <summary>The words of all phrases, as they are spelled.</summary>
    public WordList Words => _words.Value;

    /// <summary>Adds a name of a topic; returns the other topic when that has it already.</summary>
    public Topic? Add(Topic topic, string phrase, bool exactly, bool isNarrower)
    {
        var words = new AnalyzedText();
        words.Read(phrase);
        var stems = words.Stems(0, words.Count).ToString();
        if (!_entries.TryGetValue(stems, out var entry)) _entries.Add(stems, entry = new Entry(topic, isNarrower));
        if (!ReferenceEquals(entry.Topic, topic)) return entry.Topic;
        entry.IsName |= phrase == topic.Name;

        for (var word = 0; word < words.Count; word++) _spellings.Count(words.Word(word));
        ref var longest = ref CollectionsMarshal.GetValueRefOrAddDefault(_longestByFirst, words.Stem(0), out _);
        longest = Math.Max(longest, words.Count);
        if (exactly) entry.Forms.Add(phrase);
        else entry.AnyForm = true;
        return null;
    }

    /// <summary>The topic that the whole text names.</summary>
    public Topic? Find(string text)
    {
        var words = new AnalyzedText();
        words.Read(text);
        return words.Count == 0 ? null : Match(words, 0, words.Count)?.Topic;
    }

    /// <summary>Finds the first topic that is named at or after a word, by its longest name there.</summary>
    public bool TryFindNext(AnalyzedText words, int from, out TopicMention mention)
    {
        for (var start = from; start < words.Count; start++)
        {
            if (!_longestByFirst.TryGetValue(words.Stem(start), out var longest)) continue;
            for (var count = Math.Min(longest, words.Count - start); count > 0; count--)
            {
                if (Match(words, start, count) is not { } entry) continue;
                mention = new TopicMention(entry.Topic, start, count, entry.IsName, entry.IsNarrower);
                return true;
            }
        }

        mention = default;
        return false;
    }

    private Entry? Match(AnalyzedText words, int start, int count) =>
        _byStems.TryGetValue(words.Stems(start, count), out var entry) && entry.Accepts(words.Written(start, count)) ? entry : null;

    private sealed class Entry(Topic topic, bool isNarrower)
    {
        public Topic Topic => topic;

        public bool IsNarrower => isNarrower;

        public bool IsName { get; set; }

        public bool AnyForm { get; set; }

        public List<string> Forms { get; } = [];

        public bool Accepts(ReadOnlySpan<char> written)
        {
            if (AnyForm) return true;
            foreach (var form in Forms)
            {
                var comparison = form.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
                if (written.Equals(form, comparison)) return true;
            }

            return false;
        }
    }
}
