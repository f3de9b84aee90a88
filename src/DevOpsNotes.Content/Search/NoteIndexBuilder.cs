using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// Builds a <see cref="NoteIndex"/>. Fields are weighed as in Robertson, Zaragoza and Taylor, "Simple BM25 extension to
/// multiple weighted fields" (CIKM 2004): a word counts as often as its field weighs, and only then saturates.
/// </summary>
internal sealed class NoteIndexBuilder
{
    private const float TitleWeight = 3;
    private const float TakeawayWeight = 2;
    private const float TopicWeight = 2;
    private const float SpeakerWeight = 3;
    private const float EventWeight = 1.5f;
    private const float SourceWeight = 0.5f;
    private const float BodyWeight = 1;

    // The usual values; see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly Note[] _notes;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termsBySpan;
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<int> _termsOfNote = [];
    private readonly float[] _lengths;
    private float[] _frequencies = new float[1024];

    public NoteIndexBuilder(IReadOnlyList<Note> notes)
    {
        // In the order of ids, so that the order of numbers breaks ties.
        _notes = [.. notes.OrderBy(note => note.Id, StringComparer.Ordinal)];
        _lengths = new float[_notes.Length];
        _termsBySpan = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The term of a whole topic, in a form that no text gives.</summary>
    public static string TopicTerm(string name) => "#" + name;

    public NoteIndex Build(TopicCatalog? catalog)
    {
        for (var note = 0; note < _notes.Length; note++) AddNote(note);
        return new NoteIndex(_notes, Groups(), catalog, _terms, ScoredPostings());
    }

    private void AddNote(int number)
    {
        var note = _notes[number];
        AddField(number, note.Title, TitleWeight);
        AddField(number, note.Takeaway, TakeawayWeight);
        AddField(number, note.Text, BodyWeight);
        AddField(number, note.Attribution.Event, EventWeight);
        AddField(number, note.Attribution.Source, SourceWeight);
        foreach (var speaker in note.Attribution.Speakers) AddField(number, speaker, SpeakerWeight);
        foreach (var topic in note.Topics)
        {
            AddField(number, topic, TopicWeight);
            AddTerm(TopicTerm(topic), TopicWeight);
        }

        foreach (var term in _termsOfNote)
        {
            _occurrences.Add(new Occurrence(term, number, _frequencies[term]));
            _frequencies[term] = 0;
        }

        _termsOfNote.Clear();
    }

    private void AddField(int note, string? text, float weight)
    {
        var analyzer = new Analyzer(text, stackalloc char[Analyzer.BufferLength]);
        while (analyzer.Read())
        {
            if (analyzer.IsStopWord) continue;
            AddTerm(analyzer.Term, weight);
            if (!analyzer.IsJoined) _lengths[note] += weight;
        }
    }

    private void AddTerm(ReadOnlySpan<char> text, float weight)
    {
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_termsBySpan, text, out var known);
        if (!known) term = _terms.Count - 1;
        if (term >= _frequencies.Length) Array.Resize(ref _frequencies, 2 * term);
        if (_frequencies[term] == 0) _termsOfNote.Add(term);
        _frequencies[term] += weight;
    }

    private Postings ScoredPostings()
    {
        var first = FirstPostings();
        var next = first.AsSpan(0, _terms.Count).ToArray();
        var notes = new int[_occurrences.Count];
        var scores = new float[_occurrences.Count];
        var averageLength = _notes.Length == 0 ? 0 : _lengths.Average();
        foreach (var (term, note, frequency) in CollectionsMarshal.AsSpan(_occurrences))
        {
            var notesWithTerm = first[term + 1] - first[term];
            var idf = MathF.Log(1 + ((_notes.Length - notesWithTerm + 0.5f) / (notesWithTerm + 0.5f)));
            var saturation = K1 * (1 - B + (B * _lengths[note] / averageLength));
            notes[next[term]] = note;
            scores[next[term]++] = idf * (K1 + 1) * frequency / (frequency + saturation);
        }

        return new Postings(first, notes, scores);
    }

    private int[] FirstPostings()
    {
        var first = new int[_terms.Count + 1];
        foreach (var occurrence in CollectionsMarshal.AsSpan(_occurrences)) first[occurrence.Term + 1]++;
        for (var term = 0; term < _terms.Count; term++) first[term + 1] += first[term];
        return first;
    }

    /// <summary>Numbers the notes that say the same; <see langword="null"/> when every note stands alone.</summary>
    private int[]? Groups()
    {
        if (Array.TrueForAll(_notes, note => note.SameAs is null)) return null;

        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var note in _notes)
        {
            if (note.SameAs is not null) byName.TryAdd(note.SameAs, byName.Count);
        }

        return Array.ConvertAll(_notes, note => byName.GetValueOrDefault(note.SameAs ?? note.Id, -1));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Occurrence(int Term, int Note, float Frequency);
}
