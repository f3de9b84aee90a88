using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.CommandLine;

/// <summary>What the lessons of this release do beside what a store keeps.</summary>
[Collection(Terminal.Name)]
public sealed class BundledLessonsTests
{
    private static readonly string Id = BundledLibrary.Lessons[0].Note.Id;

    [Fact]
    public async Task A_fresh_start_answers_without_importing_anything_unless_the_library_is_off()
    {
        await using var store = new TemporaryStore();

        var (exitCode, answer, _) = await Terminal.RunWithLessons("ask", "toil", "--data", store.Folder);
        Assert.Equal(0, exitCode);
        Assert.Contains("in our words, from “", answer, StringComparison.Ordinal);
        Assert.Contains("Takeaway: ", answer, StringComparison.Ordinal);
        Assert.StartsWith("There are no notes yet, ", (await Terminal.RunWithLessons("ask", "toil", "--library", "off", "--data", store.Folder)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Terminal.RunWithLessons("ask", "toil", "--library", "maybe", "--data", store.Folder)).ExitCode);
    }

    [Fact]
    public async Task They_are_shown_and_counted_beside_what_was_imported()
    {
        await using var store = new TemporaryStore();
        await store.Keep([TestNotes.Full]);

        var shown = (await Shown(store)).Select(note => note.Id).ToArray();

        Assert.Equal(BundledLibrary.Lessons.Count + 1, shown.Length);
        Assert.Contains(TestNotes.Full.Id, shown);
        var topics = (await Terminal.RunWithLessons("topics", "--data", store.Folder)).Output;
        Assert.Contains($"{BundledLibrary.Lessons.Count(lesson => lesson.Note.Topics.Contains("toil")) + 1,5}  toil\n", topics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_lesson_stays_away_and_takes_nothing_else_with_it()
    {
        await using var store = new TemporaryStore();
        await store.Keep([TestNotes.Full]);

        Assert.StartsWith($"Withdrew {Id}, ", (await Terminal.RunWithLessons("withdraw", Id, "--data", store.Folder)).Output, StringComparison.Ordinal);

        var shown = (await Shown(store)).Select(note => note.Id).ToArray();
        Assert.DoesNotContain(Id, shown);
        Assert.Equal(BundledLibrary.Lessons.Count, shown.Length);
        Assert.Equal(1, (await Terminal.RunWithLessons("withdraw", Id, "--data", store.Folder)).ExitCode);
    }

    [Fact]
    public async Task A_lesson_of_everybody_is_not_one_workspaces_to_withdraw()
    {
        await using var store = new TemporaryStore();

        var (exitCode, _, errors) = await Terminal.RunWithLessons("withdraw", Id, "--workspace", "slack:T1", "--data", store.Folder);

        Assert.Equal(1, exitCode);
        Assert.EndsWith("What everybody has is withdrawn without --workspace.\n", errors, StringComparison.Ordinal);
        Assert.Equal(BundledLibrary.Lessons.Count, (await Shown(store)).Count);
    }

    [Fact]
    public async Task The_library_is_checked_on_the_command_line()
    {
        var (exitCode, output, _) = await Terminal.RunWithLessons("library", "check");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"\n\d+ lessons on \d+ topics, \d+ of them daily; 0 problems\n$", output);
        Assert.Equal(2, (await Terminal.RunWithLessons("library", "check", "--against", "nowhere")).ExitCode);
        Assert.EndsWith("See library check --help.\n", (await Terminal.RunWithLessons("library", "check", "--agains")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_whose_words_a_lesson_has_is_named_with_the_lessons_line()
    {
        await using var store = new TemporaryStore();
        var lesson = BundledLibrary.Lessons[0];
        Directory.CreateDirectory(store.Folder);
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "page.txt"), lesson.Note.Text);

        var (exitCode, output, _) = await Terminal.RunWithLessons("library", "check", "--against", store.Folder);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{lesson.File}:{lesson.Line}: “", output, StringComparison.Ordinal);
        Assert.Contains("stands in page.txt, too", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_passes_over_what_cannot_be_read_and_does_not_pass_with_nothing_read()
    {
        await using var store = new TemporaryStore();
        Directory.CreateDirectory(store.Folder);
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "empty.txt"), "");

        var (exitCode, _, errors) = await Terminal.RunWithLessons("library", "check", "--against", store.Folder);
        Assert.Equal(2, exitCode);
        Assert.Contains("nothing in ", errors, StringComparison.Ordinal);
        Assert.Contains("empty.txt", errors, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(store.Folder, "page.txt"), "Nothing that any lesson says.");
        Assert.EndsWith("0 problems; sources compared: 1\n", (await Terminal.RunWithLessons("library", "check", "--against", store.Folder)).Output, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Note>> Shown(TemporaryStore store) =>
        await (await store.OpenLibrary(BundledLibrary.Lessons)).Notes(Scope.Shared, CancellationToken.None);
}
