using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>A store that does not answer: nothing is said to be kept that is not, and nothing that was typed is lost.</summary>
public sealed class QuoteStoreDownTests
{
    private const string Down = "It could not be kept: the store does not answer. Try again in a minute.";

    [Theory]
    [InlineData("work")]
    [InlineData("workspaces")]
    public async Task A_form_is_not_taken_keeps_its_text_and_is_taken_later(string table)
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo)));
        bot.Tables.IsDown = name => name == table;

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(form, null, (nameof(QuoteDraft.Words), "Delete the alert"), (nameof(QuoteDraft.Takeaway), "My note"), (QuoteForms.Where, "here")));

        Assert.Equal(KeyValuePair.Create(nameof(QuoteDraft.Words), Down), Assert.Single(wrong.Errors));
        Assert.Equal(["Delete the alert", "Bo", "alerting", "My note", "here"], wrong.Dialog.Fields.Select(field => field.Value));
        Assert.Equal(form.State, wrong.Dialog.State);
        Assert.Empty((await bot.Notes()).Quotes);
        bot.Tables.IsDown = _ => false;
        Assert.StartsWith("Saved.", Assert.IsType<Answer>(await bot.Send(wrong.Dialog)).Lead[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Delete the alert …", Assert.Single(await bot.Kept(Ada)).Text);
    }

    [Fact]
    public async Task A_quote_that_was_kept_is_said_to_be_although_other_hosts_could_not_be_told()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo)));
        bot.Tables.IsDown = name => name == "versions";

        Assert.StartsWith("Saved.", Assert.IsType<Answer>(await bot.Send(form)).Lead[0].ToString(), StringComparison.Ordinal);
        bot.Tables.IsDown = _ => false;
        Assert.Single(await bot.Kept(Ada));
    }

    [Fact]
    public async Task A_line_gives_its_words_back()
    {
        await using var bot = await With();
        await bot.Noticed("saved");
        bot.Tables.IsDown = _ => true;

        var notice = await bot.Noticed("save \"A backup is a restore that works.\" by Kim Strange");

        Assert.Equal("save \"A backup is a restore that works.\" by Kim Strange", notice.Paragraphs[^1].ToString());
        bot.Tables.IsDown = _ => false;
        Assert.Empty(await bot.Kept(Ada));
    }

    [Fact]
    public async Task Nothing_is_undone_edited_removed_or_allowed_meanwhile_and_all_of_it_later()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        var edit = Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1]));
        bot.Tables.IsDown = _ => true;

        foreach (var (action, caller) in new[] { ("quote-undo", Ada), ("quote-edit", Ada), ("quote-remove", Bo), ("quote-here", Bo), ("quote-elsewhere", Bo), ("quote-never", Bo), ("quote-again", Bo) })
            Assert.Contains("store does not answer", Assert.IsType<Notice>(await bot.Press(new Button("", action, saved.Note.Id), caller)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        var wrong = Assert.IsType<FieldErrors>(await bot.Send(edit, null, (nameof(QuoteDraft.Words), "Delete the alert")));
        Assert.Equal((Down, "Delete the alert"), (wrong.Errors[nameof(QuoteDraft.Words)], wrong.Dialog.Fields[0].Value));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote")).Note.Id);

        bot.Tables.IsDown = _ => false;
        Assert.StartsWith("Changed.", Assert.IsType<Answer>(await bot.Send(wrong.Dialog)).Lead[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Removed", Assert.IsType<Notice>(await bot.Press(new Button("", "quote-remove", saved.Note.Id), Bo)).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }
}
