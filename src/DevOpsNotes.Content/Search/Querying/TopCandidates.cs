using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>The best candidates seen so far, in a binary heap with the worst on top.</summary>
internal sealed class TopCandidates : IComparer<Candidate>
{
    private Candidate[] _heap = [];
    private IndexSegment[] _segments = [];
    private int _capacity;
    private int _count;

    /// <summary>What a candidate has to beat; 0 while there is room.</summary>
    public float Bar { get; private set; }

    public void Clear(int capacity, IndexSegment[] segments)
    {
        if (_heap.Length < capacity) _heap = new Candidate[capacity];
        (_capacity, _segments, _count, Bar) = (capacity, segments, 0, 0);
    }

    public void Offer(in Candidate candidate)
    {
        if (_count < _capacity)
        {
            _heap[_count] = candidate;
            SiftUp(_count++);
        }
        else if (Beats(candidate, _heap[0]))
        {
            _heap[0] = candidate;
            SiftDown(_count);
        }

        if (_count == _capacity) Bar = _heap[0].Score;
    }

    /// <summary>The candidates in their order, to be changed in place; no more may be offered.</summary>
    public Span<Candidate> Ranked()
    {
        // The worst is on top: it goes to the end, and so does the worst of the others.
        for (var last = _count - 1; last > 0; last--)
        {
            (_heap[0], _heap[last]) = (_heap[last], _heap[0]);
            SiftDown(last);
        }

        return _heap.AsSpan(0, _count);
    }

    /// <summary>Negative when the first ranks before the second: by score, then by id.</summary>
    public int Compare(Candidate left, Candidate right) =>
        left.Score != right.Score ? right.Score.CompareTo(left.Score)
        : left.Segment == right.Segment ? left.Note.CompareTo(right.Note)
        : string.CompareOrdinal(_segments[left.Segment].Notes[left.Note].Id, _segments[right.Segment].Notes[right.Note].Id);

    private bool Beats(in Candidate left, in Candidate right) => left.Score != right.Score ? left.Score > right.Score : Compare(left, right) < 0;

    private void SiftUp(int index)
    {
        while (index > 0 && Beats(_heap[(index - 1) / 2], _heap[index]))
        {
            (_heap[index], _heap[(index - 1) / 2]) = (_heap[(index - 1) / 2], _heap[index]);
            index = (index - 1) / 2;
        }
    }

    private void SiftDown(int count)
    {
        var index = 0;
        for (var child = 1; child < count; child = (2 * index) + 1)
        {
            if (child + 1 < count && Beats(_heap[child], _heap[child + 1])) child++;
            if (!Beats(_heap[index], _heap[child])) return;
            (_heap[index], _heap[child]) = (_heap[child], _heap[index]);
            index = child;
        }
    }
}
