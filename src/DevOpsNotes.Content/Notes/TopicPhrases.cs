using System.Diagnostics.CodeAnalysis;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// Every name and alias of a catalogue by its stemmed words, so that "error budgets" is found where the catalogue has
/// "error budget".
/// </summary>
internal sealed class TopicPhrases
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byStems;
    private int _longest;

    public TopicPhrases() => _byStems = _entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a name of a topic; returns the other topic when that has it already.</summary>
    public Topic? Add(Topic topic, string phrase, bool exactly)
    {
        var words = new PhraseText(phrase);
        var stems = words.Stems(0, words.Count).ToString();
        if (!_entries.TryGetValue(stems, out var entry)) _entries.Add(stems, entry = new Entry(topic));
        if (!ReferenceEquals(entry.Topic, topic)) return entry.Topic;

        _longest = Math.Max(_longest, words.Count);
        if (exactly) entry.Forms.Add(phrase);
        else entry.AnyForm = true;
        return null;
    }

    /// <summary>The topic that the whole text names.</summary>
    public Topic? Find(string text)
    {
        var words = new PhraseText(text);
        return TryMatch(words, 0, words.Count, out var topic) ? topic : null;
    }

    /// <summary>The topics named in a text, each place once and for its longest name, with the number of words that name it.</summary>
    public IEnumerable<(Topic Topic, int Words)> FindAll(string text)
    {
        var words = new PhraseText(text);
        for (var start = 0; start < words.Count;)
        {
            var length = Math.Min(_longest, words.Count - start);
            Topic? topic = null;
            while (length > 0 && !TryMatch(words, start, length, out topic)) length--;
            if (topic is not null) yield return (topic, length);
            start += Math.Max(length, 1);
        }
    }

    private bool TryMatch(PhraseText words, int start, int count, [NotNullWhen(true)] out Topic? topic)
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
