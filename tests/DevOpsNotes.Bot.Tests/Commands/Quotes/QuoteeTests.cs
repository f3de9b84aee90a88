using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>What the person quoted is told and can decide, and where the words are found then.</summary>
public sealed class QuoteeTests
{
    private static readonly QuotedMessage Secret = TestMessages.Of(InPrivate(Bo), openness: Openness.Private);

    [Fact]
    public async Task The_person_is_told_once_who_saved_which_words_and_where_they_are_found()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));

        var told = (await bot.Told(Bo, saved.Note.Id))!;

        Assert.Equal(
            ["Ada saved words of yours.", "Everybody in this workspace finds them. Is that fine, or only in the conversation where you said it?"],
            told.Lead.Select(paragraph => paragraph.ToString()));
        Assert.Equal((TestMessages.Alerts, TestMessages.Of(Bo).Link), (told.Note.Text, told.Note.Attribution.SourceUrl));
        Assert.Equal(["Fine here", "Fine elsewhere", "Remove", "Never quote me"], told.Buttons.Select(button => button.Label));
        Assert.Null(await bot.Told(Bo, saved.Note.Id));
        Assert.Null(await bot.Told(Stranger, saved.Note.Id));
    }

    [Fact]
    public async Task Who_is_made_a_reporter_is_told_whose_words_these_are_said_to_be()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo, "As Kim Strange says: every alert wakes somebody up."), null, (nameof(QuoteDraft.Speaker), "Kim Strange")));

        Assert.Equal("Ada saved words out of a message of yours, as those of Kim Strange, reported by you.", (await bot.Told(Bo, saved.Note.Id))!.Lead[0].ToString());
    }

    [Fact]
    public async Task Words_of_a_private_channel_stay_there_until_who_said_them_agrees()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(Secret, InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere)));

        Assert.Equal("Saved. It is found in this conversation only, for example by quote alerting, until who said it agrees to more.", saved.Lead[0].ToString());
        Assert.IsType<Notice>(await bot.Say("quote"));
        Assert.Equal("They are found only in the conversation where you said it. May the whole workspace find them?", (await bot.Told(Bo, saved.Note.Id))!.Lead[1].ToString());

        // From the direct message in which they were told.
        var thanked = Assert.IsType<Notice>(await bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), Bo with { Conversation = "D-BO" }));
        Assert.Equal("Thank you. Everybody in this workspace finds it.", thanked.Paragraphs[0].ToString());
        Assert.Equal(["Fine here", "Remove", "Never quote me"], thanked.Buttons.Select(button => button.Label));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote")).Note.Id);

        Assert.Equal("Thank you. It is found only in the conversation where you said it.", Assert.IsType<Notice>(await bot.Press(thanked.Buttons[0], Bo)).Paragraphs[0].ToString());
        Assert.IsType<Notice>(await bot.Say("quote"));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote", InPrivate(Cy))).Note.Id);
    }

    /// <summary>Who agrees to one sentence does not agree to the next.</summary>
    [Fact]
    public async Task What_was_agreed_to_is_not_agreed_to_for_other_words_of_the_message()
    {
        await using var bot = await With();
        var message = Secret with { Text = "I do not think that our restarts hide the fault. Deploys on Friday are fine." };
        var saved = Assert.IsType<Answer>(await bot.Save(message, InPrivate(Ada), (nameof(QuoteDraft.Words), "Deploys on Friday are fine."), (QuoteForms.Where, QuoteForms.Everywhere)));
        Assert.NotNull(await bot.Told(Bo, saved.Note.Id));
        await bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), Bo);
        await bot.Press(new Button("", "quote-undo", saved.Note.Id), InPrivate(Ada));

        var other = Assert.IsType<Answer>(await bot.Save(message, InPrivate(Cy), (nameof(QuoteDraft.Words), "our restarts hide the fault"), (QuoteForms.Where, QuoteForms.Everywhere)));

        Assert.Equal("… our restarts hide the fault", other.Note.Text);
        Assert.Contains("until who said it agrees to more", other.Lead[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<Notice>(await bot.Say("quote"));
        Assert.NotNull(await bot.Told(Bo, saved.Note.Id));
    }

    [Fact]
    public async Task What_was_agreed_to_ends_with_an_edit_of_the_words_and_who_said_them_is_told_again()
    {
        await using var bot = await With();
        var message = Secret with { Text = "I do not think that our restarts hide the fault." };
        var saved = Assert.IsType<Answer>(await bot.Save(message, InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere)));
        Assert.NotNull(await bot.Told(Bo, saved.Note.Id));
        await bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), Bo);
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote")).Note.Id);

        var form = Assert.IsType<Dialog>(await bot.Press(new Button("", "quote-edit", saved.Note.Id), InPrivate(Ada)));
        var edited = Assert.IsType<Answer>(await bot.Send(form, InPrivate(Ada), (nameof(QuoteDraft.Words), "our restarts hide the fault")));

        Assert.Equal("… our restarts hide the fault", edited.Note.Text);
        Assert.Equal(["Edit", "Delete"], edited.Buttons.Select(button => button.Label));
        Assert.IsType<Notice>(await bot.Say("quote"));
        Assert.NotNull(await bot.Told(Bo, saved.Note.Id));
        Assert.Null(await bot.Told(Bo, saved.Note.Id));
    }

    [Fact]
    public async Task Words_that_their_saver_wants_here_stay_here_although_who_said_them_would_share_them()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(Secret, InPrivate(Ada)));
        Assert.Equal("Saved. It is found in this conversation only, for example by quote alerting.", saved.Lead[0].ToString());

        Assert.StartsWith("Thank you. Who saved it wants it found only in the conversation", Assert.IsType<Notice>(await bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), Bo)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<Notice>(await bot.Say("quote"));

        await bot.Send(Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1], InPrivate(Ada))), InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote")).Note.Id);
    }

    [Fact]
    public async Task Who_said_it_publicly_can_keep_it_to_the_channel_and_its_saver_cannot_undo_that()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));

        await bot.Press(new Button("", "quote-here", saved.Note.Id), Bo);

        Assert.IsType<Notice>(await bot.Say("quote", InPrivate(Cy)));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote", Cy)).Note.Id);
        var edited = Assert.IsType<Answer>(await bot.Send(Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1]))));
        Assert.Equal("Changed. It is found in this conversation only, for example by quote alerting: who said it wants that.", edited.Lead[0].ToString());
        await bot.Press(saved.Buttons[0]);
        Assert.Equal("Saved. It is found in this conversation only, for example by quote alerting: who said it wants that.", Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo), Cy)).Lead[0].ToString());
        Assert.IsType<Notice>(await bot.Say("quote", InPrivate(Cy)));
    }

    [Fact]
    public async Task The_person_removes_it_for_good()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        var told = (await bot.Told(Bo, saved.Note.Id))!;

        Assert.StartsWith("Removed, and found no more.", Assert.IsType<Notice>(await bot.Press(told.Buttons[2], Bo with { Conversation = "D-BO" })).Paragraphs[0].ToString(), StringComparison.Ordinal);

        Assert.IsType<Notice>(await bot.Say("quote"));
        Assert.IsType<Notice>(await bot.Save(TestMessages.Of(Bo), Cy));
        Assert.Equal("That quote is not here any more, or it does not quote you.", Assert.IsType<Notice>(await bot.Press(told.Buttons[0], Bo)).Paragraphs[0].ToString());
    }

    [Fact]
    public async Task Who_never_wants_to_be_quoted_is_quoted_nowhere_until_that_is_allowed_again()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        await bot.Save(Secret, InPrivate(Ada));
        await bot.Save(TestMessages.Of(Cy, id: "18.1"));

        var noted = Assert.IsType<Notice>(await bot.Press(new Button("", "quote-never", saved.Note.Id), Bo));

        Assert.Equal("Noted: nobody can save your words here, and those that were saved are removed.", noted.Paragraphs[0].ToString());
        Assert.Equal("Cy", Assert.Single(await bot.Kept(Ada)).Attribution.Speakers[0]);
        Assert.DoesNotContain((await bot.Notes(InPrivate(Ada))).Quotes, quote => quote.Quotee == Bo.User);
        var refused = Assert.IsType<Notice>(await bot.Save(TestMessages.Of(Bo, id: "19.1")));
        Assert.Equal("Who wrote that message does not want to be quoted. Nothing was saved.", refused.Paragraphs[0].ToString());

        Assert.StartsWith("Noted: your words may be saved again.", Assert.IsType<Notice>(await bot.Press(Assert.Single(noted.Buttons), Bo)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo, id: "19.1")));
        Assert.IsType<Notice>(await bot.Save(TestMessages.Of(Bo)));
    }

    [Fact]
    public async Task Nobody_else_agrees_in_the_place_of_the_person_quoted()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(Secret, InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere)));

        foreach (var caller in new[] { InPrivate(Ada), Cy with { IsAdmin = true }, Stranger with { User = Bo.User } })
            Assert.StartsWith("That quote is not here any more", Assert.IsType<Notice>(await bot.Press(new Button("", "quote-elsewhere", saved.Note.Id), caller)).Paragraphs[0].ToString(), StringComparison.Ordinal);

        Assert.IsType<Notice>(await bot.Say("quote"));
    }

    [Fact]
    public async Task Where_the_person_could_not_be_told_remove_stands_under_the_quote_also_where_it_is_shared()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        await bot.Notices.Untold(new QuoteNoticeWork(Bo.Workspace.Key, Bo.User, saved.Note.Id), CancellationToken.None);

        var found = await bot.Answered("by bo", Cy);
        Assert.Equal(["Share here", "Useful", "Remove"], found.Buttons.Select(button => button.Label));
        var shared = Assert.IsType<Answer>(await bot.Press(found.Buttons[0], Cy));
        Assert.Equal(["Useful", "Remove"], shared.Buttons.Select(button => button.Label));
        Assert.StartsWith("Only the person quoted", Assert.IsType<Notice>(await bot.Press(shared.Buttons[1], Cy, isOnShared: true)).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Removed", Assert.IsType<Notice>(await bot.Press(shared.Buttons[1], Bo, isOnShared: true)).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }
}
