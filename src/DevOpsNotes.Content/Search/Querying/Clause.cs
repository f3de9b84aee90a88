using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>A term to look for, and what finding it counts.</summary>
/// <param name="Kind">How it came to stand for words of the query.</param>
/// <param name="Word">Number of the first word it stands for.</param>
/// <param name="Topic">Name of the topic, for a clause that is one.</param>
/// <param name="Weight">What a step of impact adds to a score.</param>
/// <param name="Covers">The words it stands for, as <see cref="Coverage"/> counts them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Clause(ClauseKind Kind, int Word, string? Topic, float Weight, uint Covers);
