using System.Globalization;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Meaning;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>Builds an <see cref="IndexSegment"/>.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>Counts as that many mentions: the first topic of a note is what it is about, the last is touched.</summary>
    private static readonly float[] TopicWeights = [2f, 1.1f, 0.5f, 0.4f, 0.4f];

    /// <summary>Fewer notes are not worth a processor of their own.</summary>
    private const int NotesOfPart = 1_000;

    private readonly TopicCatalog? _catalog;
    private readonly Note[] _notes;
    private readonly Dictionary<string, TermIds> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TermIds>.AlternateLookup<ReadOnlySpan<char>> _termsBySpan;
    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary = new();
    private readonly List<WordUse> _uses = [];
    private readonly AnalyzedText _text;
    private readonly List<int> _termsOfNote = [];
    private readonly List<int> _postedTerms = [];
    private readonly List<byte> _postedImpacts = [];
    private readonly int[] _firstPosted;
    private readonly List<int> _rows = [];
    private readonly int[] _firstRows;
    private readonly NoteDirections _directions;
    private readonly float[] _meaning = new float[WordVectors.Dimensions];
    private readonly List<int?> _vectors = [];
    private float[] _frequencies = new float[64];
    private float _length;
    private int _termCount;

    private SegmentBuilder(Note[] notes, TopicCatalog? catalog)
    {
        _catalog = catalog;
        _notes = notes;
        _firstRows = new int[_notes.Length + 1];
        _firstPosted = new int[_notes.Length + 1];
        _directions = new NoteDirections(new sbyte[_notes.Length * WordVectors.Dimensions]);
        _termsBySpan = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        _text = new AnalyzedText(_vocabulary);
    }

    /// <summary>Builds a segment of notes with different ids, on as many processors as are worth it.</summary>
    public static IndexSegment Build(IEnumerable<Note> notes, TopicCatalog? catalog)
    {
        // In the order of ids, so that the order of numbers breaks ties.
        Note[] sorted = [.. notes.OrderBy(note => note.Id, StringComparer.Ordinal)];
        var parts = new IndexSegment[Math.Clamp(sorted.Length / NotesOfPart, 1, Environment.ProcessorCount)];
        if (parts.Length == 1) return new SegmentBuilder(sorted, catalog).Build();
        Parallel.For(0, parts.Length, part =>
            parts[part] = new SegmentBuilder(sorted[(part * sorted.Length / parts.Length)..((part + 1) * sorted.Length / parts.Length)], catalog).Build());
        return SegmentMerger.Merge(parts);
    }

    private IndexSegment Build()
    {
        for (var note = 0; note < _notes.Length; note++) AddNote(note);
        return new IndexSegment(_terms, _topics)
        {
            Notes = _notes,
            Talks = Array.ConvertAll(_notes, Talk.KeyOf),
            Postings = SortedPostings(),
            Directions = _directions,
            Rows = new TermRows(_firstRows, [.. _rows]),
            Words = CountedWords(),
        };
    }

    private void AddNote(int number)
    {
        var note = _notes[number];
        _length = 0;
        if (note.HasOwnTitle) AddText(note.Title, Bm25.TitleWeight);
        AddText(note.Takeaway, Bm25.TakeawayWeight);
        AddText(note.Text, Bm25.BodyWeight);
        AddText(note.Attribution.Talk, Bm25.SourceWeight);
        AddText(note.Attribution.Source, Bm25.SourceWeight);
        for (var i = 0; i < note.Topics.Count; i++) Count(TopicTerm(note.Topics[i])) += TopicWeights[Math.Min(i, TopicWeights.Length - 1)];
        Direct(number);
        Post(_length);

        AddNames(note.Attribution);
        Post(Bm25.TypicalLength);
        (_firstRows[number + 1], _firstPosted[number + 1]) = (_rows.Count, _postedTerms.Count);
    }

    private void AddText(string? text, float weight)
    {
        if (text is null) return;
        _text.Read(text);
        for (var word = 0; word < _text.Count; word++)
        {
            if (_text.IsStopWord(word)) continue;
            var term = TextTerm(_text.Number(word));
            Count(term) += weight;
            _length += weight;
            _rows.Add(term);
        }

        foreach (var joined in _text.Joined) Count(TextTerm(joined)) += weight;

        _rows.Add(TermRows.Gap);
        if (_catalog is null) return;
        for (var from = 0; _catalog.TryFindInText(_text, from, out var mention); from = mention.End) Count(TopicTerm(mention.Topic.Name)) += weight;
    }

    /// <summary>Where the terms of the note that were found so far point.</summary>
    private void Direct(int note)
    {
        Array.Clear(_meaning);
        foreach (var term in _termsOfNote)
        {
            if (_vectors[term] is { } word) WordVectors.Default.AddTo(_meaning, word, _frequencies[term]);
        }

        Direction.Of(_meaning, _directions[note]);
    }

    private void AddNames(Attribution said)
    {
        foreach (var speaker in said.Speakers) AddName(speaker, isSpeaker: true);
        // A report often says more than the event's name, such as its day.
        if (said.Event is { } conference) AddName(said.Source.Contains(conference, StringComparison.OrdinalIgnoreCase) ? said.Source : conference, isSpeaker: false);
        if (said.Date is { } date) AddName(date.Year.ToString(CultureInfo.InvariantCulture), isSpeaker: false);
    }

    private void AddName(string name, bool isSpeaker)
    {
        _text.Read(name);
        for (var word = 0; word < _text.Count; word++)
        {
            if (_text.IsStopWord(word) || (!isSpeaker && IsOfSpeaker(word))) continue;
            Count(NameTerm(_text.Stem(word), WordForm.Of(_text.Word(word)), isSpeaker)) = Bm25.NameWeight;
            UseOf(_text.Number(word)).Count++;
        }

        Span<char> letters = stackalloc char[AnalyzedText.JoinedLength];
        for (var word = 0; word + 1 < _text.Count; word++)
        {
            if (isSpeaker || !(IsOfSpeaker(word) || IsOfSpeaker(word + 1))) Count(NameTerm(_text.JoinedStem(word, letters), forms: 0, isSpeaker)) = Bm25.NameWeight;
        }
    }

    /// <summary>The current note is by somebody of that name, whom the title of its report may name, too.</summary>
    private bool IsOfSpeaker(int word) =>
        _termsBySpan.TryGetValue(_text.Stem(word), out var ids) && ids.Speaker != TermIds.None && _frequencies[ids.Speaker] > 0;

    /// <summary>The term of a word that is used once more in a text.</summary>
    private int TextTerm(int number)
    {
        ref var use = ref UseOf(number);
        use.Count++;
        if (use.Term == TermIds.None) use.Term = NewTextTerm(_vocabulary[number]);
        return use.Term;
    }

    private int NewTextTerm(in AnalyzedWord word)
    {
        ref var ids = ref IdsOf(word.Term);
        ids = ids with { Text = ids.Text == TermIds.None ? NewTerm(WordVectors.Default.Find(word.Term)) : ids.Text, Forms = ids.Forms | WordForm.Of(word.Word) };
        return ids.Text;
    }

    private ref WordUse UseOf(int number)
    {
        while (_uses.Count <= number) _uses.Add(new WordUse { Term = TermIds.None });
        return ref CollectionsMarshal.AsSpan(_uses)[number];
    }

    private int NameTerm(ReadOnlySpan<char> stem, uint forms, bool isSpeaker)
    {
        ref var ids = ref IdsOf(stem);
        ids = ids with { Forms = ids.Forms | forms };
        if (isSpeaker && ids.Speaker == TermIds.None) ids = ids with { Speaker = NewTerm() };
        if (!isSpeaker && ids.Event == TermIds.None) ids = ids with { Event = NewTerm() };
        return isSpeaker ? ids.Speaker : ids.Event;
    }

    private int TopicTerm(string name)
    {
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_topics, name, out var known);
        if (!known) term = NewTerm();
        return term;
    }

    private ref TermIds IdsOf(ReadOnlySpan<char> stem)
    {
        ref var ids = ref CollectionsMarshal.GetValueRefOrAddDefault(_termsBySpan, stem, out var known);
        if (!known) ids = TermIds.Nowhere;
        return ref ids;
    }

    /// <summary>A new term, with what it means by its number in <see cref="WordVectors"/>.</summary>
    private int NewTerm(int? vector = null)
    {
        _vectors.Add(vector);
        if (_termCount == _frequencies.Length) Array.Resize(ref _frequencies, 2 * _termCount);
        return _termCount++;
    }

    /// <summary>How often the current note has a term, weighted by field.</summary>
    private ref float Count(int term)
    {
        ref var frequency = ref _frequencies[term];
        if (frequency == 0) _termsOfNote.Add(term);
        return ref frequency;
    }

    private void Post(float length)
    {
        foreach (var term in _termsOfNote)
        {
            _postedTerms.Add(term);
            _postedImpacts.Add(Bm25.Impact(_frequencies[term], length));
            _frequencies[term] = 0;
        }

        _termsOfNote.Clear();
    }

    private WordList CountedWords()
    {
        var counts = new WordCounts();
        for (var number = 0; number < _uses.Count; number++)
        {
            if (_uses[number].Count > 0) counts.Count(_vocabulary[number].Word, _uses[number].Count);
        }

        return counts.ToList();
    }

    /// <summary>Sorts what was posted by term; the notes of each are in order already.</summary>
    private Postings SortedPostings()
    {
        var terms = CollectionsMarshal.AsSpan(_postedTerms);
        var first = new int[_termCount + 1];
        foreach (var term in terms) first[term + 1]++;
        for (var term = 0; term < _termCount; term++) first[term + 1] += first[term];

        var next = first.AsSpan(0, _termCount).ToArray();
        var notes = new int[terms.Length];
        var impacts = new byte[terms.Length];
        for (var note = 0; note < _notes.Length; note++)
        {
            for (var at = _firstPosted[note]; at < _firstPosted[note + 1]; at++)
            {
                var place = next[terms[at]]++;
                (notes[place], impacts[place]) = (note, _postedImpacts[at]);
            }
        }

        return new Postings(first, notes, impacts);
    }

    /// <summary>How often a word of the vocabulary is used, and its number as a term of texts.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct WordUse(int Count, int Term);
}
