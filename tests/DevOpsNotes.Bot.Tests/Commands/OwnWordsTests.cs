using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>Who saves own words needs nobody's consent, now or later.</summary>
public sealed class OwnWordsTests
{
    [Fact]
    public async Task Own_words_that_were_saved_for_one_conversation_are_for_all_when_their_author_edits_them_so()
    {
        await using var bot = await TestConversation.With();
        var message = new QuotedMessage { Conversation = "C1", Id = "1", AuthorId = "U-ADA", Author = "Ada", Text = "Flaky tests erode trust.", Openness = Openness.Private };
        var form = Assert.IsType<Dialog>(await bot.Conversation.Quote(TestConversation.Ada, message, CancellationToken.None));
        var saved = Assert.IsType<Answer>(await bot.Submit(form, null, [.. form.Fields.Select(field => (field.Name, field.Value))]));
        Assert.Equal("C1", Visibility.ConversationOf(saved.Note));

        var edit = Assert.IsType<Dialog>(await bot.Press(saved.Buttons.Single(button => button.Label == "Edit")));
        var edited = Assert.IsType<Answer>(await bot.Submit(edit, null, [.. edit.Fields.Select(field => (field.Name, field.Name == QuoteForms.Where ? QuoteForms.Everywhere : field.Value))]));

        Assert.Null(Visibility.ConversationOf(edited.Note));
        Assert.StartsWith("Changed. Everybody in the workspace finds it", edited.Lead[0].ToString(), StringComparison.Ordinal);
    }
}
