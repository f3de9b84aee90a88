using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Explaining;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Querying;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// An immutable in-memory index of notes: BM25 over weighted fields, topics by all their names, spelling. Any number of
/// threads may search it at once; a change gives another index, to be swapped in.
/// </summary>
/// <remarks>
/// It consists of segments. One more note is merged with those that are less than twice as large, so that adding costs
/// little most of the time and much seldom (the logarithmic method of Bentley and Saxe, "Decomposable searching
/// problems", 1980).
/// </remarks>
public sealed class NoteIndex
{
    private const int NearestNotes = 3;

    private readonly IndexSegment[] _segments;
    private readonly TopicCatalog? _catalog;
    private Note[]? _notes;

    private NoteIndex(IndexSegment[] segments, TopicCatalog? catalog) => (_segments, _catalog) = (segments, catalog);

    /// <summary>How many notes it holds.</summary>
    public int Count => _segments.Sum(segment => segment.Notes.Length);

    /// <summary>All notes, in no order that means anything.</summary>
    public IReadOnlyList<Note> Notes => _notes ??= _segments.Length == 1 ? _segments[0].Notes : [.. _segments.SelectMany(segment => segment.Notes)];

    /// <summary>Indexes the notes.</summary>
    /// <param name="notes">Notes with different ids.</param>
    /// <param name="catalog">When given, what names a topic in other words is found, in notes and in queries.</param>
    public static NoteIndex Build(IReadOnlyList<Note> notes, TopicCatalog? catalog = null) => new([SegmentBuilder.Build(notes, catalog)], catalog);

    /// <summary>An index that has the notes of both, such as everybody's and a workspace's own; it costs nothing to make.</summary>
    public NoteIndex Beside(NoteIndex other) => other.Count == 0 ? this : new([.. _segments, .. other._segments], _catalog);

    /// <summary>An index that has this note, too, in place of the one with its id.</summary>
    public NoteIndex With(Note note)
    {
        var segments = Without(note.Id)._segments;
        var (kept, notes) = (segments.Length, 1);
        while (kept > 0 && segments[kept - 1].Notes.Length < 2 * notes) notes += segments[--kept].Notes.Length;
        return new NoteIndex([.. segments[..kept], SegmentMerger.Merge([.. segments[kept..], SegmentBuilder.Build([note], _catalog)])], _catalog);
    }

    /// <summary>An index that does not have the note with this id; the segment that had it is built again.</summary>
    public NoteIndex Without(string id)
    {
        if (!Array.Exists(_segments, HasIt)) return this;
        return new NoteIndex(Array.ConvertAll(_segments, segment => HasIt(segment) ? WithoutIt(segment) : segment), _catalog);

        IndexSegment WithoutIt(IndexSegment segment) => SegmentBuilder.Build(segment.Notes.Where(note => note.Id != id), _catalog);

        bool HasIt(IndexSegment segment) => segment.Find(id) is not null;
    }

    /// <summary>
    /// Finds the notes that answer a query, the best first; equally good ones by id. Notes that say the same
    /// (<see cref="Note.SameAs"/>) and our words beside the speaker's show once. What the notes do not cover finds nothing.
    /// </summary>
    /// <param name="query">Words, names or a whole question.</param>
    /// <param name="limit">How many notes at most.</param>
    /// <param name="kind">When given, only notes of this kind.</param>
    public SearchAnswer Search(string query, int limit, NoteKind? kind = null)
    {
        var run = SearchRun.Rent();
        try
        {
            return Answer(run, run.Find(_segments, _catalog, query, limit, kind), limit);
        }
        finally
        {
            SearchRun.Return(run);
        }
    }

    /// <summary>The note with this id; <see langword="null"/> when there is none.</summary>
    public Note? Find(string id)
    {
        foreach (var segment in _segments)
        {
            if (segment.Find(id) is { } note) return note;
        }

        return null;
    }

    /// <summary>
    /// The notes of a speaker, by any part of the name, the latest first; none when the words are no name but are said in the
    /// notes: nobody is called "accident".
    /// </summary>
    public IReadOnlyList<Note> BySpeaker(string name) => NameLookup.Find(_segments, name, ids => ids.Speaker);

    /// <summary>The notes of an event, by any part of its name or by its year, in the same way.</summary>
    public IReadOnlyList<Note> OfEvent(string name) => NameLookup.Find(_segments, name, ids => ids.Event);

    /// <summary>Searches, and says why each note ranks where it does; when none answers, why the nearest do not.</summary>
    public Explanation Explain(string query, int limit)
    {
        var run = SearchRun.Rent();
        try
        {
            var found = run.Find(_segments, _catalog, query, limit, kind: null);
            var explainer = new Explainer(run.Plan, _segments, _catalog);
            var answer = Answer(run, found, limit);
            var shown = found.Count > 0 ? found : run.FindNearest(limit);
            return new Explanation(answer, explainer.Words(), shown.ConvertAll(candidate => explainer.Explain(candidate, isAnswer: found.Count > 0)));
        }
        finally
        {
            SearchRun.Return(run);
        }
    }

    private SearchAnswer Answer(SearchRun run, List<Candidate> found, int limit) => new()
    {
        Hits = found.ConvertAll(candidate => new SearchHit(NoteOf(candidate), candidate.Score)),
        Corrections = run.Corrections.Count == 0 ? [] : [.. run.Corrections],
        Widened = Widening.Of(ClauseKind.Topic, run.Plan, _segments, found),
        Related = Widening.Of(ClauseKind.Related, run.Plan, _segments, found),
        NearestTopics = found.Count == 0 && limit > 0 ? NearestTopics(run) : [],
    };

    /// <summary>The topics that the query names and those related to them, else the main topics of the nearest notes.</summary>
    private List<string> NearestTopics(SearchRun run)
    {
        var names = new List<string>();
        foreach (var mention in run.Plan.Topics) names.AddRange(mention.Topic.Related.Prepend(mention.Topic.Name).Where(HasNotes));
        if (names.Count == 0) names.AddRange(run.FindNearest(NearestNotes).SelectMany(candidate => NoteOf(candidate).Topics.Take(1)));
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private bool HasNotes(string topic) => Array.Exists(_segments, segment => segment.FindTopic(topic) != TermIds.None);

    private Note NoteOf(Candidate candidate) => _segments[candidate.Segment].Notes[candidate.Note];
}
