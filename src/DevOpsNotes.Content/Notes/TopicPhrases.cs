using System.Numerics;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// Every name and alias of a catalogue by its stemmed words, so that "error budgets" is found where the catalogue has
/// "error budget".
/// </summary>
internal sealed class TopicPhrases
{
    /// <summary>Words of the longest phrase.</summary>
    public const int MaxWords = 31;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byStems;

    // How many words the phrases have that begin with this stem, a bit for each number: most words of a text begin none.
    private readonly Dictionary<string, uint> _lengths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _lengthsByFirst;

    public TopicPhrases()
    {
        _byStems = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengthsByFirst = _lengths.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a name of a topic; returns the other topic when that has it already.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="phrase">The name.</param>
    /// <param name="words">The same in words.</param>
    /// <param name="exactly">It counts only as written.</param>
    /// <param name="isNarrower">It is of something that belongs to the topic.</param>
    public Topic? Add(Topic topic, string phrase, AnalyzedText words, bool exactly, bool isNarrower)
    {
        var stems = words.Stems(0, words.Count).ToString();
        if (!_entries.TryGetValue(stems, out var entry)) _entries.Add(stems, entry = new Entry(topic, isNarrower));
        if (!ReferenceEquals(entry.Topic, topic)) return entry.Topic;
        entry.IsName |= phrase == topic.Name;

        CollectionsMarshal.GetValueRefOrAddDefault(_lengthsByFirst, words.Stem(0), out _) |= 1u << words.Count;
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
            _lengthsByFirst.TryGetValue(words.Stem(start), out var lengths);
            for (; lengths != 0; lengths ^= 1u << BitOperations.Log2(lengths))
            {
                var count = BitOperations.Log2(lengths);
                if (count > words.Count - start || Match(words, start, count) is not { } entry) continue;
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
