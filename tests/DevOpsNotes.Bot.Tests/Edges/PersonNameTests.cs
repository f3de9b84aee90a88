using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>Names of people, of whatever platform.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Grace Hopper", "Grace Hopper")]
    [InlineData("  Grace\t\r\n Hopper ", "Grace Hopper")]
    [InlineData("\u202EGrace\u200B Hop\u0007per", "Grace Hopper")]
    [InlineData("\u200B \n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_one_line_of_what_is_seen(string? name, string? shown) => Assert.Equal(shown, PersonName.Of(name));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(80, PersonName.Of(new string('a', 300))!.Length);
}
