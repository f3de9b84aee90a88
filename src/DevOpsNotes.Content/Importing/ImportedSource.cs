using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing;

/// <summary>What a source gives: notes that have no id yet, and what was left out.</summary>
/// <param name="Key">
/// Names the source for good: its Atom id or canonical address where it states one, else the key under which it was read.
/// </param>
/// <param name="Title">What to call it.</param>
/// <param name="Drafts">In the order of the source.</param>
/// <param name="LeftOut">What gave no note, with the reason.</param>
public sealed record ImportedSource(string Key, string Title, IReadOnlyList<NoteDraft> Drafts, IReadOnlyList<LeftOut> LeftOut);

/// <summary>A note before it has an id.</summary>
/// <param name="Section">Where it stands in its source: address and headings. The same place in a later version has the same value.</param>
/// <param name="Note">The note, its id empty.</param>
public sealed record NoteDraft(string Section, Note Note);
