using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// An immutable part of an index: some notes and their postings in flat arrays, term after term (compressed sparse rows).
/// What a posting adds to a score is computed when it is built, but for the share of the whole index's statistics.
/// </summary>
internal sealed class IndexSegment(Note[] notes, string[] talks, Dictionary<string, int> terms, Postings postings, TermRows rows, WordList words)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _terms = terms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The notes by their numbers, in the order of their ids.</summary>
    public Note[] Notes => notes;

    /// <summary>By note, which talk it is from (<see cref="Talk"/>).</summary>
    public string[] Talks => talks;

    public Postings Postings => postings;

    public TermRows Rows => rows;

    /// <summary>The words of the notes as they are written.</summary>
    public WordList Words => words;

    /// <summary>Whether any of the segments has the term.</summary>
    public static bool AnyHas(IndexSegment[] segments, ReadOnlySpan<char> term)
    {
        foreach (var segment in segments)
        {
            if (segment.TryFind(term, out _)) return true;
        }

        return false;
    }

    /// <summary>Finds the number of a term.</summary>
    public bool TryFind(ReadOnlySpan<char> term, out int id) => _terms.TryGetValue(term, out id);
}
