using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Notes;

public sealed class TopicCatalogTests
{
    private static readonly TopicCatalog Catalog = TopicCatalog.Default;

    [Fact]
    public void The_catalogue_covers_the_field() => Assert.True(Catalog.All.Count >= 90, $"{Catalog.All.Count} topics");

    [Fact]
    public void Every_name_and_alias_finds_its_topic()
    {
        var lost = Catalog.All.SelectMany(topic => topic.Aliases.Prepend(topic.Name).Where(name => Catalog.Find(name) != topic));

        Assert.Empty(lost);
    }

    [Fact]
    public void From_every_topic_a_reader_can_go_on_to_another() =>
        Assert.Empty(Catalog.All.Where(topic => topic.Related.Count == 0).Select(topic => topic.Name));

    [Theory]
    [InlineData("k8s", "kubernetes")]
    [InlineData("K8S", "kubernetes")]
    [InlineData("SLOs", "service level objectives")]
    [InlineData("Error Budgets", "error budget")]
    [InlineData("post-mortems", "postmortem")]
    [InlineData("trunk based development", "trunk-based development")]
    [InlineData("CI/CD", "continuous delivery")]
    [InlineData("devsecops", "security")]
    [InlineData("bus factor", "bus factor")]
    [InlineData("yak shaving", "technical debt")]
    [InlineData("server costs", "cloud costs")]
    [InlineData("works on my machine", "environments")]
    [InlineData("prod is down", "incident response")]
    [InlineData("finger-pointing", "blameless culture")]
    [InlineData("procurement", "suppliers")]
    public void A_topic_is_found_by_the_words_people_type(string typed, string topic) => Assert.Equal(topic, Catalog.Find(typed)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("sourdough")]
    [InlineData("the team")]
    [InlineData("tool")]
    [InlineData("change")]
    [InlineData("error budget for dogs")]
    public void What_names_no_topic_finds_none(string typed) => Assert.Null(Catalog.Find(typed));

    [Fact]
    public void A_form_with_a_capital_counts_only_with_it_and_one_without_in_any_case()
    {
        var catalog = Read(
            """
            - name: business and it
              aliases: [IT]
              exactly: [IT]
            - name: containers
              exactly: [containers]
            """);

        Assert.Equal("business and it", catalog.Find("IT")?.Name);
        Assert.Null(catalog.Find("it"));
        Assert.Equal("containers", catalog.Find("Containers")?.Name);
        Assert.Empty(catalog.TopicsOf("It works", "This contains it all."));
    }

    [Theory]
    [InlineData("- name: toil\n- name: toil", "'toil'")]
    [InlineData("- name: toil\n  aliases: [chores]\n- name: automation\n  aliases: [chore]", "'automation' and 'toil' are both called 'chore'")]
    [InlineData("- name: toil\n  related: [automatoin]", "'toil' is related to 'automatoin'")]
    [InlineData("- name: toil\n  related: [toil]", "'toil' is related to 'toil'")]
    [InlineData("- name: Toil", "'Toil' has a capital")]
    [InlineData("- name: toil\n  aliases: ['?!']", "'toil' has the alias '?!'")]
    [InlineData("- name: toil\n  aliases: [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32]", "more than 31 words")]
    [InlineData("- name: toil\n  exactly: [TOIL]", "'toil' has 'TOIL' under 'exactly'")]
    [InlineData("- name: toil\n  alias: [chores]", "line 2: unknown key 'alias'")]
    [InlineData("- name: toil\n- aliases: [chores]", "line 2: a topic without a name")]
    [InlineData("- name: toil\n  aliases: [chores", "line 3: While parsing")]
    [InlineData("name: toil", "line 1")]
    public void A_catalogue_with_a_mistake_is_refused_by_naming_its_place(string yaml, string place)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(yaml));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_name_is_found()
    {
        var name = string.Join(' ', Enumerable.Range(1, 31));

        Assert.Equal("toil", Assert.Single(Read($"- name: toil\n  aliases: ['{name}']").TopicsOf($"Of {name} and", "")).Name);
    }

    private static TopicCatalog Read(string yaml) => TopicCatalog.Read(new StringReader(yaml));
}
