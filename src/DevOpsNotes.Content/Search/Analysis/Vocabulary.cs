namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>The different words of many texts, numbered as they come: each is stemmed once, however often it is read.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private AnalyzedWord[] _words = new AnalyzedWord[64];

    public Vocabulary() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public ref readonly AnalyzedWord this[int number] => ref _words[number];

    public bool TryFind(ReadOnlySpan<char> word, out int number) => _bySpan.TryGetValue(word, out number);

    /// <summary>Adds a word that it does not have; gives its number.</summary>
    /// <param name="word">What it is found by here.</param>
    /// <param name="folded">See <see cref="AnalyzedWord"/>.</param>
    /// <param name="term">See <see cref="AnalyzedWord"/>.</param>
    /// <param name="common">See <see cref="AnalyzedWord"/>.</param>
    public int Add(ReadOnlySpan<char> word, ReadOnlySpan<char> folded, ReadOnlySpan<char> term, CommonWord common)
    {
        var number = _numbers.Count;
        var key = word.ToString();
        _numbers.Add(key, number);
        if (number == _words.Length) Array.Resize(ref _words, 2 * number);
        _words[number] = new AnalyzedWord(Same(folded), Same(term), common);
        return number;

        // What is the same is kept once: then it is near when it is read.
        string Same(ReadOnlySpan<char> form) => form.SequenceEqual(key) ? key : form.ToString();
    }
}
