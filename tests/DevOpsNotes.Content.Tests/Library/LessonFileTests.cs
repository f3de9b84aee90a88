using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Library;

public sealed class LessonFileTests
{
    private const string Words = "one two three four five six seven eight nine ten";

    private const string File = """
        ---
        source: Notes of a day
        source_url: https://example.org/notes/
        event: Example Days 2021
        date: 2021-10-28
        reported_by: Ada Example
        licence: CC BY 4.0
        ---

        ## Count toil before you fight it

        ```yaml
        id: count-toil
        talk: On counting
        speakers: [Bo Sample]
        role: operator at Example
        source_url: https://example.org/notes/#on-counting
        topics: [toil, automation]
        daily: true
        ask: What did you do by hand twice last week?
        takeaway: Write down for two weeks what you do by hand.
        ```

        Counting comes
        first.

        - then the rest

        ## Rest

        ```yaml
        id: rest
        topics: [burnout]
        takeaway: Go home at five.
        ```

        Resting.
        """;

    [Fact]
    public void A_file_gives_its_lessons_with_everything_that_is_said_of_them()
    {
        var problems = new List<LibraryProblem>();
        var lessons = LessonFile.Read("days.md", File, problems);

        Assert.Empty(problems);
        Assert.Equal([("days.md", 10), ("days.md", 29)], lessons.Select(lesson => (lesson.File, lesson.Line)));
        Assert.Equal(
            """{"id":"count-toil","kind":"lesson","title":"Count toil before you fight it","text":"Counting comes first.\n\n- then the rest","takeaway":"Write down for two weeks what you do by hand.","daily":true,"ask":"What did you do by hand twice last week?","speakers":["Bo Sample"],"role":"operator at Example","reported_by":"Ada Example","talk":"On counting","event":"Example Days 2021","date":"2021-10-28","topics":["toil","automation"],"source":"Notes of a day","source_url":"https://example.org/notes/#on-counting","licence":"CC BY 4.0","verbatim":false}""",
            NoteJson.Serialize(lessons[0].Note));
        Assert.Equal("https://example.org/notes/", lessons[1].Note.Attribution.SourceUrl?.AbsoluteUri);
        Assert.False(lessons[1].Note.IsDaily);
    }

