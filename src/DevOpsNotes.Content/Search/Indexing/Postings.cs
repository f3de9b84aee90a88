using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// The postings of all terms, those of term t from <c>First[t]</c> up to <c>First[t + 1]</c>, by ascending note: which notes
/// have it, and with which impact (<see cref="Bm25.Impact(float, float)"/>).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Postings(int[] First, int[] Notes, byte[] Impacts)
{
    /// <summary>How many terms there are.</summary>
    public int Terms => First.Length - 1;

    public ReadOnlySpan<int> NotesWith(int term) => Notes.AsSpan(First[term]..First[term + 1]);

    public ReadOnlySpan<byte> ImpactsOf(int term) => Impacts.AsSpan(First[term]..First[term + 1]);

    /// <summary>The impact of a term in a note; 0 when that does not have it.</summary>
    public byte ImpactOf(int term, int note) => NotesWith(term).BinarySearch(note) is >= 0 and var at ? ImpactsOf(term)[at] : (byte)0;
}
