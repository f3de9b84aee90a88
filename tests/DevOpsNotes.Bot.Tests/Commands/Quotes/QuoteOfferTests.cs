using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>What somebody sees who chooses Save quote among the actions of a message.</summary>
public sealed class QuoteOfferTests
{
    [Fact]
    public async Task A_message_is_offered_with_its_words_its_author_and_the_topics_it_names()
    {
        await using var bot = await With();

        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo)));

        Assert.Equal(
            [(nameof(QuoteDraft.Words), TestMessages.Alerts), (nameof(QuoteDraft.Speaker), "Bo"), (nameof(QuoteDraft.Topics), "alerting"), (nameof(QuoteDraft.Takeaway), ""), (QuoteForms.Where, QuoteForms.Everywhere)],
            form.Fields.Select(field => (field.Name, field.Value)));
        Assert.Equal(["Only in this conversation", "In the whole workspace"], form.Fields[^1].Options.Select(option => option.Label));
        Assert.All(form.Fields, field => Assert.True(field.Options.Count == 0 || field.Options.Any(option => option.Value == field.Value)));
    }

    [Theory]
    [InlineData(Openness.Public, QuoteForms.Everywhere, "Everybody here can read the message.")]
    [InlineData(Openness.Private, "here", "Until who wrote it agrees, the quote stays in this conversation.")]
    [InlineData(Openness.Shared, "here", "The channel is shared with another company")]
    [InlineData(Openness.Unknown, "here", "Until who wrote it agrees, the quote stays in this conversation.")]
    public async Task Where_it_may_be_found_begins_with_who_reads_along(Openness openness, string where, string hint)
    {
        await using var bot = await With();

        var field = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo, openness: openness))).Fields[^1];

        Assert.Equal(where, field.Value);
        Assert.StartsWith(hint, field.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_person_wrote_or_has_no_words_is_refused_with_the_reason()
    {
        await using var bot = await With();

        Assert.StartsWith("No person wrote that message", Said(await bot.Quote(message: null)), StringComparison.Ordinal);
        Assert.StartsWith("There are no words in that message", Said(await bot.Quote(TestMessages.Of(Bo, ""))), StringComparison.Ordinal);
        Assert.StartsWith("There are no words in that message", Said(await bot.Quote(TestMessages.Of(Bo, " 🎉 … "))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_message_is_offered_by_its_beginning_which_can_be_saved_as_it_is()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo, string.Concat(Enumerable.Repeat("alert ", 7000)))));

        Assert.StartsWith($"The message is long: its first {form.Fields[0].Value.Length} characters can be quoted.", form.Fields[0].Hint, StringComparison.Ordinal);
        Assert.InRange(form.Fields[0].Value.Length, 1900, 2000);
        Assert.EndsWith("alert", form.Fields[0].Value, StringComparison.Ordinal);
        Assert.IsType<Answer>(await bot.Send(form));
    }

    [Fact]
    public async Task A_message_that_was_saved_before_is_shown_with_who_did_and_what_one_may_do()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo));

        var (own, others, quotees) = (Assert.IsType<Answer>(await bot.Quote(TestMessages.Of(Bo))), Assert.IsType<Answer>(await bot.Quote(TestMessages.Of(Bo), Cy)), Assert.IsType<Answer>(await bot.Quote(TestMessages.Of(Bo), Bo)));

        Assert.Equal(("You saved that already.", "That is saved already, by Ada."), (own.Lead[0].ToString(), others.Lead[0].ToString()));
        Assert.Equal(["Edit", "Delete"], own.Buttons.Select(button => button.Label));
        Assert.Empty(others.Buttons);
        Assert.Equal(["Remove"], quotees.Buttons.Select(button => button.Label));
    }

    private static string Said(Reply reply) => Assert.IsType<Notice>(reply).Paragraphs[0].ToString();
}
