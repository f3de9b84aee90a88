namespace DevOpsNotes.Content.Tests.Importing.Composing;

public sealed class QuoteTests
{
    private const string Sentence = "The team deployed a small change to production and watched its error budget for a whole week.";

    [Theory]
    [InlineData("<figure><blockquote>Pages are debts of the design.</blockquote><figcaption>— Li Ren, operator at Harbour</figcaption></figure>", "Li Ren", "operator at Harbour")]
    [InlineData("<blockquote><p>Pages are debts of the design.</p><footer>— <cite>Li Ren</cite></footer></blockquote>", "Li Ren", null)]
    [InlineData("<blockquote><p>Pages are debts of the design.</p><p>— Li Ren (Harbour)</p></blockquote>", "Li Ren", "Harbour")]
    [InlineData("<blockquote>Pages are debts of the design. — Li Ren</blockquote>", "Li Ren", null)]
    [InlineData("<blockquote>“Pages are debts of the design.”<br>- Li Ren</blockquote>", "Li Ren", null)]
    [InlineData("<p>As Li Ren put it:</p><blockquote>Pages are debts of the design.</blockquote>", "Li Ren", null)]
    [InlineData("<blockquote>Pages are debts of the design.</blockquote>", "Jo Moss", null)]
    [InlineData("<p>Jo says: <q>Pages are debts of the design.</q> And so it is.</p>", "Jo Moss", null)]
    [InlineData("<blockquote>Pages are debts of the design.<footer>Unknown</footer></blockquote>", "", null)]
    [InlineData("<p>Somebody in the audience said:</p><blockquote>Pages are debts of the design.</blockquote>", "", null)]
    [InlineData("<p>I do not remember who said this.</p><blockquote>Pages are debts of the design.</blockquote>", "", null)]
    [InlineData("<p>The fear was great, or as one of them said: <q>Pages are debts of the design.</q></p>", "", null)]
    [InlineData("<p>The book of the pager says:</p><blockquote>Pages are debts of the design.</blockquote>", "", null)]
    public void A_quote_is_whose_the_document_says_it_is(string quote, string speaker, string? role)
    {
        var found = Assert.Single(Import.Quotes(Talk(quote)));

        Assert.Equal("Pages are debts of the design.", found.Text);
        Assert.Equal(speaker, string.Join(", ", found.Attribution.Speakers));
        Assert.Equal(role, found.Attribution.Role);
        Assert.Equal("Sam Wit", found.Attribution.ReportedBy);
        Assert.True(found.Attribution.Verbatim);
    }

    [Fact]
    public void What_a_blogger_sets_apart_are_not_the_bloggers_words()
    {
        var quote = Assert.Single(Import.Quotes($"---\ntitle: Queues\nauthor: Sam Wit\n---\n\n{Sentence}\n\n> Pages are debts of the design.\n"));

        Assert.Empty(quote.Attribution.Speakers);
    }

    [Fact]
    public void A_pull_quote_is_told_once_and_lends_its_role()
    {
        const string Interview = "Sam Wit:\nHow do you release?\nLi Ren:\nWe release small changes to production, and pages are debts of the design. The team deploys fifteen times a day and nobody is afraid of it.\nPages are debts of the design.\nLi Ren, Head of Delivery at Harbour\nSam Wit:\nAnd who pays for it?\nLi Ren:\nThe product owner pays with the error budget of the service, and everybody in the company knows.\n";

        var quote = Assert.Single(Import.Quotes(Interview));
        var lesson = Import.Lessons(Interview)[0];

        Assert.Equal(("Pages are debts of the design.", "Li Ren", "Head of Delivery at Harbour"), (quote.Text, quote.Attribution.Speakers.Single(), quote.Attribution.Role));
        Assert.Equal("Head of Delivery at Harbour", lesson.Attribution.Role);
        Assert.Equal(2, lesson.Text.ToLowerInvariant().Split("ages are debts of").Length);
    }

    [Theory]
    [InlineData("\"Pages are debts of the design.\" -Li Ren", "Li Ren")]
    [InlineData("\"Pages are debts of the design.\" - Li Ren", "Li Ren")]
    [InlineData("“Pages are debts of the design.” — Li Ren", "Li Ren")]
    [InlineData("“Pages are debts of the design.” – unknown", "")]
    public void Words_in_quotation_marks_with_a_dash_and_a_name_are_a_quote(string line, string speaker)
    {
        var quote = Assert.Single(Import.Quotes($"Things people said about deployments\n\n{Sentence}\n\n{line}\n\n{Sentence} And then it rested.\n"));

        Assert.Equal(("Pages are debts of the design.", speaker), (quote.Text, string.Join(", ", quote.Attribution.Speakers)));
    }

    [Theory]
    [InlineData("<blockquote>Note: the slides of the deployment are online.</blockquote>")]
    [InlineData("<p>The word <q>toil</q> is overused in the team.</p>")]
    [InlineData("<p>They wrote “the page is white” into a ticket.</p>")]
    public void Remarks_and_single_words_are_no_quotes(string html)
    {
        Assert.Empty(Import.Quotes(Talk(html)));
    }

    private static string Talk(string html) =>
        $"<html><head><meta name=\"author\" content=\"Sam Wit\"></head><body><h1>Harbour Ops Day 2018</h1><h2>Taming queues — Jo Moss</h2><p>{Sentence}</p>{html}</body></html>";
}
