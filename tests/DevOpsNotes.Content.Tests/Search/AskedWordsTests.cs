using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Content.Tests.Search;

/// <summary>Which questions are counted as the same, and which are not counted.</summary>
public sealed class AskedWordsTests
{
    [Theory]
    [InlineData("deploy fridays?", "Deploy Fridays")]
    [InlineData("deploy fridays", "How do we deploy on a Friday?")]
    [InlineData("deploy fridays", "FRIDAY: DEPLOYING!")]
    [InlineData("café coffee", "Cafe   COFFEE…")]
    [InlineData("what's the vpn's address", "VPN address")]
    public void Questions_that_ask_for_the_same_are_one(string one, string other) => Assert.Equal(AskedWords.Of(one)!.Key, AskedWords.Of(other)!.Key);

    [Theory]
    [InlineData("deploy fridays", "deploy mondays")]
    [InlineData("deploy fridays", "deploy")]
    [InlineData("c#", "c++")]
    public void Questions_that_ask_for_something_else_are_not(string one, string other) => Assert.NotEqual(AskedWords.Of(one)!.Key, AskedWords.Of(other)!.Key);

    [Theory]
    [InlineData("How do we DEPLOY on Fridays?!", "how do we deploy on fridays")]
    [InlineData("Node.js, or Deno?", "node js or deno")]
    [InlineData("sourdough recipe", "sourdough recipe")]
    public void Words_stay_readable(string question, string text) => Assert.Equal(text, AskedWords.Of(question)!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("🤷")]
    [InlineData("42")]
    [InlineData("what is this")]
    [InlineData("why does https://intranet.example/payroll fail")]
    [InlineData("look at www.example.com")]
    [InlineData("where is db01.internal.example")]
    [InlineData("ssh to 10.1.2.3")]
    [InlineData("who is ada@example.org")]
    [InlineData("ask <@U0123ABCD> about it")]
    [InlineData("call +49 170 123 45 67")]
    [InlineData("ticket 1234567")]
    [InlineData("AKIAIOSFODNN7EXAMPLE is the key")]
    [InlineData("token xoxb-1234-abcdefgh")]
    [InlineData("wJalrXUtnFEMIKMDENGbPxRfiCYEXAMPLEKEY")]
    public void What_is_about_nothing_or_may_be_an_address_or_a_secret_is_not_counted(string question) => Assert.Null(AskedWords.Of(question));

    [Fact]
    public void What_is_long_is_not_counted()
    {
        var words = string.Join(' ', Enumerable.Repeat("gardening", 10));

        Assert.NotNull(AskedWords.Of(words));
        Assert.Null(AskedWords.Of(words + " today"));
    }
}
