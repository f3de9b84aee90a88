using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Meaning;

/// <summary>Where each note of a segment points, note after note (<see cref="Direction"/>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteDirections(sbyte[] Components)
{
    public Span<sbyte> this[int note] => Components.AsSpan(note * WordVectors.Dimensions, WordVectors.Dimensions);
}
