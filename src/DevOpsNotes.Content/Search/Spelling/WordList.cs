using System.Numerics;

namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>
/// Words in flat arrays, by length, in which those like a misspelled one are found. Words with other letters are passed
/// over by a signature of one bit a letter, so that few are compared letter by letter.
/// </summary>
internal sealed class WordList
{
    /// <summary>A shorter word is only taken for one with the same letters, or for a name: too many words are one edit away from it.</summary>
    private const int ShortWord = 5;

    /// <summary>So many edits is a letter in the wrong place worth.</summary>
    private const int MovedLetter = 2;

    private readonly char[] _letters;
    private readonly int[] _first;
    private readonly int[] _firstOfLength;
    private readonly uint[] _signatures;
    private readonly int[] _counts;

    public WordList(IReadOnlyCollection<KeyValuePair<string, int>> words)
    {
        var sorted = words.Where(word => Respelling.MaxDistance(word.Key) > 0).OrderBy(word => word.Key.Length).ThenBy(word => word.Key, StringComparer.Ordinal).ToArray();
        _letters = new char[sorted.Sum(word => word.Key.Length)];
        _first = new int[sorted.Length + 1];
        _firstOfLength = new int[sorted.Length == 0 ? 1 : sorted[^1].Key.Length + 2];
        for (var i = 0; i < sorted.Length; i++)
        {
            var word = sorted[i].Key;
            word.CopyTo(_letters.AsSpan(_first[i]));
            _first[i + 1] = _first[i] + word.Length;
            _firstOfLength[word.Length + 1] = i + 1;
        }

        for (var length = 1; length < _firstOfLength.Length; length++) _firstOfLength[length] = Math.Max(_firstOfLength[length], _firstOfLength[length - 1]);
        _signatures = Array.ConvertAll(sorted, word => Signature(word.Key));
        _counts = Array.ConvertAll(sorted, word => word.Value);
    }

    /// <summary>The words of several lists.</summary>
    public static WordList Merge(IEnumerable<WordList> lists)
    {
        var counts = new WordCounts();
        foreach (var list in lists)
        {
            for (var word = 0; word < list._counts.Length; word++) counts.Count(list.WordAt(word), list._counts[word]);
        }

        return counts.ToList();
    }

    /// <summary>Offers every word that is at most <paramref name="maxDistance"/> edits away.</summary>
    public void FindLike(ReadOnlySpan<char> misspelled, int maxDistance, ref BestSpelling best)
    {
        var signature = Signature(misspelled);
        // An edit changes at most two letters of the signature.
        var otherLetters = misspelled.Length < ShortWord && !best.TakesOtherLetters ? 0 : 2 * maxDistance;
        var shortest = Math.Max(0, misspelled.Length - maxDistance);
        var longest = Math.Min(_firstOfLength.Length - 2, misspelled.Length + maxDistance);
        if (shortest > longest) return;
        for (var i = _firstOfLength[shortest]; i < _firstOfLength[longest + 1]; i++)
        {
            if (BitOperations.PopCount(signature ^ _signatures[i]) > otherLetters) continue;
            var word = WordAt(i);
            var distance = EditDistance.Between(misspelled, word, maxDistance);
            if (distance <= maxDistance) best.Offer(misspelled, word, distance);
            else if (signature == _signatures[i] && IsMovedLetter(misspelled, word)) best.Offer(misspelled, word, MovedLetter);
        }
    }

    /// <summary>How often a word was counted; 0 for one that is not here.</summary>
    public int CountOf(ReadOnlySpan<char> word)
    {
        if (word.Length + 1 >= _firstOfLength.Length) return 0;
        var (low, high) = (_firstOfLength[word.Length], _firstOfLength[word.Length + 1]);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = word.SequenceCompareTo(WordAt(middle));
            if (order == 0) return _counts[middle];
            if (order < 0) high = middle;
            else low = middle + 1;
        }

        return 0;
    }

    /// <summary>One letter stands a few places from where it belongs: "emphaty" for "empathy".</summary>
    private static bool IsMovedLetter(ReadOnlySpan<char> misspelled, ReadOnlySpan<char> word)
    {
        if (misspelled.Length != word.Length || misspelled.Length < ShortWord) return false;
        var start = misspelled.CommonPrefixLength(word);
        var end = word.Length;
        while (end > start && misspelled[end - 1] == word[end - 1]) end--;
        return end - start > 1 && (IsFirstMovedLast(misspelled[start..end], word[start..end]) || IsFirstMovedLast(word[start..end], misspelled[start..end]));
    }

    private static bool IsFirstMovedLast(ReadOnlySpan<char> from, ReadOnlySpan<char> to) => from[0] == to[^1] && from[1..].SequenceEqual(to[..^1]);

    private ReadOnlySpan<char> WordAt(int number) => _letters.AsSpan(_first[number].._first[number + 1]);

    private static uint Signature(ReadOnlySpan<char> word)
    {
        var signature = 0u;
        foreach (var letter in word) signature |= 1u << (letter is >= 'a' and <= 'z' ? letter - 'a' : 26 + (letter % 6));
        return signature;
    }
}
