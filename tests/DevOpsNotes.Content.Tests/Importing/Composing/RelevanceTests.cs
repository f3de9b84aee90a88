using DevOpsNotes.Content.Importing;

namespace DevOpsNotes.Content.Tests.Importing.Composing;

public sealed class RelevanceTests
{
    private const string Lesson = "The team deployed a small change to production and watched its error budget for a whole week, until every alert had an owner.";

    [Theory]
    [InlineData("Tomatoes, at last", "After two cold summers the greenhouse has delivered. I planted six varieties, watered them with a little pump and lost only one. Next year I shall try aubergines in better soil.")]
    [InlineData("My winter bike is for sale", "After five winters my steel commuter deserves a new owner. Hub gears, dynamo lights, new tyres since October. I am asking 280 euros, and test rides are welcome.")]
    [InlineData("Getting there", "Registration opened at eight, the badges had names in a readable size, and the queue for the coffee at the venue was long. Thanks to the sponsors for lunch and the party.")]
    [InlineData("We are hiring", "We are hiring two platform engineers for our deployment team. Send your CV before the end of the month.")]
    [InlineData("Vote!", "54% (27 votes)\n46% (23 votes)\nTotal votes: 50")]
    public void What_is_no_knowledge_of_the_field_is_left_out_with_a_reason(string title, string text)
    {
        var source = Import.Text($"17 May 2016\n\nSmall changes\n\n{Lesson}\n\n18 May 2016\n\n{title}\n\n{text}\n\n19 May 2016\n\nOwners of alerts\n\n{Lesson} Then it began anew.\n");

        Assert.Equal(["Small changes", "Owners of alerts"], source.Notes.Select(note => note.Note.Title));
        Assert.All(source.LeftOut, part => Assert.False(string.IsNullOrWhiteSpace(part.Why)));
        Assert.NotEmpty(source.LeftOut);
    }

    [Fact]
    public void Greetings_and_thanks_of_a_conversation_are_left_out()
    {
        var source = Import.Text("The long uptime\n\nSam Wit: Hello Li, and thank you for making time. How was the trip?\n\nLi Ren: Thank you for having me. The trip was fine, I took the train.\n\nSam Wit: How do you deploy?\n\nLi Ren: We deploy each change to one server first, and the pipeline watches the error rate for ten minutes before it goes on.\n\nSam Wit: Thank you very much, that was great.\n\nLi Ren: My pleasure, come and visit the harbour.\n");

        Assert.Equal("How do you deploy?", Assert.Single(source.Notes).Note.Title);
        Assert.Equal(2, source.LeftOut.Count(part => part.Why == "greetings and thanks"));
    }

    [Fact]
    public void A_person_can_keep_what_the_rules_leave_out_and_drop_what_they_keep()
    {
        const string Page = "17 May 2016\n\nSmall changes\n\n" + Lesson + "\n\n18 May 2016\n\nTomatoes, at last\n\nAfter two cold summers the greenhouse has delivered, and the soil of the garden was better than ever before.\n";

        var source = Import.Text(Page, choices: new ImportChoices { Keep = ["tomatoes"], Drop = ["SMALL changes"] });

        Assert.Equal("Tomatoes, at last", Assert.Single(source.Notes).Note.Title);
        Assert.Equal(("Small changes", "dropped as asked"), (Assert.Single(source.LeftOut).What, source.LeftOut[0].Why));
    }

    [Fact]
    public void Dropping_wins_over_keeping()
    {
        var source = Import.Text($"# Small changes\n\n## First\n\n{Lesson}\n\n## Second\n\n{Lesson} Then it rested.\n", choices: new ImportChoices { Keep = ["First"], Drop = ["First"] });

        Assert.DoesNotContain(source.Notes, note => note.Note.Title.Contains("First", StringComparison.Ordinal));
    }
}
