using System.Runtime.InteropServices;

namespace DevOpsNotes.Storage.Workspaces;

/// <summary>How much a workspace keeps of a person.</summary>
/// <param name="Saved">Quotes that the person saved.</param>
/// <param name="Quoted">Quotes of the person's words, or of words that the person reported, that others saved.</param>
/// <param name="Taught">Lessons that the person taught.</param>
/// <param name="Votes">Votes that the person cast.</param>
/// <param name="Changes">Changes of quotes that are recorded as the person's.</param>
/// <param name="Subscriptions">Lessons of the day that the person set up.</param>
/// <param name="Bookmarks">Notes that the person keeps.</param>
/// <param name="NeverQuotes">The person wishes never to be quoted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PersonalTraces(int Saved, int Quoted, int Taught, int Votes, int Changes, int Subscriptions, int Bookmarks, bool NeverQuotes)
{
    /// <summary>Nothing is kept that could be erased.</summary>
    public bool IsNothing => Saved + Quoted + Taught + Votes + Changes + Subscriptions + Bookmarks == 0;
}
