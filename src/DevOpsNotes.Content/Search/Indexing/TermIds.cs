using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// The numbers of a term by where it is: what Kris said is not what mentions Kris. <see cref="None"/> where it is not.
/// </summary>
/// <param name="Text">In titles, texts, takeaways, and titles of talks and sources.</param>
/// <param name="Speaker">In speakers' names.</param>
/// <param name="Event">In names of events, and their years.</param>
/// <param name="Forms">The forms in which the word is written there, see <see cref="Spelling.WordForm"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermIds(int Text, int Speaker, int Event, uint Forms)
{
    public const int None = -1;

    public static TermIds Nowhere { get; } = new(None, None, None, 0);
}
