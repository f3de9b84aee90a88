using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// A text as the row of its words, stop words included, so that any run of them can be looked up by its stems as one
/// string. Words written together count as their parts: "trunk-based" is "trunk based". It can be filled again and again.
/// </summary>
internal sealed class AnalyzedText(Vocabulary? vocabulary = null)
{
    /// <summary>How much room two words need.</summary>
    public const int JoinedLength = 2 * Analyzer.MaxWord;

    private readonly List<char> _stems = [];
    private readonly List<char> _words = [];
    private readonly char[] _buffer = new char[Analyzer.BufferLength];
    private readonly List<Place> _places = [];
    private readonly List<int> _joined = [];
    private string _text = "";

    public int Count => _places.Count;

    /// <summary>The joined forms of words written together ("postmortem" of "post-mortem"), by their numbers in the vocabulary; none without one.</summary>
    public ReadOnlySpan<int> Joined => CollectionsMarshal.AsSpan(_joined);

    /// <summary>Replaces what it held by at most <paramref name="maxWords"/> words of a text.</summary>
    public void Read(string? text, int maxWords = int.MaxValue)
    {
        _text = text ?? "";
        _stems.Clear();
        _words.Clear();
        _joined.Clear();
        _places.Clear();
        var analyzer = new Analyzer(text, _buffer, vocabulary);
        while (_places.Count < maxWords && analyzer.Read())
        {
            if (analyzer.IsJoined)
            {
                if (vocabulary is not null) _joined.Add(analyzer.Number);
                continue;
            }

            if (_places.Count > 0) _stems.Add(' ');
            _places.Add(new Place(
                _stems.Count, analyzer.Term.Length,
                _words.Count, analyzer.Word.Length,
                analyzer.Start, analyzer.Written.Length,
                analyzer.IsStopWord, analyzer.IsLight,
                analyzer.Number));
            _stems.AddRange(analyzer.Term);
            _words.AddRange(analyzer.Word);
        }
    }

    /// <summary>The stems of a run of words, with single spaces.</summary>
    public ReadOnlySpan<char> Stems(int start, int count)
    {
        if (count == 0) return [];
        var last = _places[start + count - 1];
        return CollectionsMarshal.AsSpan(_stems)[_places[start].Stem..(last.Stem + last.StemLength)];
    }

    public ReadOnlySpan<char> Stem(int index) => Stems(index, 1);

    /// <summary>A folded word before stemming.</summary>
    public ReadOnlySpan<char> Word(int index) => CollectionsMarshal.AsSpan(_words).Slice(_places[index].Word, _places[index].WordLength);

    /// <summary>The number of a word in the vocabulary; -1 without one.</summary>
    public int Number(int index) => _places[index].Number;

    public bool IsStopWord(int index) => _places[index].IsStopWord;

    public bool IsLight(int index) => _places[index].IsLight;

    /// <summary>A word and the next written as one, stemmed, in a buffer of <see cref="JoinedLength"/>.</summary>
    public ReadOnlySpan<char> JoinedStem(int index, Span<char> buffer)
    {
        var (first, second) = (_places[index], _places[index + 1]);
        var letters = buffer[..(first.WordLength + second.WordLength)];
        CollectionsMarshal.AsSpan(_words).Slice(first.Word, letters.Length).CopyTo(letters);
        return letters[..Analyzer.Stem(letters)];
    }

    /// <summary>A run of words as the text has it.</summary>
    public ReadOnlySpan<char> Written(int start, int count)
    {
        var (first, last) = (_places[start], _places[start + count - 1]);
        return _text.AsSpan()[first.Written..(last.Written + last.WrittenLength)];
    }

    /// <summary>The text with one of its words replaced.</summary>
    public string With(int index, ReadOnlySpan<char> word)
    {
        var place = _places[index];
        return string.Concat(_text.AsSpan(0, place.Written), word, _text.AsSpan(place.Written + place.WrittenLength));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Stem, int StemLength, int Word, int WordLength, int Written, int WrittenLength, bool IsStopWord, bool IsLight, int Number);
}
