using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("Müller's RÉSUMÉ", "muller resum")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Straße, smørrebrød, Łukasz, Nguyễn", "strass smorrebrod lukasz nguyen")]
    [InlineData("Привет", "привет")]
    public void Letters_are_read_without_case_and_accents(string text, string terms) => Assert.Equal(terms.Split(' '), Analyzer.Terms(text));

    [Theory]
    [InlineData("the team's pager", "team pager")]
    [InlineData("the team’s pager", "team pager")]
    [InlineData("They'll automate it, we've said; don't", "autom said")]
    [InlineData("O’Reilly", "oreilli")]
    [InlineData("she'll open a shell", "open shell")]
    public void Apostrophes_of_either_kind_end_or_join_a_word(string text, string terms) => Assert.Equal(terms.Split(' '), Analyzer.Terms(text));

    [Theory]
    [InlineData("post-mortems", "post mortem postmortem")]
    [InlineData("CI/CD", "ci cd cicd")]
    [InlineData("24/7", "24 7 247")]
    [InlineData("Blue-Green", "blue green bluegreen")]
    [InlineData("blue\u2011green", "blue green bluegreen")]
    [InlineData("Node.js", "node javascript nodej")]
    [InlineData("on-call", "call oncal")]
    [InlineData("post-mortem's", "post mortem postmortem")]
    public void Words_written_together_are_read_apart_and_joined(string text, string terms) => Assert.Equal(terms.Split(' '), Analyzer.Terms(text));

    [Theory]
    [InlineData("C# and F#, C++ or .NET", "csharp fsharp cpp dotnet")]
    [InlineData("C/C++", "c cpp ccpp")]
    [InlineData("k8s on S3", "k8s s3")]
    [InlineData("SLOs, VMs and APIs", "slo vm api")]
    [InlineData("example.net", "exampl net examplenet")]
    [InlineData("#devops @ops", "devop oper")]
    public void Names_of_the_trade_stay_whole(string text, string terms) => Assert.Equal(terms.Split(' '), Analyzer.Terms(text));

    [Theory]
    [InlineData("prod envs", "production environments")]
    [InlineData("PROD ENVs", "production environments")]
    [InlineData("k8s on aws", "k8s on Amazon")]
    [InlineData("our organisation's behaviour", "our organization's behavior")]
    [InlineData("dev and ops", "developers and operations")]
    public void A_short_form_and_a_British_spelling_are_read_as_the_word_they_stand_for(string text, string meaning) =>
        Assert.Equal(Analyzer.Terms(meaning), Analyzer.Terms(text));

    [Theory]
    [InlineData("log4j scanners", "log4j-scanners")]
    [InlineData("post mortems", "post-mortems")]
    public void Two_words_give_the_stem_that_they_would_have_as_one(string two, string one)
    {
        var vocabulary = new Vocabulary();
        var (apart, joined) = (new AnalyzedText(), new AnalyzedText(vocabulary));
        apart.Read(two);
        joined.Read(one);

        Assert.Equal(vocabulary[joined.Joined[0]].Term, apart.JoinedStem(0, new char[AnalyzedText.JoinedLength]));
    }

    [Fact]
    public void A_word_that_was_read_before_is_read_the_same()
    {
        const string Text = "CDs of cds, SLOs, slos and SLOS; ENVs, envs: the pager's pagers get on-call, on call";
        var vocabulary = new Vocabulary();
        var (one, many) = (new AnalyzedText(), new AnalyzedText(vocabulary));
        one.Read(Text);
        for (var times = 0; times < 2; times++)
        {
            many.Read(Text);
            Assert.Equal(one.Stems(0, one.Count), many.Stems(0, many.Count));
            Assert.Equal(Enumerable.Range(0, one.Count).Select(one.IsStopWord), Enumerable.Range(0, many.Count).Select(many.IsStopWord));
            Assert.Equal(Enumerable.Range(0, one.Count).Select(one.IsLight), Enumerable.Range(0, many.Count).Select(many.IsLight));
            Assert.Equal(["cd", "cds"], [many.Stem(0).ToString(), many.Stem(2).ToString()]);
            Assert.Equal("oncal", vocabulary[Assert.Single(many.Joined.ToArray())].Term);
        }
    }

    [Fact]
    public void An_address_is_read_by_its_parts_only() =>
        Assert.Equal(["https", "oper", "exampl", "organiz", "talk", "toil", "2019"], Analyzer.Terms("https://ops.example.org/talks/toil/2019"));

    [Fact]
    public void A_line_of_five_thousand_letters_is_one_short_term() =>
        Assert.InRange(Assert.Single(Analyzer.Terms(new string('x', 5000))).Length, 1, Analyzer.BufferLength);

    [Fact]
    public void Any_text_at_all_is_read_to_its_end_in_plain_letters_and_digits()
    {
        const string Alphabet = "aesinglyCZ09 -./_'’`#+&\u0301\u00AD\uD83D\uDE00éßÆŒœ.net";
        var random = new Random(20);

        for (var round = 0; round < 5000; round++)
        {
            var text = new string(random.GetItems<char>(Alphabet, random.Next(40)));

            Assert.All(Analyzer.Terms(text), term => Assert.Matches("^[a-z0-9]+$", term));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("what is the")]
    [InlineData("— … ?! 🎉")]
    public void A_text_without_a_word_of_substance_has_no_terms(string text) => Assert.Empty(Analyzer.Terms(text));
}
