using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>The lessons that every release brings along, in words of this project, from the Markdown files beside this class.</summary>
public static class BundledLibrary
{
    private const string Prefix = "Library/";

    private static readonly Lazy<(IReadOnlyList<BundledLesson> Lessons, IReadOnlyList<LibraryProblem> Problems)> Read = new(ReadAll);

    /// <summary>The lessons, file by file; one with a mistake in its form is left out.</summary>
    public static IReadOnlyList<BundledLesson> Lessons => Read.Value.Lessons;

    /// <summary>What could not be read.</summary>
    public static IReadOnlyList<LibraryProblem> Problems => Read.Value.Problems;

    private static (IReadOnlyList<BundledLesson> Lessons, IReadOnlyList<LibraryProblem> Problems) ReadAll()
    {
        var (lessons, problems) = (new List<BundledLesson>(), new List<LibraryProblem>());
        var assembly = typeof(BundledLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            lessons.AddRange(LessonFile.Read(name[Prefix.Length..], reader.ReadToEnd(), problems));
        }

        return (lessons, problems);
    }
}
