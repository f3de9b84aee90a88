using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Meaning;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>
/// One search: plans the query, adds up scores, looks at the best closely. Its working space is used again, so that a
/// search allocates little more than its answer.
/// </summary>
internal sealed class SearchRun
{
    /// <summary>For each note that is wanted, so many of the best are looked at closely.</summary>
    private const int CandidatesForEach = 3;

    /// <summary>So many times as many, where those say too little that is different.</summary>
    private const int MoreCandidates = 16;

    /// <summary>A pasted page of unknown words must not cost more than a question.</summary>
    private const int MaxLookedUp = 8;

    /// <summary>An answer with fewer notes is filled up from related topics.</summary>
    private const int FullAnswer = 3;

    /// <summary>As many as can search at once: what they keep is of the size of the largest segments they have searched, by their places in an index.</summary>
    private static readonly SearchRun?[] Idle = new SearchRun?[Environment.ProcessorCount];

    private readonly List<ScoreAccumulator> _scores = [];
    private readonly TopCandidates _best = new();
    private readonly QueryMeaning _meaning = new();
    private readonly List<Correction> _corrections = [];
    private IndexSegment[] _segments = [];
    private NoteKind? _kind;

    private SearchRun()
    {
    }

    public QueryPlan Plan { get; } = new();

    public IReadOnlyList<Correction> Corrections => _corrections;

    /// <summary>A run for the caller alone, until it is given back.</summary>
    public static SearchRun Rent()
    {
        for (var place = 0; place < Idle.Length; place++)
        {
            if (Volatile.Read(ref Idle[place]) is not null && Interlocked.Exchange(ref Idle[place], null) is { } run) return run;
        }

        return new SearchRun();
    }

    /// <summary>Gives a run back; it keeps its working space, and no hold of the index or of what was asked.</summary>
    public static void Return(SearchRun run)
    {
        run._segments = [];
        run._best.Clear(0, []);
        run._corrections.Clear();
        run._meaning.Forget();
        run.Plan.Forget();
        for (var place = 0; place < Idle.Length; place++)
        {
            if (Interlocked.CompareExchange(ref Idle[place], run, null) is null) return;
        }
    }

    /// <summary>The notes that answer, the best first.</summary>
    public List<Candidate> Find(IndexSegment[] segments, TopicCatalog? catalog, string query, int limit, NoteKind? kind)
    {
        (_segments, _kind) = (segments, kind);
        Plan.Read(query, segments, catalog);
        Correct(query, catalog);
        if (limit <= 0 || (Plan.Clauses.IsEmpty && Plan.Topics.IsEmpty)) return [];

        var chosen = Rank(limit, answersOnly: true);
        if (chosen.Count >= Math.Min(limit, FullAnswer) || Plan.Topics.IsEmpty || (chosen.Count == 0 && !Plan.IsTopicAlone)) return chosen;
        Plan.Widen();
        foreach (var further in Rank(limit, answersOnly: true))
        {
            if (chosen.Count == limit) break;
            if (Diversity.Repeats(chosen, further, _segments)) continue;
            chosen.Add(further with { Score = Math.Min(further.Score, chosen.Count == 0 ? further.Score : chosen[^1].Score), IsFromRelated = true });
        }

        return chosen;
    }

    /// <summary>The notes that have anything in common with the query, though they do not answer it.</summary>
    public List<Candidate> FindNearest(int limit) => Rank(limit, answersOnly: false);

    private void Correct(string query, TopicCatalog? catalog)
    {
        _corrections.Clear();
        var lookedUp = 0;
        for (var word = Plan.Words.Count - 1; word >= 0 && lookedUp < MaxLookedUp; word--)
        {
            if (Plan[word] is { IsUnknown: false, IsOtherForm: false }) continue;
            var typed = Plan.Words.Word(word);
            if (catalog?.Words.CountOf(typed) > 0) continue;
            lookedUp++;
            if (Plan[word].IsUnknown)
            {
                if (MeantBy(word, catalog) is not { } meant) continue;
                Note(new Correction(Plan.Words.Written(word, 1).ToString(), meant));
                query = Plan.Words.With(word, meant);
                var hadSpeaker = Plan.HasSpeaker;
                Plan.Read(query, _segments, catalog);
                // Beside a name, other words may be of it.
                if (!hadSpeaker && Plan.HasSpeaker) word = Plan.Words.Count;
            }
            else if (!EnglishVocabulary.Have(typed) && Respelling.OtherForm(typed, Plan.Words.Stem(word), _segments, catalog) is { } form)
            {
                Note(new Correction(Plan.Words.Written(word, 1).ToString(), form));
            }
        }
    }

    /// <summary>What is meant by a word that no note has; <see langword="null"/> when just that.</summary>
    private string? MeantBy(int word, TopicCatalog? catalog)
    {
        var typed = Plan.Words.Word(word);
        var (isOfField, isEnglish, isLikeForm) = (WordVectors.Default.Find(Plan.Words.Stem(word)) is not null, EnglishVocabulary.Have(typed), EnglishVocabulary.HaveFormLike(typed));
        var isWord = isOfField || isEnglish || isLikeForm;
        // A word of this field, or of English, is no misspelling of one that the notes have, but "brian" may be of "bryan".
        var meant = !isWord ? Respelling.Of(typed, _segments, catalog)
            : isOfField ? null
            : isEnglish ? Respelling.Beside(Neighbour(word, -1), typed, Neighbour(word, 1), _segments, catalog)
            : Respelling.OfLikeWord(typed, _segments, catalog);
        if (meant is not null) return meant;
        var mayBeName = Plan.HasSpeaker || (Plan.Content.Length == 1 && !isOfField && !isLikeForm && !EverydayWords.Have(typed));
        return mayBeName ? Respelling.OfSpeaker(typed, isWord, _segments) : null;
    }

