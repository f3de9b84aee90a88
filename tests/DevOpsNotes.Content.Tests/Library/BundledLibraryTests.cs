using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Tests.Importing;
using DevOpsNotes.Content.Tests.Importing.Reading;
using DevOpsNotes.Content.Tests.Search.Quality;

namespace DevOpsNotes.Content.Tests.Library;

/// <summary>The lessons that are really there. What is checked of each, <see cref="LessonFileTests"/> proves to be found.</summary>
public sealed class BundledLibraryTests
{
    [Fact]
    public void Nothing_is_wrong_with_any_lesson() =>
        Assert.Empty(BundledLibrary.Problems.Concat(LibraryCheck.Run(BundledLibrary.Lessons, TopicCatalog.Default)));

    [Fact]
    public void There_is_a_lesson_for_every_morning_of_a_season()
    {
        Assert.InRange(BundledLibrary.Lessons.Count, 120, 500);
        Assert.InRange(BundledLibrary.Lessons.Count(lesson => lesson.Note.IsDaily), 90, 500);
    }

    [SeedFact]
    public void No_lesson_has_the_words_of_its_source()
    {
        var ownWords = new OwnWords();
        var paths = Directory.GetFiles(Seeds.Folder!, "0*.txt");
        Assert.NotEmpty(paths);
        foreach (var path in paths)
            ownWords.Add(new RawDocument { Key = path, Name = Path.GetFileName(path), Bytes = File.ReadAllBytes(path) });

        Assert.Empty(LibraryCheck.Run(BundledLibrary.Lessons, TopicCatalog.Default, ownWords));
    }

    /// <summary>Two draw on what an import gives to somebody else.</summary>
    [SeedFact]
    public void Lessons_are_linked_to_the_pieces_of_the_talk_or_post_that_they_draw_on()
    {
        var imported = SeedNotes.All.Select(Talk.KeyOf).ToHashSet();

        var unlinked = BundledLibrary.Lessons.Where(lesson => !imported.Contains(Talk.KeyOf(lesson.Note))).Select(lesson => lesson.Note.Id);

        Assert.Equal(["improvement-time-cancelled", "somebody-elses-chart"], unlinked.Order(StringComparer.Ordinal));
    }
}
