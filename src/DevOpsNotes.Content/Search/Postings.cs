using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search;

/// <summary>The postings of all terms, those of term t from <c>First[t]</c> up to <c>First[t + 1]</c>, by ascending note.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Postings(int[] First, int[] Notes, float[] Scores);
