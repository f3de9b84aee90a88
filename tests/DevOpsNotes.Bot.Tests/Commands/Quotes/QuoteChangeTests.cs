using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>What who saved a quote, an administrator and anybody else can do about it.</summary>
public sealed class QuoteChangeTests
{
    [Fact]
    public async Task What_is_undone_is_found_no_more_and_can_be_saved_again()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));

        var undone = Assert.IsType<Notice>(await bot.Press(saved.Buttons[0]));

        Assert.Equal(Delivery.Replace, undone.Delivery);
        Assert.Equal(["Taken back, and found no more. It said:", $"“{TestMessages.Alerts}”"], undone.Paragraphs.Select(paragraph => paragraph.ToString()));
        Assert.Empty((await bot.Notes()).Quotes);
        Assert.Empty(await bot.Kept(Ada));
        Assert.StartsWith("Only who saved a quote can take it back, and only once.", Assert.IsType<Notice>(await bot.Press(saved.Buttons[0])).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Saved.", Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo), Cy)).Lead[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_takes_back_edits_or_removes_it()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        var edit = Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1]));

        foreach (var caller in new[] { Cy, Stranger, Bo })
        {
            foreach (var button in saved.Buttons.Where(button => button.Label != "Remove"))
                Assert.StartsWith("Only who saved a quote", Assert.IsType<Notice>(await bot.Press(button, caller)).Paragraphs[0].ToString(), StringComparison.Ordinal);
            Assert.StartsWith("Only who saved a quote", Assert.IsType<Notice>(await bot.Send(edit, caller, (nameof(QuoteDraft.Words), "Delete the alert"))).Paragraphs[0].ToString(), StringComparison.Ordinal);
        }

        foreach (var caller in new[] { Ada, Cy, Stranger with { IsAdmin = true } })
            Assert.StartsWith("Only the person quoted or an administrator", Assert.IsType<Notice>(await bot.Press(new Button("", "quote-remove", saved.Note.Id), caller)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(TestMessages.Alerts, Assert.Single(await bot.Kept(Ada)).Text);
    }

    [Fact]
    public async Task Its_saver_leaves_out_words_of_a_message_and_changes_none()
    {
        await using var bot = await With();
        var edit = Assert.IsType<Dialog>(await bot.Press(Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo))).Buttons[1]));
        Assert.Equal([nameof(QuoteDraft.Words), nameof(QuoteDraft.Topics), nameof(QuoteDraft.Takeaway), QuoteForms.Where], edit.Fields.Select(field => field.Name));

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(edit, null, (nameof(QuoteDraft.Words), "Keep the alert"), (nameof(QuoteDraft.Takeaway), "My note")));
        Assert.StartsWith("These are not the words of the message.", wrong.Errors[nameof(QuoteDraft.Words)], StringComparison.Ordinal);
        Assert.Equal(("Keep the alert", "My note"), (wrong.Dialog.Fields[0].Value, wrong.Dialog.Fields[2].Value));

        var edited = Assert.IsType<Answer>(await bot.Send(edit, null, (nameof(QuoteDraft.Words), "Delete the alert … noise."), (nameof(QuoteDraft.Topics), "toil")));
        Assert.Equal(("Delete the alert … noise.", "Bo"), (edited.Note.Text, edited.Note.Attribution.Speakers[0]));
        Assert.Equal("Delete the alert … noise.", (await bot.Answered("quote toil", Cy)).Note.Text);
        Assert.IsType<Notice>(await bot.Say("somebody wakes", Cy));
        // The words that were left out are gone for good.
        Assert.IsType<FieldErrors>(await bot.Send(edit, null, (nameof(QuoteDraft.Words), TestMessages.Alerts)));
    }

    [Fact]
    public async Task An_administrator_removes_any_quote_and_its_message_stays_unquoted()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo));
        var admin = Cy with { IsAdmin = true };

        var removed = Assert.IsType<Notice>(await bot.Press((await bot.Answered("by bo", admin)).Buttons.Single(button => button.Label == "Remove"), admin));

        Assert.Equal("Removed, and found no more. Nobody can save that message again.", removed.Paragraphs[0].ToString());
        Assert.Empty(await bot.Kept(Ada));
        Assert.Equal("A quote of this message was removed, and the message cannot be quoted again.", Assert.IsType<Notice>(await bot.Save(TestMessages.Of(Bo))).Paragraphs[0].ToString());
    }

    [Fact]
    public async Task Every_change_is_recorded_with_who_and_when_and_without_the_words()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Send(Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1])), null, (nameof(QuoteDraft.Words), "Delete the alert"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Press(new Button("", "quote-here", saved.Note.Id), Bo);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Press(new Button("", "quote-remove", saved.Note.Id), Bo);

        var changes = await bot.Quotes.Changes(Ada.Workspace, CancellationToken.None);

        Assert.Equal(["Removed by U-BO", "Allowed by U-BO", "Edited by U-ADA", "Saved by U-ADA"], changes.Select(change => $"{change.What} by {change.Who}"));
        Assert.All(changes, change => Assert.Equal(saved.Note.Id, change.Note));
        Assert.DoesNotContain("alert", string.Concat(changes), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await bot.Quotes.Changes(Stranger.Workspace, CancellationToken.None));
    }

    [Fact]
    public async Task Saved_words_are_voted_up_and_never_down()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));

        Assert.Contains((Assert.IsType<Answer>(await bot.Press(new Button("", "useful", $"0|{saved.Note.Id}|by bo"), Cy))).Buttons, button => button.Label == "✓ Useful");
        Assert.StartsWith("A colleague’s words are not voted down", Assert.IsType<Notice>(await bot.Press(new Button("", "not-useful", $"0|{saved.Note.Id}|by bo"), Cy)).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }
}
