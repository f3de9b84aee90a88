using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Notes;

/// <summary>A run of words of a text that names a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Start">Number of the first word.</param>
/// <param name="Count">How many words.</param>
/// <param name="IsName">They are its name rather than another.</param>
/// <param name="IsNarrower">They name something that belongs to the topic (<see cref="Topic.Narrower"/>).</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TopicMention(Topic Topic, int Start, int Count, bool IsName, bool IsNarrower)
{
    /// <summary>Number of the word after the last.</summary>
    public int End => Start + Count;
}
