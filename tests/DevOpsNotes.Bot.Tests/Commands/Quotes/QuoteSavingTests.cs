using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>Saving words of a message, and what keeps somebody from it.</summary>
public sealed class QuoteSavingTests
{
    private const string Words = nameof(QuoteDraft.Words);
    private const string Speaker = nameof(QuoteDraft.Speaker);

    [Fact]
    public async Task What_is_saved_is_said_to_be_with_where_it_is_found_and_is_found()
    {
        await using var bot = await With(TestNotes.Bare);

        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo), null, (nameof(QuoteDraft.Takeaway), "Fewer alerts.")));

        Assert.Equal("Saved. Everybody in the workspace finds it, for example by quote alerting.", saved.Lead[0].ToString());
        Assert.Equal(["Undo", "Edit"], saved.Buttons.Select(button => button.Label));
        Assert.Equal(("Bo · 28 February 2026", "your team’s words", "https://team.example.org/archives/C1/p17.4"), (Credits.Of(saved.Note).Said, Credits.Of(saved.Note).Passed, Credits.Of(saved.Note).Link!.AbsoluteUri));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote alerting", Cy)).Note.Id);
        Assert.Equal(saved.Note.Id, (await bot.Answered("which alert wakes somebody", Cy)).Note.Id);
        Assert.Equal(saved.Note.Id, (await bot.Answered("by bo", Cy)).Note.Id);
        Assert.Equal(["Share here", "Useful"], (await bot.Answered("by bo", Cy)).Buttons.Select(button => button.Label));
        Assert.Equal("Fewer alerts.", Assert.Single(await bot.Kept(Ada)).Takeaway);
    }

    [Fact]
    public async Task A_question_is_answered_by_saved_words_beside_lessons()
    {
        await using var bot = await WithLessons();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo, "The walrus pager rings for every alert at night.")));

        var answer = await bot.Answered("walrus pager alert", Cy);

        Assert.Equal(saved.Note.Id, answer.Note.Id);
        Assert.NotEmpty(answer.More);
        Assert.All(answer.More, more => Assert.NotEqual(NoteKind.Quote, more.Note.Kind));
    }

    [Fact]
    public async Task Words_may_be_left_out_with_an_ellipsis_in_their_place()
    {
        await using var bot = await With();

        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo), null, (Words, "Every alert wakes somebody up. … The rest is noise.")));

        Assert.Equal("Every alert wakes somebody up. … The rest is noise.", saved.Note.Text);
    }

    [Fact]
    public async Task Words_of_somebody_else_in_a_message_are_shown_as_reported_by_its_author()
    {
        await using var bot = await With();

        var credits = Credits.Of(Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo, "As Kim Strange says: every alert wakes somebody up."), null, (Speaker, "Kim Strange"))).Note);

        Assert.Equal(("Kim Strange · 28 February 2026", "reported by Bo · verbatim, from “A message of your team”"), (credits.Said, credits.Passed));
    }

    [Theory]
    [InlineData("Ada")]
    [InlineData("Myself")]
    [InlineData("@cy")]
    public async Task A_colleague_whom_a_message_quotes_is_not_quoted_by_it(string name)
    {
        await using var bot = await With();

        var wrong = Assert.IsType<FieldErrors>(await bot.Save(TestMessages.Of(Bo, $"{name} said: every alert wakes somebody up."), null, (Speaker, name)));

        Assert.StartsWith("That may be a colleague", wrong.Errors[Speaker], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Words, "Every alert wakes everybody up.", "These are not the words of the message. Leave words out, with … in their place, but change none.")]
    [InlineData(Words, " ", "A quote has words.")]
    [InlineData(nameof(QuoteDraft.Topics), "weeding", "There is no topic “weeding”. Leave the topic out to have one found in the words.")]
    [InlineData(Speaker, "Kim Strange", "The message does not name them: then its words are those of who wrote it.")]
    [InlineData(Speaker, "Ada", "The message does not name them: then its words are those of who wrote it.")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_that_was_typed_is_lost(string field, string value, string problem)
    {
        await using var bot = await With();

        var wrong = Assert.IsType<FieldErrors>(await bot.Save(TestMessages.Of(Bo), null, (field, value), (QuoteForms.Where, "here")));

        Assert.Equal(KeyValuePair.Create(field, problem), Assert.Single(wrong.Errors));
        Assert.Equal((value, "here"), (wrong.Dialog.Fields.Single(typed => typed.Name == field).Value, wrong.Dialog.Fields[^1].Value));
        Assert.Empty(await bot.Kept(Ada));
        // The form that comes back is as good as the first one.
        Assert.IsType<Answer>(await bot.Send(wrong.Dialog, null, (field, field == Words ? TestMessages.Alerts : "")));
    }

    [Fact]
    public async Task A_colleague_is_known_by_what_was_saved_here()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo));

        var wrong = Assert.IsType<FieldErrors>(await bot.Save(TestMessages.Of(Ada, id: "18.1"), Cy, (Speaker, "bo")));

        Assert.Equal(Speaker, Assert.Single(wrong.Errors).Key);
    }

    [Fact]
    public async Task The_same_message_is_one_quote_whoever_saves_it_again_and_whatever_of_it()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo)));

        await bot.Send(form);
        var again = Assert.IsType<Answer>(await bot.Send(form));
        var others = Assert.IsType<Answer>(await bot.Send(form, Cy, (Words, "The rest is noise.")));

        Assert.Equal(("You saved that already.", "That is saved already, by Ada."), (again.Lead[0].ToString(), others.Lead[0].ToString()));
        Assert.Equal(TestMessages.Alerts, others.Note.Text);
        Assert.Empty(others.Buttons);
        Assert.Single(await bot.Kept(Ada));
    }

    [Fact]
    public async Task A_form_whose_message_is_of_another_conversation_or_no_message_saves_nothing()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Quote(TestMessages.Of(Bo)));

        foreach (var (forged, caller) in new[] { (form, InPrivate(Ada)), (form with { State = "" }, Ada), (form with { State = TestMessages.Of(InPrivate(Bo)).ToString() }, Ada), (form, Ada with { Workspace = Bot.Web.TryItPage.Workspace }) })
            Assert.StartsWith("This form does not belong here", Assert.IsType<Notice>(await bot.Send(forged, caller)).Paragraphs[0].ToString(), StringComparison.Ordinal);

        Assert.Empty(await bot.Kept(Ada));
    }

    [Fact]
    public async Task An_author_without_a_name_is_the_team()
    {
        await using var bot = await With();

        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo) with { Author = null, Link = null, Day = null }));

        Assert.Equal(("Your team", "your team’s words"), (Credits.Of(saved.Note).Said, Credits.Of(saved.Note).Passed));
    }

    [Fact]
    public async Task Own_words_are_found_as_their_author_chooses_and_nobody_is_told()
    {
        await using var bot = await With();
        var mine = TestMessages.Of(InPrivate(Ada), openness: Openness.Private);

        var saved = Assert.IsType<Answer>(await bot.Save(mine, InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere)));

        Assert.StartsWith("Saved. Everybody in the workspace finds it", saved.Lead[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote", Cy)).Note.Id);
        var edit = Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1], InPrivate(Ada)));
        await bot.Send(edit, InPrivate(Ada), (QuoteForms.Where, "here"));
        Assert.IsType<Notice>(await bot.Say("quote", Cy));
        await bot.Send(edit, InPrivate(Ada), (QuoteForms.Where, QuoteForms.Everywhere));
        Assert.Equal(saved.Note.Id, (await bot.Answered("quote", Cy)).Note.Id);
    }
}
