using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Meaning;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>Makes one <see cref="IndexSegment"/> of several without reading their notes again: the one that building gives of all their notes.</summary>
internal sealed class SegmentMerger
{
    private readonly IReadOnlyList<IndexSegment> _segments;

    // By segment, what its notes and terms are called in the new one.
    private readonly int[][] _noteNumbers;
    private readonly int[][] _termNumbers;
    private readonly Dictionary<string, TermIds> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);
    private int _noteCount;
    private int _termCount;

    private SegmentMerger(IReadOnlyList<IndexSegment> segments)
    {
        _segments = segments;
        _noteNumbers = [.. segments.Select(segment => new int[segment.Notes.Length])];
        _termNumbers = [.. segments.Select(segment => new int[segment.Postings.Terms])];
    }

    /// <summary>Merges segments that have no note in common.</summary>
    public static IndexSegment Merge(IReadOnlyList<IndexSegment> segments) => segments is [var only] ? only : new SegmentMerger(segments).Merge();

    private IndexSegment Merge()
    {
        NumberNotes();
        for (var segment = 0; segment < _segments.Count; segment++) NumberTerms(_segments[segment], _termNumbers[segment]);
        return new IndexSegment(_terms, _topics)
        {
            Notes = ByNote(segment => segment.Notes),
            Talks = ByNote(segment => segment.Talks),
            Postings = MergedPostings(),
            Directions = MergedDirections(),
            Rows = MergedRows(),
            Words = WordList.Merge(_segments.Select(segment => segment.Words)),
        };
    }

    /// <summary>In the order of ids, which the notes of each segment are in already.</summary>
    private void NumberNotes()
    {
        var next = new int[_segments.Count];
        var heads = new PriorityQueue<int, string>(StringComparer.Ordinal);
        for (var segment = 0; segment < next.Length; segment++) Advance(segment);
        while (heads.TryDequeue(out var segment, out _))
        {
            _noteNumbers[segment][next[segment]++] = _noteCount++;
            Advance(segment);
        }

        void Advance(int segment)
        {
            if (next[segment] < _segments[segment].Notes.Length) heads.Enqueue(segment, _segments[segment].Notes[next[segment]].Id);
        }
    }

    private void NumberTerms(IndexSegment segment, int[] numbers)
    {
        foreach (var (stem, ids) in segment.Terms)
        {
            ref var merged = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, stem, out var known);
            if (!known) merged = TermIds.Nowhere;
            merged = new TermIds(Number(ids.Text, merged.Text), Number(ids.Speaker, merged.Speaker), Number(ids.Event, merged.Event), ids.Forms | merged.Forms);
        }

        foreach (var (topic, id) in segment.Topics)
        {
            ref var merged = ref CollectionsMarshal.GetValueRefOrAddDefault(_topics, topic, out var known);
            merged = Number(id, known ? merged : TermIds.None);
        }

        // A term that one segment has keeps the number it was given for another.
        int Number(int old, int merged) => old == TermIds.None ? merged : numbers[old] = merged == TermIds.None ? _termCount++ : merged;
    }

    private Postings MergedPostings()
    {
        var first = new int[_termCount + 1];
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            for (var term = 0; term < _termNumbers[segment].Length; term++) first[_termNumbers[segment][term] + 1] += _segments[segment].Postings.NotesWith(term).Length;
        }

        for (var term = 0; term < _termCount; term++) first[term + 1] += first[term];

        var next = first.AsSpan(0, _termCount).ToArray();
        var (notes, impacts) = (new int[first[^1]], new byte[first[^1]]);
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            var (postings, terms, numbers) = (_segments[segment].Postings, _termNumbers[segment], _noteNumbers[segment]);
            for (var term = 0; term < terms.Length; term++)
            {
                ref var at = ref next[terms[term]];
                postings.ImpactsOf(term).CopyTo(impacts.AsSpan(at));
                foreach (var note in postings.NotesWith(term)) notes[at++] = numbers[note];
            }
        }

        // Those of one segment stand after those of another so far.
        if (AreInterleaved())
        {
            for (var term = 0; term < _termCount; term++) notes.AsSpan(first[term]..first[term + 1]).Sort(impacts.AsSpan(first[term]..first[term + 1]));
        }

        return new Postings(first, notes, impacts);
    }

    /// <summary>Whether a note of some segment comes before one of a segment before.</summary>
    private bool AreInterleaved()
    {
        var numbers = _noteNumbers.SelectMany(numbers => numbers).ToList();
        return numbers.Zip(numbers.Skip(1)).Any(pair => pair.Second < pair.First);
    }

    private NoteDirections MergedDirections()
    {
        var directions = new NoteDirections(new sbyte[_noteCount * WordVectors.Dimensions]);
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            for (var note = 0; note < _noteNumbers[segment].Length; note++) _segments[segment].Directions[note].CopyTo(directions[_noteNumbers[segment][note]]);
        }

        return directions;
    }

    private TermRows MergedRows()
    {
        var first = new int[_noteCount + 1];
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            for (var note = 0; note < _noteNumbers[segment].Length; note++) first[_noteNumbers[segment][note] + 1] = _segments[segment].Rows[note].Length;
        }

        for (var note = 0; note < _noteCount; note++) first[note + 1] += first[note];
        var terms = new int[first[^1]];
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            for (var note = 0; note < _noteNumbers[segment].Length; note++)
            {
                var old = _segments[segment].Rows[note];
                var merged = terms.AsSpan(first[_noteNumbers[segment][note]]);
                for (var at = 0; at < old.Length; at++) merged[at] = old[at] == TermRows.Gap ? TermRows.Gap : _termNumbers[segment][old[at]];
            }
        }

        return new TermRows(first, terms);
    }

    /// <summary>What the segments have of each note, by its new number.</summary>
    private T[] ByNote<T>(Func<IndexSegment, T[]> of)
    {
        var merged = new T[_noteCount];
        for (var segment = 0; segment < _segments.Count; segment++)
        {
            var old = of(_segments[segment]);
            for (var note = 0; note < old.Length; note++) merged[_noteNumbers[segment][note]] = old[note];
        }

        return merged;
    }
}
