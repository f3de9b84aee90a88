using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>Saving words from outside the workspace.</summary>
public sealed class OutsideQuoteTests
{
    private const string Line = "save \"A backup is a restore that works.\" by Kim Strange";

    [Fact]
    public async Task A_line_saves_words_of_somebody_elsewhere_as_reported_by_who_brings_them()
    {
        await using var bot = await With();

        var saved = await bot.Answered($"{Line} on disaster recovery");

        Assert.Equal("Saved. Everybody in the workspace finds it, for example by quote disaster recovery.", saved.Lead[0].ToString());
        Assert.Equal(("Kim Strange", "reported by Ada"), (saved.Note.Attribution.Speakers[0], Credits.Of(saved.Note).NotedBy));
        Assert.Equal(["disaster recovery"], saved.Note.Topics);
        Assert.Equal(saved.Note.Id, (await bot.Answered("by kim", Cy)).Note.Id);
        Assert.Null(await bot.Told(Bo, saved.Note.Id));
    }

    [Theory]
    [InlineData("save \"Fine words\" by @bo")]
    [InlineData("save \"Fine words\" by <@U-BO>")]
    [InlineData("save \"Fine words\" by me")]
    [InlineData("save \"Fine words\" by Ada")]
    [InlineData("save \"Fine words\" by ADA on toil")]
    public async Task Nobody_puts_words_in_the_mouth_of_a_colleague_and_the_line_is_given_back(string line)
    {
        await using var bot = await With();

        var notice = await bot.Noticed(line);

        Assert.StartsWith("That may be a colleague: save the message itself", notice.Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(line, notice.Paragraphs[^1].ToString());
        Assert.Empty(await bot.Kept(Ada));
    }

    [Fact]
    public async Task Who_is_quoted_here_saved_here_or_brought_words_here_is_a_colleague()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo, id: "1"));
        await bot.Save(TestMessages.Of(Cy with { Name = "Dee" }, "Kim Strange told us to test the restore.", id: "2"), null, (nameof(QuoteDraft.Speaker), "Kim Strange"));
        await bot.Answered(Line, Cy);

        foreach (var name in new[] { "Bo", "dee", "CY", "Bó", " b\u200Bo " })
            Assert.StartsWith("That may be a colleague", (await bot.Noticed($"save \"Fine words\" by {name}")).Paragraphs[0].ToString(), StringComparison.Ordinal);
        // Whom they quoted is not.
        Assert.IsType<Answer>(await bot.Say("save \"Fine words\" by Kim Strange"));
        // And nothing tells who is one elsewhere.
        Assert.IsType<Answer>(await bot.Say("save \"Fine words\" by Bo", Stranger));
    }

    [Fact]
    public async Task Words_without_a_name_open_the_form_with_them_and_the_name_is_asked_for()
    {
        await using var bot = await With();

        var form = Assert.IsType<Dialog>(await bot.Say("save \"A backup is a restore that works.\""));
        Assert.Equal(("A backup is a restore that works.", QuoteForms.Everywhere), (form.Fields[0].Value, form.Fields[^1].Value));

        var wrong = Assert.IsType<FieldErrors>(await bot.Send(form));
        Assert.Equal(KeyValuePair.Create(nameof(QuoteDraft.Speaker), "Whose words are they?"), Assert.Single(wrong.Errors));
        Assert.Equal("A backup is a restore that works.", Assert.IsType<Answer>(await bot.Send(wrong.Dialog, null, (nameof(QuoteDraft.Speaker), "Kim"))).Note.Text);
    }

    [Fact]
    public async Task Who_points_at_a_message_is_told_where_its_action_is()
    {
        await using var bot = await With();

        Assert.Equal("A message is saved where it stands: open its actions (⋮ or ⋯) and choose Save quote.", (await bot.Noticed("save this")).Paragraphs[0].ToString());
    }

    [Fact]
    public async Task The_same_words_brought_again_are_one_quote_and_stay_here_where_not_all_read_along()
    {
        await using var bot = await With();
        await bot.Answered(Line);

        Assert.Equal("That is saved already, by Ada.", (await bot.Answered(Line, Bo)).Lead[0].ToString());
        var here = await bot.Answered(Line, InPrivate(Bo));
        Assert.StartsWith("Saved. It is found in this conversation only", here.Lead[0].ToString(), StringComparison.Ordinal);
        Assert.Single((await bot.Notes(Cy)).Quotes);
        Assert.Equal(2, (await bot.Notes(InPrivate(Cy))).Quotes.Count);
    }

    [Fact]
    public async Task That_the_same_words_are_kept_where_one_does_not_read_along_is_not_told()
    {
        await using var bot = await With();
        var form = Assert.IsType<Dialog>(await bot.Say(Line[..Line.IndexOf(" by", StringComparison.Ordinal)], InPrivate(Ada)));
        var saved = Assert.IsType<Answer>(await bot.Send(form, InPrivate(Ada), (nameof(QuoteDraft.Speaker), "Kim Strange"), (QuoteForms.Where, QuoteForms.Everywhere)));
        await bot.Send(Assert.IsType<Dialog>(await bot.Press(saved.Buttons[1], InPrivate(Ada))), InPrivate(Ada), (QuoteForms.Where, "here"));

        var mine = await bot.Answered(Line, Bo);

        Assert.StartsWith("Saved. Everybody in the workspace finds it", mine.Lead[0].ToString(), StringComparison.Ordinal);
        Assert.NotEqual(saved.Note.Id, mine.Note.Id);
        Assert.Equal(mine.Note.Id, Assert.Single((await bot.Notes(Cy)).Quotes).Note.Id);
    }

    [Fact]
    public async Task What_an_administrator_removed_is_not_saved_again()
    {
        await using var bot = await With();
        var saved = await bot.Answered(Line);
        await bot.Press(new Button("", "quote-remove", saved.Note.Id), Cy with { IsAdmin = true });

        Assert.Equal("These words were removed here, and cannot be saved again.", (await bot.Noticed(Line, Bo)).Paragraphs[0].ToString());
    }

    [Fact]
    public async Task Their_saver_edits_the_words_freely()
    {
        await using var bot = await With();
        var edit = Assert.IsType<Dialog>(await bot.Press((await bot.Answered(Line)).Buttons[1]));

        var edited = Assert.IsType<Answer>(await bot.Send(edit, null, (nameof(QuoteDraft.Words), "Only a restore that works is a backup.")));

        Assert.StartsWith("Changed. Everybody in the workspace finds it", edited.Lead[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Only a restore that works is a backup.", (await bot.Answered("restore that works", Cy)).Note.Text);
        Assert.Equal("Kim Strange", edited.Note.Attribution.Speakers[0]);
    }
}
