using System.Text;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Importing;

/// <summary>Imports as the program does: from bytes, with everything that the importer consists of.</summary>
internal static class Import
{
    public static ImportedSource Text(string text, string name = "notes.txt", ImportChoices? choices = null) =>
        Bytes(Encoding.UTF8.GetBytes(text), name, choices);

    public static ImportedSource Bytes(ReadOnlyMemory<byte> bytes, string name, ImportChoices? choices = null) =>
        new Importer(TopicCatalog.Default).Import(new RawDocument { Key = name, Name = name, Bytes = bytes }, choices ?? ImportChoices.None);

    public static IReadOnlyList<Note> Lessons(string text, string name = "notes.txt") => NotesOf(text, name, NoteKind.Lesson);

    public static IReadOnlyList<Note> Quotes(string text, string name = "notes.txt") => NotesOf(text, name, NoteKind.Quote);

    private static List<Note> NotesOf(string text, string name, NoteKind kind) =>
        [.. Text(text, name).Notes.Select(note => note.Note).Where(note => note.Kind == kind)];
}