    /// <summary>The next word that is looked for, in a direction; empty when there is none.</summary>
    private ReadOnlySpan<char> Neighbour(int word, int step)
    {
        for (var next = word + step; next >= 0 && next < Plan.Words.Count; next += step)
        {
            if (Plan[next].IsContent) return Plan.Words.Word(next);
        }

        return [];
    }

    private void Note(Correction correction)
    {
        if (!_corrections.Contains(correction)) _corrections.Insert(0, correction);
    }

    private List<Candidate> Rank(int limit, bool answersOnly) => Rank(limit, answersOnly, CandidatesForEach * (long)Math.Max(limit, FullAnswer));

    private List<Candidate> Rank(int limit, bool answersOnly, long capacity)
    {
        if (limit <= 0) return [];
        var notes = NoteCount(_segments);
        var room = (int)Math.Min(capacity, notes);
        _best.Clear(room, _segments);
        Score();
        // Where a note has all the words, the words decide which are the best, and meaning only puts these in order.
        var wordsDecide = answersOnly && SomeHasAllWords();
        if (answersOnly) OfferAnswers(wordsDecide ? 0 : ReadMeaning());
        else OfferAll();

        var candidates = _best.Ranked();
        // A single word means nothing that it does not say.
        var meaning = wordsDecide && candidates.Length > 1 && Plan.Content.Length > 1 ? ReadMeaning() * (1 - (1f / Plan.Content.Length)) : 0;
        if (meaning > 0) _meaning.Raise(candidates, meaning, _segments);
        if (Phrases.Raise(candidates, Plan, _segments) || meaning > 0) candidates.Sort(_best);
        var chosen = Diversity.Choose(candidates, _segments, limit, out var usedUp);
        // One talk, or one thing said in many places, may fill the candidates.
        return usedUp && candidates.Length == capacity && capacity < notes ? Rank(limit, answersOnly, MoreCandidates * capacity) : chosen;
    }

    /// <summary>Takes in what the query means; gives what a note gains that means just that.</summary>
    private float ReadMeaning() => _meaning.Read(Plan) ? Weights.Meaning * Plan.HighestScore : 0;

    private static long NoteCount(IndexSegment[] segments)
    {
        var count = 0L;
        foreach (var segment in segments) count += segment.Notes.Length;
        return count;
    }

    private void Score()
    {
        while (_scores.Count < _segments.Length) _scores.Add(new ScoreAccumulator());
        var clauses = Plan.Clauses;
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            _scores[segment].Clear(_segments[segment].Notes.Length);
            for (var clause = 0; clause < clauses.Length; clause++)
            {
                if (clauses[clause].Weight > 0 && Plan.IdOf(clause, segment) is not TermIds.None and var term)
                    _scores[segment].Add(_segments[segment].Postings, term, clauses[clause].Weight, clauses[clause].Covers);
            }
        }
    }

    private bool IsOfKind(int segment, int note) => _kind is null || _segments[segment].Notes[note].Kind == _kind;

    private bool SomeHasAllWords()
    {
        var all = Plan.Coverage.All();
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            foreach (var note in _scores[segment].Touched)
            {
                if ((_scores[segment][note].Covers & all) == all && IsOfKind(segment, note)) return true;
            }
        }

        return false;
    }

    /// <summary>Offers the notes that have anything of the query.</summary>
    private void OfferAll()
    {
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            foreach (var note in _scores[segment].Touched)
            {
                var score = _scores[segment][note].Score;
                if (score >= _best.Bar && IsOfKind(segment, note)) _best.Offer(new Candidate(segment, note, score));
            }
        }
    }

    /// <summary>Offers the notes that have enough of the query, each with the share of its score that it has of the query.</summary>
    /// <param name="meaning">What a note gains that means just what the query means; 0 to go by words alone.</param>
    private void OfferAnswers(float meaning)
    {
        for (var segment = 0; segment < _segments.Length; segment++) OfferAnswers(segment, meaning);
    }

    private void OfferAnswers(int segment, float meaning)
    {
        var (scores, coverage, directions) = (_scores[segment], Plan.Coverage, _segments[segment].Directions);
        var (covers, share, isEnough) = (0u, 0f, false);
        foreach (var note in scores.Touched)
        {
            ref readonly var slot = ref scores[note];
            // Most notes have the same words as the one before.
            if (slot.Covers != covers)
            {
                covers = slot.Covers;
                share = coverage.Share(covers);
                isEnough = meaning == 0 ? coverage.IsEnough(covers, share) : coverage.MayBeEnough(covers, share);
            }

            var score = slot.Score * share;
            if (!isEnough || score + meaning < _best.Bar || !IsOfKind(segment, note)) continue;
            var gain = 0f;
            if (meaning > 0)
            {
                var closeness = _meaning.ClosenessOf(directions[note]);
                if (!coverage.IsEnough(covers, share, closeness)) continue;
                gain = meaning * closeness;
            }

            _best.Offer(new Candidate(segment, note, score + gain, gain));
        }
    }
}
