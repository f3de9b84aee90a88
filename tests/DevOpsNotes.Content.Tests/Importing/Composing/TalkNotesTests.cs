namespace DevOpsNotes.Content.Tests.Importing.Composing;

/// <summary>Who gave a talk, where its heading does not say so.</summary>
public sealed class TalkNotesTests
{
    private const string Points = "- alerts describe a symptom that a user can feel\n- the runbook stands next to the alert on the dashboard\n";

    [Theory]
    [InlineData("*Mira Okafor (Lantern Labs)*")]
    [InlineData("**Mira Okafor**")]
    [InlineData("[Mira Okafor](https://example.org/mira)")]
    [InlineData("by Mira Okafor, Lantern Labs")]
    [InlineData("Speaker: Mira Okafor")]
    public void A_line_under_the_heading_names_the_speaker_and_is_no_part_of_the_notes(string line)
    {
        var lessons = Import.Lessons($"# RiverConf 2031 notes\n\n## Talks\n\n### Quiet dashboards\n{line}\n\n{Points}\n### Deploying on a Friday\n*Tomas Lind*\n\n{Points}");

        Assert.Equal(["Quiet dashboards", "Deploying on a Friday"], lessons.Select(lesson => lesson.Title));
        Assert.Equal(["Mira Okafor", "Tomas Lind"], lessons.Select(lesson => Assert.Single(lesson.Attribution.Speakers)));
        Assert.All(lessons, lesson => Assert.Equal(Points.TrimEnd(), lesson.Text));
    }

    [Fact]
    public void Talks_that_are_items_of_a_list_are_lessons_of_their_own()
    {
        const string Said = "A team that owns its pipeline deploys small changes and repairs them within the hour.";

        var lessons = Import.Lessons($"# RiverConf 2031\n\nSome notes:\n\n- Day one:\n  - Quiet dashboards by Mira Okafor. {Said}\n  - Boring releases by Tomas Lind. {Said}\n");

        Assert.Equal(["Mira Okafor", "Tomas Lind"], lessons.Select(lesson => Assert.Single(lesson.Attribution.Speakers)));
        Assert.Equal(["Quiet dashboards", "Boring releases"], lessons.Select(lesson => lesson.Title));
    }

    [Fact]
    public void What_stands_under_show_notes_is_judged_by_itself()
    {
        const string Lesson = "On-call works when the people who are paged can repair the cause, because the feedback reaches those who write the code.";

        Assert.Equal(Lesson, Assert.Single(Import.Lessons($"# Changing operations\n\n## Show Notes\n\n### How to change on-call\n\n{Lesson}\n")).Text);
    }

    [Fact]
    public void A_list_that_nobody_reads_in_one_go_is_cut_between_its_items()
    {
        var items = Enumerable.Range(1, 40).Select(i => $"- experience {i} with the failover of the database in production says to rehearse it").ToList();

        var lessons = Import.Lessons($"# Failover\n\n## Patterns\n\n{string.Join('\n', items)}\n");

        Assert.True(lessons.Count > 2);
        Assert.Equal(items, lessons.SelectMany(lesson => lesson.Text.Split('\n')));
    }
}
