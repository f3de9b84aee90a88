using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Benchmarks.Searching;

/// <summary>
/// BM25 and nothing else, as one writes it by hand: one bag of words a note, postings in arrays, scores added up in an
/// array, the best of them. What it is compared with has to be better, and not much slower.
/// </summary>
internal sealed class PlainBm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly IReadOnlyList<Note> _notes;
    private readonly Func<string, IReadOnlyList<string>> _terms;
    private readonly Dictionary<string, (int Note, float Score)[]> _postings = new(StringComparer.Ordinal);
    private readonly float[] _scores;
    private readonly List<int> _touched = [];

    public PlainBm25(IReadOnlyList<Note> notes, Func<string, IReadOnlyList<string>> terms)
    {
        (_notes, _terms, _scores) = (notes, terms, new float[notes.Count]);
        var documents = notes.Select(note => terms(TextOf(note))).ToArray();
        var averageLength = documents.Average(document => document.Count);
        var byTerm = documents.SelectMany((document, number) => document.CountBy(term => term).Select(term => (Term: term.Key, Note: number, Count: term.Value))).GroupBy(posting => posting.Term);
        foreach (var term in byTerm)
        {
            var idf = MathF.Log(1 + ((notes.Count - term.Count() + 0.5f) / (term.Count() + 0.5f)));
            _postings[term.Key] = [.. term.Select(posting => (posting.Note, idf * posting.Count * (K1 + 1) / (posting.Count + (K1 * (1 - B + (B * documents[posting.Note].Count / (float)averageLength))))))];
        }
    }

    /// <summary>Runs of letters and digits in lower case.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start])) continue;
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            words.Add(text[start..end].ToLowerInvariant());
            start = end;
        }

        return words;
    }

    /// <summary>The best notes first. Not for several threads at once.</summary>
    public IReadOnlyList<Note> Search(string query, int limit)
    {
        foreach (var term in _terms(query))
        {
            if (!_postings.TryGetValue(term, out var postings)) continue;
            foreach (var (note, score) in postings)
            {
                if (_scores[note] == 0) _touched.Add(note);
                _scores[note] += score;
            }
        }

        var best = new PriorityQueue<int, float>(limit + 1);
        foreach (var note in _touched)
        {
            if (best.Count < limit) best.Enqueue(note, _scores[note]);
            else if (best.TryPeek(out _, out var worst) && _scores[note] > worst) best.EnqueueDequeue(note, _scores[note]);
            _scores[note] = 0;
        }

        _touched.Clear();
        var ranked = new Note[best.Count];
        for (var i = ranked.Length - 1; i >= 0; i--) ranked[i] = _notes[best.Dequeue()];
        return ranked;
    }

    private static string TextOf(Note note) =>
        string.Join(' ', (IEnumerable<string?>)[note.Title, note.Takeaway, note.Text, note.Attribution.Event, note.Attribution.Source, .. note.Attribution.Speakers, .. note.Topics]);
}
