using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Content.Tests.Quoting;

/// <summary>Who could be taken for whom.</summary>
public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Mallory Saver", "Mallory Saver")]
    [InlineData("mallory  saver", "Mallory Saver")]
    [InlineData("Mal\u200Blory Saver", "Mallory Saver")]
    [InlineData("Mållory Såver", "Mallory Saver")]
    [InlineData("Saver, Mallory", "Mallory Saver")]
    [InlineData("Mallory Saver, CTO", "Mallory Saver")]
    [InlineData("Mallory", "Mallory Saver")]
    [InlineData("@mallory", "mallory")]
    public void It_may_be_the_same_person(string typed, string known) => Assert.True(NameLikeness.MayBe(typed, known));

    [Theory]
    [InlineData("Gene Example", "Gene Sample")]
    [InlineData("Ada Sample", "ada")]
    [InlineData("Mal", "Mallory Saver")]
    [InlineData("", "Mallory Saver")]
    [InlineData("Mallory Saver", "")]
    public void It_is_somebody_else(string typed, string known) => Assert.False(NameLikeness.MayBe(typed, known));

    [Theory]
    [InlineData("Kim Strange", "As Kim Strange's book says, test the restore.", true)]
    [InlineData("kim strange", "Strange, but Kim said so.", true)]
    [InlineData("Kim Strange", "Kim said so.", false)]
    [InlineData("", "Kim said so.", false)]
    public void A_text_names_somebody_by_all_parts_of_the_name(string name, string text, bool isNamed) => Assert.Equal(isNamed, NameLikeness.IsIn(name, text));
}
