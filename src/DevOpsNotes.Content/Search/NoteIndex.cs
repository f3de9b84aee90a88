using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// An immutable in-memory index of notes, ranked by BM25 over weighted fields. Any number of threads may search it at once.
/// </summary>
/// <remarks>
/// Postings lie in flat arrays, term after term (compressed sparse rows). What a posting adds to a score is computed when
/// the index is built, so that a search only adds.
/// </remarks>
public sealed class NoteIndex
{
    private readonly Note[] _notes;
    private readonly int[]? _groups;
    private readonly TopicCatalog? _catalog;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly int[] _firstPostings;
    private readonly int[] _postingNotes;
    private readonly float[] _postingScores;

    internal NoteIndex(Note[] notes, int[]? groups, TopicCatalog? catalog, Dictionary<string, int> terms, Postings postings)
    {
        _notes = notes;
        _groups = groups;
        _catalog = catalog;
        _terms = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        (_firstPostings, _postingNotes, _postingScores) = postings;
    }

    /// <summary>How many notes it holds.</summary>
    public int Count => _notes.Length;

    /// <summary>Indexes the notes.</summary>
    /// <param name="notes">Notes with different ids.</param>
    /// <param name="catalog">When given, a query that names a topic in its own words also finds the notes assigned to it.</param>
    public static NoteIndex Build(IReadOnlyList<Note> notes, TopicCatalog? catalog = null) => new NoteIndexBuilder(notes).Build(catalog);

    /// <summary>
    /// The best notes first; equally good ones by id. Of the notes that say the same (<see cref="Note.SameAs"/>) only the best
    /// is given. A query without a word of substance finds nothing.
    /// </summary>
    public IReadOnlyList<SearchHit> Search(string query, int limit, NoteKind? kind = null)
    {
        var terms = new QueryTerms(_terms, stackalloc int[QueryTerms.MaxCount]);
        terms.AddWords(query);
        if (_catalog is not null) terms.AddTopics(_catalog, query);
        if (limit <= 0 || terms.Ids.IsEmpty) return [];

        var scores = ScoreAccumulator.Rent(_notes.Length);
        try
        {
            foreach (var term in terms.Ids)
            {
                var postings = _firstPostings[term].._firstPostings[term + 1];
                scores.Add(_postingNotes.AsSpan(postings), _postingScores.AsSpan(postings));
            }

            return Best(scores, limit, kind);
        }
        finally
        {
            ScoreAccumulator.Return(scores);
        }
    }

    private SearchHit[] Best(ScoreAccumulator scores, int limit, NoteKind? kind)
    {
        var best = new TopHits(Math.Min(limit, scores.Touched.Length), _groups);
        foreach (var note in scores.Touched)
        {
            if (kind is null || _notes[note].Kind == kind) best.Offer(note, scores[note]);
        }

        return Array.ConvertAll(best.Ranked(), hit => new SearchHit(_notes[hit.Note], hit.Score));
    }
}
