using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>Finds what is wrong with the bundled library as a whole, down to the line.</summary>
public static class LibraryCheck
{
    private const string CatalogFile = "topics.yaml";
    private const int LessonsForEachTopic = 2;
    private const int OpeningWords = 2;

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    /// <param name="lessons">The lessons that could be read.</param>
    /// <param name="catalog">The topics.</param>
    /// <param name="ownWords">When given, the sources whose words they must not use.</param>
    public static IReadOnlyList<LibraryProblem> Run(IReadOnlyList<BundledLesson> lessons, TopicCatalog catalog, OwnWords? ownWords = null)
    {
        var problems = lessons.SelectMany(lesson => LessonRules.Broken(lesson.Note, catalog).Select(what => At(lesson, what)))
            .Concat(Shared(lessons, "id", note => note.Id))
            .Concat(Shared(lessons, "title", note => note.Title))
            .Concat(Shared(lessons, "opening", Opening))
            .Concat(NearlyTheSame(lessons))
            .Concat(Coverage(lessons, catalog))
            .Concat(ownWords is null ? [] : lessons.SelectMany(lesson => ownWords.Borrowed(lesson.Note).Select(what => At(lesson, what))));
        return [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
    }

    private static IEnumerable<LibraryProblem> Shared(IReadOnlyList<BundledLesson> lessons, string what, Func<Note, string> of)
    {
        foreach (var same in lessons.GroupBy(lesson => of(lesson.Note), StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0))
        {
            foreach (var lesson in same.Skip(1)) yield return At(lesson, $"has the {what} “{same.Key}” of {same.First().File}:{same.First().Line}");
        }
    }

    private static string Opening(Note note) =>
        note.Text.Split((char[]?)null, OpeningWords + 1, StringSplitOptions.RemoveEmptyEntries) is { Length: > OpeningWords } words ? string.Join(' ', words[..OpeningWords]) : "";

    private static IEnumerable<LibraryProblem> NearlyTheSame(IReadOnlyList<BundledLesson> lessons)
    {
        var seen = new NearDuplicates();
        foreach (var lesson in lessons)
        {
            if (seen.Of(lesson.Note.Id, lesson.Note) is { } other) yield return At(lesson, $"says nearly the same as '{other}'");
            seen.Set(lesson.Note.Id, [lesson.Note]);
        }
    }

    private static IEnumerable<LibraryProblem> Coverage(IReadOnlyList<BundledLesson> lessons, TopicCatalog catalog)
    {
        var counts = lessons.SelectMany(lesson => lesson.Note.Topics).CountBy(topic => topic, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var topic in catalog.All)
        {
            var count = counts.GetValueOrDefault(topic.Name);
            if (count < LessonsForEachTopic && topic.FewLessons is null) yield return new LibraryProblem(CatalogFile, topic.Line, $"'{topic.Name}' has {count} of {LessonsForEachTopic} lessons: add some, or say why not under 'few_lessons'");
            if (count >= LessonsForEachTopic && topic.FewLessons is not null) yield return new LibraryProblem(CatalogFile, topic.Line, $"'{topic.Name}' has {count} lessons: 'few_lessons' is no longer true");
        }
    }

    private static LibraryProblem At(BundledLesson lesson, string what) => new(lesson.File, lesson.Line, what);
}
