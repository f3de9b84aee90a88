using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Quotes;

/// <summary>What a team keeps, and who sees which of it.</summary>
public sealed class SavedTests
{
    [Fact]
    public async Task What_is_kept_is_listed_by_who_where_whose_and_on_what()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo, "Every alert wakes somebody up.", id: "1"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Save(TestMessages.Of(Ada, "Toil is what a machine would do gladly.", id: "2"), Cy);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Save(TestMessages.Of(InPrivate(Bo), "The postmortem blames nobody.", Openness.Private, "3"), InPrivate(Ada));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"", Bo);

        Assert.Equal(("Your team keeps 2 quotes and 1 lesson, the latest first:", "Restart the queue before the worker, or jobs run twice|Toil is what a machine would do gladly.|Every alert wakes somebody up."), Listed(await bot.Noticed("saved")));
        Assert.Equal(("Your team keeps 3 quotes and 1 lesson, the latest first:", "Restart the queue before the worker, or jobs run twice|The postmortem blames nobody.|Toil is what a machine would do gladly.|Every alert wakes somebody up."), Listed(await bot.Noticed("saved", InPrivate(Cy))));
        Assert.Equal(("You keep 1 quote, the latest first:", "Every alert wakes somebody up."), Listed(await bot.Noticed("saved mine")));
        Assert.Equal(("Of this conversation your team keeps 1 quote, the latest first:", "The postmortem blames nobody."), Listed(await bot.Noticed("saved here", InPrivate(Cy))));
        Assert.Equal(("On toil your team keeps 1 quote, the latest first:", "Toil is what a machine would do gladly."), Listed(await bot.Noticed("saved on toil")));
        Assert.Equal(("By that name your team keeps 1 quote, the latest first:", "Every alert wakes somebody up."), Listed(await bot.Noticed("saved by bo")));
        Assert.Equal("Of this conversation your team keeps nothing yet.", (await bot.Noticed("saved here", Cy with { Conversation = "C9" })).Paragraphs[0].ToString());
        Assert.Equal("Your team keeps nothing yet.", (await bot.Noticed("saved", Stranger)).Paragraphs[0].ToString());
        Assert.Equal("Your team’s own among them: 1 taught and 2 saved. Notes with votes from your team: 0.", (await bot.Noticed("status")).Paragraphs[1].ToString());
    }

    [Fact]
    public async Task A_page_follows_the_other_and_a_quote_opens_with_what_one_may_do()
    {
        await using var bot = await With();
        foreach (var number in Enumerable.Range(1, 7))
        {
            await bot.Save(TestMessages.Of(Bo, $"Alert number {number} wakes somebody up.", id: $"{number}"), number % 2 == 0 ? Ada : Cy);
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await bot.Noticed("saved");
        var second = Assert.IsType<Notice>(await bot.Press(Assert.Single(first.Buttons)));

        Assert.Equal(Enumerable.Range(1, 7).Reverse().Select(number => $"Alert number {number} wakes somebody up."), first.Choices.Concat(second.Choices).Select(choice => choice.Note.Title));
        var opened = Assert.IsType<Answer>(await bot.Press(first.Choices[1].Open));
        Assert.Equal("Alert number 6 wakes somebody up.", opened.Note.Text);
        Assert.Equal(["Edit", "Delete"], opened.Buttons.Select(button => button.Label).TakeLast(2));
        Assert.StartsWith("Taken back", Assert.IsType<Notice>(await bot.Press(opened.Buttons[^1])).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_strangers_only_what_was_saved_there_is_seen_and_it_is_seen_nowhere_else()
    {
        await using var bot = await With();
        await bot.Save(TestMessages.Of(Bo, "Every alert wakes somebody up.", id: "1"));
        var shared = AmongStrangers(Bo);
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(shared, "The postmortem blames nobody.", Openness.Shared, "2"), AmongStrangers(Ada), (QuoteForms.Where, QuoteForms.Everywhere)));

        Assert.Matches("^Saved\\. It is found in this conversation only, for example by quote .*, until who said it agrees to more\\.$", saved.Lead[0].ToString());
        Assert.Equal("The postmortem blames nobody.", Listed(await bot.Noticed("saved", AmongStrangers(Cy))).Titles);
        Assert.Equal("Every alert wakes somebody up.", Listed(await bot.Noticed("saved", Cy)).Titles);
        Assert.IsType<Notice>(await bot.Say("by bo on alerts", AmongStrangers(Cy)));
    }

    [Fact]
    public async Task What_the_workspace_has_is_not_shared_where_strangers_read_along()
    {
        await using var bot = await With();
        var saved = Assert.IsType<Answer>(await bot.Save(TestMessages.Of(Bo)));
        var share = new Button("", "share", $"0|{saved.Note.Id}|by bo");

        Assert.Equal(Delivery.Public, Assert.IsType<Answer>(await bot.Press(share, Cy)).Delivery);
        Assert.Equal(Delivery.Public, Assert.IsType<Answer>(await bot.Press(share, InPrivate(Cy))).Delivery);
        Assert.StartsWith("People of another company read along here", Assert.IsType<Notice>(await bot.Press(share, AmongStrangers(Cy) with { IsAmongStrangers = false })).Paragraphs[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("I cannot see who reads along here", Assert.IsType<Notice>(await bot.Press(share, Cy with { Openness = _ => ValueTask.FromResult(Openness.Unknown) })).Paragraphs[0].ToString(), StringComparison.Ordinal);
    }

    private static (string Lead, string Titles) Listed(Notice notice) => (notice.Paragraphs[0].ToString(), string.Join('|', notice.Choices.Select(choice => choice.Note.Title)));
}
