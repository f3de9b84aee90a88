using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>A topic and the run of words of a query that names it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TopicSpan(Topic Topic, int Start, int Count);
