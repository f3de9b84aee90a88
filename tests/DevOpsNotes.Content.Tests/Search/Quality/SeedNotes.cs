using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Tests.Importing;
using DevOpsNotes.Content.Tests.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Search.Quality;

/// <summary>The notes of the documents that lie beside the repository, with the ids under which they were judged.</summary>
internal static class SeedNotes
{
    private static readonly Lazy<Note[]> Imported = new(() =>
        [.. Directory.GetFiles(Seeds.Folder!, "0*.txt").Order(StringComparer.Ordinal).SelectMany(path => NotesOf(Import.Bytes(File.ReadAllBytes(path), Path.GetFileName(path))))]);

    public static IReadOnlyList<Note> All => Imported.Value;

    private static IEnumerable<Note> NotesOf(ImportedSource source) =>
        Reconciliation.Plan("shared", source, [], [], _ => null).Notes.Select(note => note.Note);
}
