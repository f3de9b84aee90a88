using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>Finds notes by a name in their attribution, and tells names from words that are merely said.</summary>
internal static class NameLookup
{
    /// <summary>No name has more words.</summary>
    private const int MaxWords = 8;

    /// <summary>
    /// The notes whose name has all of the words, the latest first. None when as many other notes have the words in what they
    /// say: then it is these that are meant.
    /// </summary>
    /// <param name="segments">Where to look.</param>
    /// <param name="name">Words of a name, in any order.</param>
    /// <param name="field">The number of a term in that kind of names.</param>
    public static IReadOnlyList<Note> Find(IndexSegment[] segments, string name, Func<TermIds, int> field)
    {
        var words = new AnalyzedText();
        words.Read(name, MaxWords + 1);
        if (words.Count is 0 or > MaxWords) return [];

        var (named, said) = (new List<Note>(), 0);
        foreach (var segment in segments)
        {
            var ofName = Having(segment, words, 0, field) ?? [];
            named.AddRange(ofName.Select(note => segment.Notes[note]));
            said += Having(segment, words, 0, ids => ids.Text)?.Count(note => !ofName.Contains(note)) ?? 0;
        }

        return named.Count <= said ? [] : [.. named.OrderByDescending(note => note.Attribution.Date).ThenBy(note => note.Id, StringComparer.Ordinal).DistinctBy(note => note.SameAs ?? note.Id)];
    }

    /// <summary>The notes that have every word from one on, alone or written as one with the next; <see langword="null"/> for all.</summary>
    private static HashSet<int>? Having(IndexSegment segment, AnalyzedText words, int from, Func<TermIds, int> field)
    {
        if (from == words.Count) return null;
        if (words.IsStopWord(from)) return Having(segment, words, from + 1, field);

        var notes = Both(With(segment, words.Stem(from), field), Having(segment, words, from + 1, field));
        if (from + 1 < words.Count)
        {
            Span<char> letters = stackalloc char[AnalyzedText.JoinedLength];
            notes.UnionWith(Both(With(segment, words.JoinedStem(from, letters), field), Having(segment, words, from + 2, field)));
        }

        return notes;
    }

    private static HashSet<int> With(IndexSegment segment, ReadOnlySpan<char> stem, Func<TermIds, int> field) =>
        field(segment.Find(stem)) is not TermIds.None and var term ? [.. segment.Postings.NotesWith(term)] : [];

    private static HashSet<int> Both(HashSet<int> some, HashSet<int>? others)
    {
        if (others is not null) some.IntersectWith(others);
        return some;
    }
}
