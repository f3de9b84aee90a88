using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Content.Tests.Teaching;

public sealed class TeamLessonTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void Its_title_is_its_first_sentence_and_its_topics_are_those_it_names()
    {
        var lesson = Compose(new LessonDraft { Text = "  Cool the turbines before noon.\r\nThey overheat at lunch, and an incident follows. " });

        Assert.Equal("Cool the turbines before noon", lesson.Title);
        Assert.Equal("Cool the turbines before noon.\nThey overheat at lunch, and an incident follows.", lesson.Text);
        Assert.Contains("incident response", lesson.Topics);
        Assert.True(lesson.Attribution is { OfTeam: true, Verbatim: true, Date: { Year: 2026 }, Speakers: [] });
    }

    [Fact]
    public void What_is_given_is_taken()
    {
        var lesson = Compose(new LessonDraft { Text = "Cool the turbines before noon.", Title = " Noon  is\nlate ", Takeaway = "Cool early.", Topics = ["k8s", "Toil", "kubernetes"] });

        Assert.Equal(("Noon is late", "Cool early."), (lesson.Title, lesson.Takeaway));
        Assert.Equal(["kubernetes", "toil"], lesson.Topics);
    }

    [Fact]
    public void A_long_first_sentence_is_cut_between_words()
    {
        var title = Compose(new LessonDraft { Text = string.Join(' ', Enumerable.Repeat("turbine", 40)) }).Title;

        Assert.InRange(title.Length, 50, TeamLesson.LongestLine);
        Assert.EndsWith("turbine…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_have_the_same_id_in_one_workspace_and_another_id_in_another()
    {
        var draft = new LessonDraft { Text = "Cool the turbines before noon." };

        Assert.Equal(Compose(draft).Id, Compose(draft with { Text = "cool the turbines  before NOON", Title = "Noon" }).Id);
        Assert.NotEqual(Compose(draft).Id, TeamLesson.Compose(draft, "slack:T2", Day, TopicCatalog.Default).Id);
        Assert.NotEqual(Compose(draft).Id, Compose(draft with { Text = "Cool the turbines after noon." }).Id);
    }

    [Theory]
    [InlineData("", null, null, null, "Text")]
    [InlineData("🚀 🚀 🚀 🚀 🚀", null, null, null, "Text")]
    [InlineData("Cool the turbines before noon.", null, null, "", null)]
    [InlineData("Cool the turbines before noon.", "  ", "  ", null, null)]
    [InlineData("Cool the turbines before noon.", "\u200B\u202E", null, null, null)]
    [InlineData("Cool the turbines before noon.", ".", null, null, "Title")]
    [InlineData("ワーカーの前にキューを再起動すること", null, null, null, null)]
    [InlineData("短い", null, null, null, "Text")]
    [InlineData("Cool the turbines before noon.", null, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", null, "Takeaway")]
    [InlineData("Cool the turbines before noon.", null, null, "weeding", "Topics")]
    public void What_keeps_a_draft_from_being_a_lesson_is_named_by_field(string text, string? title, string? takeaway, string? topic, string? field)
    {
        var problems = TeamLesson.ProblemsOf(new LessonDraft { Text = text, Title = title, Takeaway = takeaway, Topics = topic is null or "" ? [] : [topic] }, TopicCatalog.Default);

        Assert.Equal(field, problems.Count == 0 ? null : Assert.Single(problems).Field);
    }

    [Fact]
    public void Limits_are_told_with_the_number()
    {
        var problems = TeamLesson.ProblemsOf(
            new LessonDraft { Text = string.Join(' ', Enumerable.Repeat("word", 1000)), Takeaway = new string('t', 151), Title = new string('t', 151), Topics = ["toil", "slo", "k8s", "trust", "silos"] }, TopicCatalog.Default);

        Assert.Equal(
            [
                "A lesson has at most 2500 characters; this one has 4999. Teach its parts one by one.",
                "A title has at most 150 characters.",
                "A takeaway has at most 15 words and 150 characters.",
                "A lesson has at most 4 topics.",
            ],
            problems.Select(problem => problem.Message));
    }

    private static Note Compose(LessonDraft draft) => TeamLesson.Compose(draft, "slack:T1", Day, TopicCatalog.Default);
}
