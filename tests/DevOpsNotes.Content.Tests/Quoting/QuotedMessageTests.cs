using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Content.Tests.Quoting;

/// <summary>A message goes through a form and comes back as it was.</summary>
public sealed class QuotedMessageTests
{
    private static readonly string[] Texts = ["Words.", "Two\nlines\n\nand \"marks\" \\ of all \t kinds", "🚀\u2028字", "\r\n", "", "Public\nC2\nU2"];

    private static QuotedMessage Message { get; } = new() { Conversation = "C1", Id = "17.4", AuthorId = "U-BO", Text = "Words." };

    [Fact]
    public void All_of_it_comes_back()
    {
        foreach (var openness in Enum.GetValues<Openness>())
        {
            foreach (var text in Texts)
            {
                foreach (var whole in new[]
                {
                    Message with { Text = text, Openness = openness },
                    Message with { Text = text, Openness = openness, Author = "Bo Sample", Link = new Uri("https://example.org/archives/C1/p174?thread=1&x=%0A"), Day = new DateOnly(2026, 2, 28) },
                })
                    Assert.Equal(whole, QuotedMessage.Read(whole.ToString()));
            }
        }
    }

    [Fact]
    public void A_name_or_id_with_line_breaks_cannot_pass_for_the_next_field()
    {
        var forged = Message with { Conversation = "C1\nC2", Author = "Bo\nhttps://evil.example\n2026-01-01\nPublic\nForged" };

        var read = QuotedMessage.Read(forged.ToString())!;

        Assert.Equal(("C1 C2", "17.4", "U-BO", Openness.Unknown, "Words."), (read.Conversation, read.Id, read.AuthorId, read.Openness, read.Text));
        Assert.Null(read.Link);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C1\n17.4\nU-BO")]
    [InlineData("\n17.4\nU-BO\n\n\n\nPublic\nWords.")]
    [InlineData("C1\n\nU-BO\n\n\n\nPublic\nWords.")]
    [InlineData("C1\n17.4\n\n\n\n\nPublic\nWords.")]
    public void What_is_no_message_is_none(string state) => Assert.Null(QuotedMessage.Read(state));

    [Theory]
    [InlineData("Everybody")]
    [InlineData("99")]
    [InlineData("")]
    public void What_is_not_certainly_open_counts_as_unknown(string openness) =>
        Assert.Equal(Openness.Unknown, QuotedMessage.Read($"C1\n17.4\nU-BO\n\n\n\n{openness}\nWords.")!.Openness);
}