    [Theory]
    [InlineData("---\nsource: Notes", "Notes", "days.md:1: the file begins with front matter between lines of ---")]
    [InlineData("source: Notes of a day\n", "", "days.md:1: 'source' is missing")]
    [InlineData("source_url: https://example.org/notes/\nevent", "event", "days.md:1: 'source_url' is missing: an address, or unknown")]
    [InlineData("source_url: https://example.org/notes/\n", "source_url: notes\n", "days.md:3: 'source_url' is an address that begins with http:// or https://, not 'notes'")]
    [InlineData("date: 2021-10-28", "date: October", "days.md:5: 'date' is a day such as 2019-10-31, not 'October'")]
    [InlineData("licence:", "license:", "days.md:7: there is no key 'license'")]
    [InlineData("id: count-toil\n", "", "days.md:10: 'id' is missing")]
    [InlineData("topics: [toil, automation]", "topics: toil", "days.md:18: 'topics' needs a list, such as [one, another]")]
    [InlineData("daily: true", "daily: yes", "days.md:19: 'daily' is true or false, not 'yes'")]
    [InlineData("talk: On counting", "talk: On: counting", "days.md:14: ")]
    [InlineData("talk: On counting", "id: again", "days.md:14: 'id' stands twice")]
    [InlineData("```yaml\nid: rest", "id: rest", "days.md:29: below a title stands a block that begins with ```yaml")]
    [InlineData("## Rest", "Rest\n\n## Rest", null)]
    [InlineData("licence: CC BY 4.0\n---\n", "licence: CC BY 4.0\n---\nSome words.\n", "days.md:9: a lesson begins with a heading, ## and its title")]
    public void A_mistake_is_named_with_its_line(string right, string wrong, string? problem)
    {
        var problems = new List<LibraryProblem>();
        LessonFile.Read("days.md", File.Replace(right, wrong, StringComparison.Ordinal), problems);

        if (problem is null) Assert.Empty(problems);
        else Assert.StartsWith(problem, problems.Select(found => found.ToString()).DefaultIfEmpty("none").First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_in_the_middle_of_a_lesson_is_a_mistake_and_no_crash()
    {
        for (var length = 0; length < File.Length; length++) LessonFile.Read("days.md", File[..length], []);
    }

    [Theory]
    [InlineData("Title", "a title has 1 to 10 words", Words + " eleven")]
    [InlineData("Title", "a title ends without a period", "Count it.")]
    [InlineData("Text", "a text has 40 to 90 words, not 10", Words)]
    [InlineData("Text", "a text is plain", "**" + Words + Words + Words + Words + "**")]
    [InlineData("Takeaway", "a takeaway has at most 15 words, not 20", Words + " " + Words)]
    [InlineData("Ask", "'ask' ends with a question mark", "Who knows")]
    [InlineData("Id", "an id is lower-case words with hyphens", "Count toil")]
    [InlineData("Topic", "there is no topic 'toiling'", "toiling")]
    public void A_lesson_that_breaks_a_rule_says_which(string what, string problem, string value)
    {
        var note = Sound("sound");
        note = what switch
        {
            "Title" => note with { Title = value },
            "Text" => note with { Text = value },
            "Takeaway" => note with { Takeaway = value },
            "Ask" => note with { Ask = value },
            "Id" => note with { Id = value },
            _ => note with { Topics = [value] },
        };

        Assert.Contains(Check(note), found => found.StartsWith("days.md:1: " + problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_daily_lesson_and_its_question_go_together()
    {
        Assert.Contains(Check(Sound("a") with { Ask = null }), found => found.Contains("a daily lesson has a question", StringComparison.Ordinal));
        Assert.Contains(Check(Sound("a") with { IsDaily = false }), found => found.Contains("'ask' goes with 'daily: true'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_two_lessons_may_not_share_is_told_with_the_place_of_the_other()
    {
        var problems = Check(Sound("a"), Sound("a") with { Title = "Another" }, Sound("b") with { Text = Sound("b").Text.Replace("Zeta", "Something else", StringComparison.Ordinal) });

        Assert.Contains("days.md:2: has the id “a” of days.md:1", problems);
        Assert.Contains("days.md:2: has the opening “Zeta of” of days.md:1", problems);
        Assert.Contains("days.md:3: has the title “A claim” of days.md:1", problems);
        Assert.Contains("days.md:3: says nearly the same as 'a'", problems);
    }

    [Fact]
    public void A_topic_has_two_lessons_or_says_why_not()
    {
        var catalog = TopicCatalog.Read(new StringReader("- name: toil\n- name: mainframes\n  few_lessons: no source speaks of it\n- name: burnout\n- name: sleep\n  few_lessons: no source speaks of it"));
        var problems = LibraryCheck.Run([At(1, Sound("a") with { Topics = ["toil", "sleep"] }), At(2, Sound("b") with { Topics = ["toil", "sleep"] })], catalog).Select(problem => problem.ToString()).ToArray();

        Assert.Contains("topics.yaml:4: 'burnout' has 0 of 2 lessons: add some, or say why not under 'few_lessons'", problems);
        Assert.Contains("topics.yaml:5: 'sleep' has 2 lessons: 'few_lessons' is no longer true", problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("mainframes", StringComparison.Ordinal) || problem.Contains("'toil'", StringComparison.Ordinal));
    }

    private static Note Sound(string id) => new()
    {
        Id = id,
        Kind = NoteKind.Lesson,
        Title = "A claim",
        Text = $"Zeta of {id} {Words} alpha {Words} beta {Words} gamma {Words} delta",
        Takeaway = "Do it.",
        IsDaily = true,
        Ask = "Who did it?",
        Topics = ["toil"],
        Attribution = new Attribution { Source = "Notebook", Verbatim = false },
    };

    private static BundledLesson At(int line, Note note) => new(note, "days.md", line);

    private static string[] Check(params Note[] notes) =>
        [.. LibraryCheck.Run([.. notes.Select((note, index) => At(index + 1, note))], TopicCatalog.Default).Where(problem => problem.File == "days.md").Select(problem => problem.ToString())];
}
