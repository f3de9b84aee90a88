using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// The best hits seen so far, in a binary heap with the worst on top. Of the notes of one group it holds the best.
/// </summary>
/// <param name="capacity">How many hits are wanted.</param>
/// <param name="groups">By note, a number that notes of one group share, or -1 for a note of its own; absent when all are.</param>
internal sealed class TopHits(int capacity, int[]? groups)
{
    private readonly Hit[] _heap = new Hit[capacity];
    private int _count;

    public void Offer(int note, float score)
    {
        var hit = new Hit(note, score);
        if (_count == _heap.Length && !hit.Beats(_heap[0])) return;

        if (IndexOfGroup(note) is >= 0 and var sibling)
        {
            if (!hit.Beats(_heap[sibling])) return;
            _heap[sibling] = hit;
            SiftDown(sibling);
        }
        else if (_count < _heap.Length)
        {
            _heap[_count] = hit;
            SiftUp(_count++);
        }
        else
        {
            _heap[0] = hit;
            SiftDown(0);
        }
    }

    /// <summary>The hits, the best first.</summary>
    public Hit[] Ranked()
    {
        var hits = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(hits, static (left, right) => left.RankAgainst(right));
        return hits;
    }

    private int IndexOfGroup(int note)
    {
        if (groups is null || groups[note] < 0) return -1;
        for (var i = 0; i < _count; i++)
        {
            if (groups[_heap[i].Note] == groups[note]) return i;
        }

        return -1;
    }

    private void SiftUp(int index)
    {
        while (index > 0 && _heap[(index - 1) / 2].Beats(_heap[index]))
        {
            (_heap[index], _heap[(index - 1) / 2]) = (_heap[(index - 1) / 2], _heap[index]);
            index = (index - 1) / 2;
        }
    }

    private void SiftDown(int index)
    {
        for (var child = (2 * index) + 1; child < _count; child = (2 * index) + 1)
        {
            if (child + 1 < _count && _heap[child].Beats(_heap[child + 1])) child++;
            if (!_heap[index].Beats(_heap[child])) return;
            (_heap[index], _heap[child]) = (_heap[child], _heap[index]);
            index = child;
        }
    }

    /// <summary>A note by its place in the index, which is the order of ids, so that equal scores always rank alike.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Hit(int Note, float Score)
    {
        public bool Beats(Hit other) => RankAgainst(other) < 0;

        /// <summary>Negative when this hit ranks before the other.</summary>
        public int RankAgainst(Hit other) => Score == other.Score ? Note.CompareTo(other.Note) : other.Score.CompareTo(Score);
    }
}
