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

    public ReadOnlySpan<int> Of(int note) => Terms.AsSpan(First[note]..First[note + 1]);
}
