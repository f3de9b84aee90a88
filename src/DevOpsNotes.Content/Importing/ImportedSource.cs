using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing;

/// <summary>What a source gives: notes that have no id yet, and what was left out.</summary>
/// <param name="Key">
/// Names the source for good: its Atom id or canonical address where it states one, else the key under which it was read.
/// </param>
/// <param name="Title">What to call it.</param>
/// <param name="Notes">In the order of the source, their ids still empty.</param>
/// <param name="LeftOut">What gave no note, with the reason.</param>
public sealed record ImportedSource(string Key, string Title, IReadOnlyList<SourceNote> Notes, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>
    /// The oldest day that the source still shows, for a feed that was fetched: notes from before have left its window,
    /// not the source. A feed in a file is whole.
    /// </summary>
    public DateOnly? Since { get; init; }
}
