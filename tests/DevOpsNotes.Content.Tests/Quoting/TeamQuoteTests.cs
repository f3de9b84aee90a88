using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Content.Tests.Quoting;

/// <summary>What becomes of words that a team keeps.</summary>
public sealed class TeamQuoteTests
{
    private const string Text = "Every alert wakes somebody up. Delete the alert, or fix the cause.";

    private static readonly DateOnly Day = new(2026, 3, 1);

    private static QuotedMessage Message { get; } = new()
    {
        Conversation = "C1", Id = "17.4", AuthorId = "U-BO", Author = "Bo Sample", Text = Text, Link = new Uri("https://example.org/p174"), Day = new DateOnly(2026, 2, 28), Openness = Openness.Public,
    };

    [Fact]
    public void A_quote_of_a_message_is_its_authors_with_the_day_and_the_link()
    {
        var quote = Compose(new QuoteDraft { Words = " Delete the alert,\r\nor fix the cause. ", Takeaway = " Fewer  alerts. " });

        Assert.Equal((NoteKind.Quote, "Delete the alert,\nor fix the cause.", "Delete the alert, or fix the cause.", "Fewer alerts."), (quote.Kind, quote.Text, quote.Title, quote.Takeaway));
        Assert.Equal(new Attribution { Speakers = quote.Attribution.Speakers, Date = Message.Day, Source = "A message of your team", SourceUrl = Message.Link, Verbatim = true, OfTeam = true }, quote.Attribution);
        Assert.Equal(["Bo Sample"], quote.Attribution.Speakers);
        Assert.Contains("alerting", quote.Topics);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("  bo   SAMPLE ", true)]
    [InlineData("Bo", false)]
    public void A_name_other_than_the_authors_makes_the_author_who_reported_it(string speaker, bool isAuthor)
    {
        var said = Compose(new QuoteDraft { Words = Text, Speaker = speaker }).Attribution;

        Assert.Equal((isAuthor, isAuthor ? null : "Bo Sample"), (said.OfTeam, said.ReportedBy));
        Assert.Equal(isAuthor ? "Bo Sample" : speaker, Assert.Single(said.Speakers));
    }

    [Fact]
    public void A_message_has_one_id_whatever_is_taken_out_of_it_and_another_elsewhere()
    {
        var id = Compose(new QuoteDraft { Words = Text }).Id;

        Assert.Equal(id, Compose(new QuoteDraft { Words = "Delete the alert", Speaker = "Somebody" }).Id);
        Assert.Equal(id, TeamQuote.IdOf(Message, "slack:T1"));
        Assert.Equal(4, new[] { TeamQuote.IdOf(Message, "slack:T2"), TeamQuote.IdOf(Message with { Conversation = "C2" }, "slack:T1"), TeamQuote.IdOf(Message with { Id = "17.5" }, "slack:T1"), id }.Distinct().Count());
    }

    [Fact]
    public void Words_from_outside_have_one_id_by_words_and_name()
    {
        Note Outside(string words, string speaker, string place = "slack:T1") => TeamQuote.Compose(new QuoteDraft { Words = words, Speaker = speaker }, "Ada", Day, place, TopicCatalog.Default);

        var quote = Outside(Text, "Kim  Strange");
        Assert.Equal(("Ada", Day, false, true), (quote.Attribution.ReportedBy, quote.Attribution.Date, quote.Attribution.OfTeam, quote.Attribution.Verbatim));
        Assert.Equal(["Kim Strange"], quote.Attribution.Speakers);
        Assert.Equal(quote.Id, Outside(Text.ToUpperInvariant().Replace(" ", "\n", StringComparison.Ordinal), "kim strange").Id);
        Assert.NotEqual(quote.Id, Outside(Text, "Ann Other").Id);
        Assert.NotEqual(quote.Id, Outside(Text, "Kim Strange", "slack:T1|C1").Id);
    }

    [Fact]
    public void What_is_edited_keeps_whose_it_is()
    {
        var quote = Compose(new QuoteDraft { Words = Text }) with { Visibility = Visibility.In("C1") };

        var edited = TeamQuote.Edit(quote, new QuoteDraft { Words = "Fix the cause.", Topics = ["k8s"] }, isCut: false, TopicCatalog.Default);

        Assert.Equal((quote.Id, quote.Attribution, quote.Visibility, "Fix the cause.", "Fix the cause."), (edited.Id, edited.Attribution, edited.Visibility, edited.Text, edited.Title));
        Assert.Equal(["kubernetes"], edited.Topics);
    }

    [Theory]
    [InlineData(Text, "Bo Sample", "", null)]
    [InlineData("🚀 …", "", "", "Words")]
    [InlineData("", "", "", "Words")]
    [InlineData("Delete every alert.", "", "", "Words")]
    [InlineData(Text, "", "weeding", "Topics")]
    public void What_keeps_words_of_a_message_from_being_a_quote_is_named_by_field(string words, string speaker, string topic, string? field) =>
        Assert.Equal(field, Problems(new QuoteDraft { Words = words, Speaker = speaker, Topics = topic.Length == 0 ? [] : [topic] }, Text).SingleOrDefault().Field);

    [Fact]
    public void Words_from_outside_need_a_name_and_limits_are_told_with_the_number()
    {
        Assert.Equal(("Speaker", "Whose words are they?"), Assert.Single(Problems(new QuoteDraft { Words = Text, Speaker = " \u200B " }, source: null)));
        Assert.Equal(
            [
                "A quote has at most 2000 characters; this has 2001. Choose the words that matter.",
                "A name has at most 150 characters.",
                "A note has at most 150 characters.",
                "A quote has at most 4 topics.",
            ],
            Problems(new QuoteDraft { Words = new string('w', 2001), Speaker = new string('n', 151), Takeaway = new string('t', 151), Topics = ["toil", "slo", "k8s", "trust", "silos"] }, source: null).Select(problem => problem.Message));
    }

    [Fact]
    public void A_long_message_is_offered_by_its_beginning_and_what_is_offered_can_be_saved()
    {
        foreach (var text in new[] { string.Concat(Enumerable.Repeat("word ", 8000)), new string('x', 40_000), string.Concat(Enumerable.Repeat("🚀", 20_000)) + "x", string.Concat(Enumerable.Repeat("\"a\"\n", 10_000)), new string('"', 3000) + "x" })
        {
            var beginning = TeamQuote.Beginning(text);

            Assert.InRange(beginning.Length, 1000, TeamQuote.LongestWords);
            Assert.StartsWith(beginning, text, StringComparison.Ordinal);
            Assert.False(char.IsHighSurrogate(beginning[^1]));
            Assert.True(Excerpt.IsOf(beginning, text) || !text.Contains(' ', StringComparison.Ordinal));
        }

        Assert.Equal(Text, TeamQuote.Beginning($"\u200B {Text}\r\n"));
    }

    private static Note Compose(QuoteDraft draft) => TeamQuote.Compose(draft, Message, "slack:T1", TopicCatalog.Default);

    private static IEnumerable<(string Field, string Message)> Problems(QuoteDraft draft, string? source) =>
        TeamQuote.ProblemsOf(draft, source, TopicCatalog.Default).Select(problem => (problem.Field, problem.Message));
}
