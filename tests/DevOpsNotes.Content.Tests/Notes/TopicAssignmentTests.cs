using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Notes;

public sealed class TopicAssignmentTests
{
    [Theory]
    [InlineData(
        "Sleeping again",
        "Each of us had been woken up twice a week by the same disk alert. We deleted every alarm that nobody had ever acted on, and gave the rest a runbook.",
        "on-call, alerting, runbooks")]
    [InlineData(
        "What a review is for",
        "After an outage nobody asked whose fault it was. The post-mortem listed contributing factors, and a human error was where it began, not where it ended.",
        "postmortem, blameless culture")]
    [InlineData(
        "Branches that live for an hour",
        "Merge conflicts went away when we gave up the feature branch. Unfinished work hides behind a feature toggle, and Jenkins builds main at every push.",
        "trunk-based development, feature flags, continuous integration")]
    [InlineData(
        "The budget meeting",
        "Our AWS bill doubled within a year. Right-sizing and autoscaling brought the server costs down before the finance department had to ask.",
        "cloud costs, capacity planning, finance")]
    [InlineData(
        "Who still knows how it works?",
        "The mainframe has a bus factor of one. Pairing with the last COBOL developer spread his knowledge, and the wiki got its first page about it.",
        "legacy systems, bus factor, pair programming, documentation")]
    [InlineData(
        "Auditors are people too",
        "Segregation of duties became a pull request with two reviewers. The auditor got a log of every release, and the change advisory board stopped meeting.",
        "compliance, code review, itil")]
    public void A_text_gets_the_topics_it_speaks_of(string title, string text, string topics) =>
        Assert.Subset(Names(title, text, limit: 8).ToHashSet(StringComparer.Ordinal), topics.Split(", ").ToHashSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("Lunch", "The queue for lunch was long, and the soup contained a lot of salt. Our table talked about football and the weather.")]
    [InlineData("Getting there", "Take the tram to the harbour. The doors open at nine, and a badge is waiting for you.")]
    [InlineData("Words that only share a stem", "In our experience a couple of people regularly perform on stage, kind enough to account for an awful virtual train. This contains what authors maintain.")]
    [InlineData("A change of plan", "The team changed its tool, and then it changed the tool again.")]
    public void A_text_about_something_else_gets_none(string title, string text) => Assert.Empty(Names(title, text));

    [Fact]
    public void The_title_tells_more_than_the_text() =>
        Assert.Equal("kanban", Names("Kanban in three weeks", "Monitoring told us little. Monitoring told us nothing at all.")[0]);

    [Fact]
    public void Several_words_tell_more_than_one() =>
        Assert.Equal(["chaos engineering", "testing"], Names("", "Testing is where they came from, chaos engineering is where they went."));

    [Fact]
    public void A_longer_name_takes_its_words_from_a_shorter_one() =>
        Assert.Equal(["load testing"], Names("", "First came a performance test."));

    [Fact]
    public void No_more_topics_are_given_than_asked_for() =>
        Assert.Equal(2, Names("", "Kubernetes, Terraform, Kafka, Jenkins, Nagios, Puppet.", limit: 2).Length);

    private static string[] Names(string title, string text, int limit = 5) =>
        [.. TopicCatalog.Default.TopicsOf(title, text, limit).Select(topic => topic.Name)];
}
