using System.CommandLine;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>library check</c>: whatever is wrong with the bundled lessons, by file and line.</summary>
internal static class LibraryVerb
{
    private static readonly Option<DirectoryInfo?> Against = new("--against")
    {
        Description = "Also find runs of seven words that a lesson has in common with a document in this folder.",
        HelpName = "folder",
    };

    public static Command Command()
    {
        var check = new Command("check", "Say what is wrong with the bundled lessons, by file and line.") { Against };
        check.SetAction(Run);
        return new Command("library", "Look after the bundled lessons.") { check };
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var ownWords = result.GetValue(Against) is { } folder ? await Sources(folder, cancellationToken) : null;
        var lessons = BundledLibrary.Lessons;
        LibraryProblem[] problems = [.. BundledLibrary.Problems, .. LibraryCheck.Run(lessons, TopicCatalog.Default, ownWords)];
        foreach (var problem in problems)
            Console.Out.WriteLine(problem);

        foreach (var file in lessons.GroupBy(lesson => lesson.File))
            Console.Out.WriteLine($"{file.Count(),5}  {file.Key}");
        var topics = lessons.SelectMany(lesson => lesson.Note.Topics).Distinct(StringComparer.Ordinal).Count();
        Console.Out.WriteLine($"{lessons.Count} lessons on {topics} topics, {lessons.Count(lesson => lesson.Note.IsDaily)} of them daily; {problems.Length} problems{(ownWords is null ? "" : $"; sources compared: {ownWords.SourceCount}")}");
        return problems.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<OwnWords> Sources(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
            throw new SettingsException($"--against needs a folder of sources; there is none at '{folder}'.");
        var ownWords = new OwnWords();
        foreach (var location in SourceLocator.Locate([folder.FullName]).OfType<SourceLocation.LocalFile>())
        {
            try
            {
                ownWords.Add(await FileReader.ReadAsync(location, cancellationToken));
            }
            catch (SourceException error)
            {
                Console.Error.WriteLine(error.Message);
            }
        }

        if (ownWords.SourceCount == 0)
            throw new SettingsException($"--against needs a folder of sources; nothing in '{folder}' can be read as one.");
        return ownWords;
    }
}
