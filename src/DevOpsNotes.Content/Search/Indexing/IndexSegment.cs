using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Meaning;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// An immutable part of an index: some notes and their postings in flat arrays, term after term (compressed sparse rows).
/// What a posting adds to a score is computed when it is built, but for the share of the whole index's statistics.
/// </summary>
internal sealed class IndexSegment
{
    private readonly Dictionary<string, TermIds>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly PrefixFilter _beginnings;

    public IndexSegment(Dictionary<string, TermIds> terms, Dictionary<string, int> topics)
    {
        _terms = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        (Terms, Topics) = (terms, topics);
        _beginnings = new PrefixFilter(terms.Keys);
    }

    /// <summary>The notes by their numbers, in the order of their ids.</summary>
    public required Note[] Notes { get; init; }

    /// <summary>By note, which talk it is from (<see cref="Talk"/>).</summary>
    public required ulong[] Talks { get; init; }

    /// <summary>The numbers of each stemmed word.</summary>
    public IReadOnlyDictionary<string, TermIds> Terms { get; }

    /// <summary>The number of each topic as a term.</summary>
    public IReadOnlyDictionary<string, int> Topics { get; }

    public required Postings Postings { get; init; }

    public required TermRows Rows { get; init; }

    public required NoteDirections Directions { get; init; }

    /// <summary>The words of the notes as they are written.</summary>
    public required WordList Words { get; init; }

    /// <summary>The note with an id.</summary>
    public Note? Find(string id)
    {
        var (first, last) = (0, Notes.Length - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            switch (string.CompareOrdinal(Notes[middle].Id, id))
            {
                case 0: return Notes[middle];
                case < 0: first = middle + 1; break;
                default: last = middle - 1; break;
            }
        }

        return null;
    }

    /// <summary>The numbers of a stemmed word.</summary>
    public TermIds Find(ReadOnlySpan<char> stem) => _terms.TryGetValue(stem, out var ids) ? ids : TermIds.Nowhere;

    /// <summary>Whether any term may begin with this word and the first letter of the next: more of it stemming may change.</summary>
    public bool MayJoin(ReadOnlySpan<char> word, ReadOnlySpan<char> next) => _beginnings.MayBegin(word, next[..1]);

    /// <summary>The number of a topic as a term; <see cref="TermIds.None"/> when no note is about it.</summary>
    public int FindTopic(string name) => Topics.TryGetValue(name, out var id) ? id : TermIds.None;
}
