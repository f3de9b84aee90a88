using System.Runtime.InteropServices;
using DevOpsNotes.Content.Search.Indexing;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>
/// The scores of one search, note by note, and the words of the query that each note has. It is used again and again, and
/// cleared only where it was touched, so that a search costs what its postings cost and not what the corpus is large.
/// </summary>
internal sealed class ScoreAccumulator
{
    private Slot[] _slots = [];
    private int[] _touched = [];
    private int _count;

    /// <summary>The notes with a score, in no order.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    public ref readonly Slot this[int note] => ref _slots[note];

    /// <summary>Forgets all scores, and makes room for so many notes.</summary>
    public void Clear(int notes)
    {
        foreach (var note in Touched) _slots[note] = default;
        _count = 0;
        if (_slots.Length < notes) (_slots, _touched) = (new Slot[notes], new int[notes]);
    }

    /// <summary>Adds the postings of one term.</summary>
    public void Add(in Postings postings, int term, float weight, uint covers)
    {
        var (slots, touched, count) = (_slots, _touched, _count);
        var notes = postings.NotesWith(term);
        var impacts = postings.ImpactsOf(term);
        for (var i = 0; i < notes.Length; i++)
        {
            ref var slot = ref slots[notes[i]];
            if (slot.Score == 0) touched[count++] = notes[i];
            slot.Score += weight * impacts[i];
            slot.Covers |= covers;
        }

        _count = count;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Slot
    {
        public float Score;
        public uint Covers;
    }
}
