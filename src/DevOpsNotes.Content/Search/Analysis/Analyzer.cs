namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Reads a text as the terms it is found by: folded to plain lower-case letters and digits, without possessive 's, stemmed.
/// <list type="bullet">
/// <item>Words written together ("post-mortem", "ci/cd", "node.js", "24/7") give each part and then their joined form
/// ("post", "mortem", "postmortem"), so that every way of writing them finds the others.</item>
/// <item>Names with a symbol become a word: "c#" csharp, "f#" fsharp, "c++" cpp, ".net" dotnet.</item>
/// <item>The plural of an abbreviation is its singular: "SLOs" is "slo". A word with a digit ("k8s") is left as it is.</item>
/// <item>Stop words are marked rather than dropped, because phrases need them.</item>
/// </list>
/// </summary>
public ref struct Analyzer
{
    /// <summary>How many characters of working space a reader needs; words are cut to a third of it.</summary>
    public const int BufferLength = 3 * MaxWord;

    /// <summary>Longer words are cut.</summary>
    internal const int MaxWord = 64;

    /// <summary>Longer chains are paths and addresses, whose joined form nobody types.</summary>
    private const int MaxJoinedParts = 4;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _word;
    private readonly Span<char> _term;
    private readonly Span<char> _joined;
    private readonly Vocabulary? _vocabulary;
    private int _position;
    private int _end;
    private int _wordLength;
    private int _termLength;
    private int _joinedLength;
    private int _parts;
    private int _chainStart;
    private bool _inChain;
    private CommonWord _common;

    public Analyzer(ReadOnlySpan<char> text, Span<char> buffer)
        : this(text, buffer, vocabulary: null)
    {
    }

    /// <summary>Reads a text of many: with what is known of words that were read before.</summary>
    internal Analyzer(ReadOnlySpan<char> text, Span<char> buffer, Vocabulary? vocabulary)
    {
        _text = text;
        _vocabulary = vocabulary;
        Number = -1;
        _word = buffer[..MaxWord];
        _term = buffer[MaxWord..(2 * MaxWord)];
        _joined = buffer[(2 * MaxWord)..BufferLength];
    }

    /// <summary>The term: folded and stemmed. Valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Term => _term[.._termLength];

    /// <summary>The folded word before stemming. Valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Word => _word[.._wordLength];

    /// <summary>Where the word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>The word as the text has it, without possessive 's.</summary>
    public readonly ReadOnlySpan<char> Written => _text[Start.._end];

    /// <summary>The term joins the parts before it: "postmortem" after the "post" and "mortem" of "post-mortem".</summary>
    public bool IsJoined { get; private set; }

    /// <summary>The word says nothing about the subject of a text.</summary>
    public readonly bool IsStopWord => _common.IsStop;

    /// <summary>The word says little about the subject of a question.</summary>
    public readonly bool IsLight => _common.IsLight;

    /// <summary>The number of the word in the vocabulary; -1 without one.</summary>
    internal int Number { get; private set; }

    /// <summary>All terms of a text that are no stop words, in order.</summary>
    public static IReadOnlyList<string> Terms(ReadOnlySpan<char> text)
    {
        var terms = new List<string>();
        var analyzer = new Analyzer(text, stackalloc char[BufferLength]);
        while (analyzer.Read())
        {
            if (!analyzer.IsStopWord) terms.Add(analyzer.Term.ToString());
        }

        return terms;
    }

    /// <summary>Moves to the next term; <see langword="false"/> at the end of the text.</summary>
    public bool Read()
    {
        if (!_inChain && _parts is > 1 and <= MaxJoinedParts) return ReadJoined();
        if (!_inChain)
        {
            _parts = 0;
            _joinedLength = 0;
            if (!SkipToWord()) return false;
            _chainStart = _position;
        }

        ReadPart();
        return true;
    }

    private bool ReadJoined()
    {
        _parts = 0;
        _joined[.._joinedLength].CopyTo(_word);
        _wordLength = _joinedLength;
        Start = _chainStart;
        _end = _position;
        IsJoined = true;
        MakeTerm();
        return true;
    }

    private bool SkipToWord()
    {
        while (_position < _text.Length && !char.IsLetterOrDigit(_text[_position]) && !Symbols.IsDotNet(_text, _position)) _position++;
        return _position < _text.Length;
    }

    private void ReadPart()
    {
        Start = _position;
        IsJoined = false;
        _wordLength = 0;
        if (Symbols.NameAt(_text, _position, out var length) is { } name)
        {
            name.CopyTo(_word);
            _wordLength = name.Length;
            _position += length;
        }
        else
        {
            FoldWord();
        }

        _end = _position;
        JoinPart();
        SkipPossessive();
        MakeTerm();
        _parts++;
        _inChain = _position + 1 < _text.Length && Symbols.IsConnector(_text[_position]) && char.IsLetterOrDigit(_text[_position + 1]);
        if (_inChain) _position++;
    }

    private void FoldWord()
    {
        for (; _position < _text.Length; _position++)
        {
            var character = _text[_position];
            if (Symbols.IsApostrophe(character) && Symbols.ContractionAt(_text, _position) == 0
                && _position + 1 < _text.Length && char.IsLetter(_text[_position + 1])) continue;
            if (!char.IsLetterOrDigit(character) && !LetterFolding.IsInvisible(character)) break;
            if (_wordLength <= MaxWord - LetterFolding.MaxExpansion) _wordLength += LetterFolding.Fold(character, _word[_wordLength..]);
        }
    }

    private void JoinPart()
    {
        var fitting = Math.Min(_wordLength, MaxWord - _joinedLength);
        _word[..fitting].CopyTo(_joined[_joinedLength..]);
        _joinedLength += fitting;
    }

    private void SkipPossessive()
    {
        if (_position < _text.Length && Symbols.IsApostrophe(_text[_position])) _position += Symbols.ContractionAt(_text, _position);
    }

    private void MakeTerm()
    {
        var isPlural = IsPluralAbbreviation(Written);
        if (_vocabulary is null)
        {
            MakeTerm(isPlural);
            return;
        }

        // "SLOs" is not "slos", and no folded word has capitals.
        var word = isPlural ? Written : Word;
        if (_vocabulary.TryFind(word, out var number))
        {
            ref readonly var known = ref _vocabulary[number];
            known.Term.CopyTo(_term);
            (_termLength, _common) = (known.Term.Length, known.Common);
        }
        else
        {
            MakeTerm(isPlural);
            number = _vocabulary.Add(word, Word, Term, _common);
        }

        Number = number;
    }

    private void MakeTerm(bool isPluralAbbreviation)
    {
        _common = CommonWord.Of(Word);
        ReadOnlySpan<char> word = _common.LongForm is { } form ? form : Word;
        word.CopyTo(_term);
        _termLength = _common.LongForm is null && isPluralAbbreviation ? word.Length - 1 : Stem(_term[..word.Length]);
    }

    /// <summary>Stems a folded word in place, and gives its new length. One with a digit ("k8s") has no other forms.</summary>
    internal static int Stem(Span<char> word) => word.ContainsAnyInRange('0', '9') ? word.Length : EnglishStemmer.Stem(word);

    private static bool IsPluralAbbreviation(ReadOnlySpan<char> written) =>
        written.Length > 2 && written[^1] == 's' && !written[..^1].ContainsAnyExceptInRange('A', 'Z');
}
