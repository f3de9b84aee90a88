namespace DevOpsNotes.Content.Tests.Importing;

/// <summary>
/// What the importer makes of whole documents, as a reader gets to see it. Each file in Documents is a test; beside it
/// stands what was approved. All people and events in them are made up.
/// </summary>
public sealed class DocumentTests
{
    private static readonly string Folder = Repository.PathOf("tests/DevOpsNotes.Content.Tests/Importing/Documents");

    public static TheoryData<string> Documents() =>
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(file => !IsOutcome(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_gives_the_notes_that_were_approved(string file)
    {
        var source = Import.Bytes(File.ReadAllBytes(Path.Combine(Folder, file)), file);

        Approved.Verify(Folder, Path.GetFileNameWithoutExtension(file), ReadableNotes.Of(source));
    }

    private static bool IsOutcome(string file) =>
        file.EndsWith(".approved.txt", StringComparison.Ordinal) || file.EndsWith(".received.txt", StringComparison.Ordinal);
}
