using System.Diagnostics.CodeAnalysis;
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
    private readonly Dictionary<string, uint> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _formsByStem;
    private readonly WordCounts _spellings = new();
    private readonly Lazy<WordList> _words;

    public TopicPhrases()
    {
        _byStems = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestByFirst = _longest.GetAlternateLookup<ReadOnlySpan<char>>();
        _formsByStem = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = new Lazy<WordList>(_spellings.ToList);
    }

    /// <summary>The words of all phrases, as they are spelled.</summary>
    public WordList Words => _words.Value;

    /// <summary>The forms of the word with this stem in phrases, see <see cref="WordForm"/>; 0 when none has it.</summary>
    public uint FormsOf(ReadOnlySpan<char> stem) => _formsByStem.TryGetValue(stem, out var forms) ? forms : 0;

    /// <summary>Adds a name of a topic; returns the other topic when that has it already.</summary>
    public Topic? Add(Topic topic, string phrase, bool exactly)
    {
        var words = new AnalyzedText();
        words.Read(phrase);
        var stems = words.Stems(0, words.Count).ToString();
        if (!_entries.TryGetValue(stems, out var entry)) _entries.Add(stems, entry = new Entry(topic));
        if (!ReferenceEquals(entry.Topic, topic)) return entry.Topic;

        for (var word = 0; word < words.Count; word++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_formsByStem, words.Stem(word), out _) |= WordForm.Of(words.Word(word));
            _spellings.Count(words.Word(word));
        }

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
        return TryMatch(words, 0, words.Count, out var topic) ? topic : null;
    }

    /// <summary>
    /// Finds the first topic that is named at or after a word, by its longest name there; <paramref name="start"/> and
    /// <paramref name="count"/> become the run of words that names it.
    /// </summary>
    public bool TryFindNext(AnalyzedText words, ref int start, out int count, [NotNullWhen(true)] out Topic? topic)
    {
        for (; start < words.Count; start++)
        {
            if (!_longestByFirst.TryGetValue(words.Stem(start), out var longest)) continue;
            for (count = Math.Min(longest, words.Count - start); count > 0; count--)
            {
                if (TryMatch(words, start, count, out topic)) return true;
            }
        }

        (count, topic) = (0, null);
        return false;
    }

    private bool TryMatch(AnalyzedText words, int start, int count, [NotNullWhen(true)] out Topic? topic)
    {
        topic = count > 0 && _byStems.TryGetValue(words.Stems(start, count), out var entry) && entry.Accepts(words.Written(start, count))
            ? entry.Topic
            : null;
        return topic is not null;
    }

    private sealed class Entry(Topic topic)
    {
        public Topic Topic => topic;

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
