using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>A note that may be an answer.</summary>
/// <param name="Segment">Number of its segment in the index.</param>
/// <param name="Note">Its number in the segment.</param>
/// <param name="Score">How well it fits.</param>
/// <param name="Meaning">What its score has gained because it means about what the query means.</param>
/// <param name="IsFromRelated">It fills up an answer, and was found with the help of related topics.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Segment, int Note, float Score, float Meaning = 0, bool IsFromRelated = false);
