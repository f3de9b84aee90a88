using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// The terms of each note in reading order, those of note n from <c>First[n]</c> up to <c>First[n + 1]</c>, without stop
/// words and with <see cref="Gap"/> between fields: what phrases are looked for in.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermRows(int[] First, int[] Terms)
{
    /// <summary>Stands between two fields.</summary>
    public const int Gap = -1;

    public ReadOnlySpan<int> this[int note] => Terms.AsSpan(First[note]..First[note + 1]);

    /// <summary>Whether a note has one term right before another.</summary>
    public bool HasPair(int note, int first, int second)
    {
        var row = this[note];
        for (var at = row.IndexOf(first); at >= 0 && at + 1 < row.Length; at = row.IndexOf(first))
        {
            if (row[at + 1] == second) return true;
            row = row[(at + 1)..];
        }

        return false;
    }
}
