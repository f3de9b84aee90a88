using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>A term to look for, and what finding it counts.</summary>
/// <param name="Kind">How it came to stand for words of the query.</param>
/// <param name="Start">Where its term begins among the terms of the plan.</param>
/// <param name="Length">How long its term is.</param>
/// <param name="Weight">What a step of impact adds to a score.</param>
/// <param name="Covers">The words it stands for, as <see cref="Coverage"/> counts them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Clause(ClauseKind Kind, int Start, int Length, float Weight, uint Covers);
