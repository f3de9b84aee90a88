using DevOpsNotes.Bot.Commands.Gaps;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>What people ask in vain in Slack is told to their team, and taught.</summary>
public sealed class SlackGapsTests : IAsyncLifetime
{
    private const string Vain = "sourdough recipe";
    private const string Teach = $"Teach “{Vain}”";

    private SlackHost _bot = null!;
    private SlackQuoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackQuoting.Start();
        _people = new SlackQuoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task What_three_people_ask_in_vain_however_they_ask_is_listed_after_a_minute_taught_by_its_button_and_then_gone()
    {
        await _people.Ask(Vain + "?", SlackQuoting.Ada);
        await _people.Mention($"What is the {Vain}?", SlackQuoting.Grace);
        Assert.DoesNotContain("sourdough", (await _people.Ask("gaps")).GetRawText(), StringComparison.Ordinal);
        await _people.Direct("SOURDOUGH RECIPE!", SlackQuoting.Cy);
        await Listed();

        var gaps = await _people.Ask("gaps");
        Assert.Contains("asked 3 times", gaps.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(SlackRules.Broken(gaps));
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(gaps, Teach), user: SlackQuoting.Cy));
        var form = _people.Opened();
        Assert.Contains($"What would have answered “{Vain}”?", form.GetRawText(), StringComparison.Ordinal);
        var taught = await _bot.Submit(form, SlackQuoting.Cy, ("Text", "Keep the sourdough recipe beside the coffee machine."));

        Assert.Contains("Your team has a new lesson.", taught.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("beside the coffee machine", (await _people.Ask(Vain, SlackQuoting.Ada)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sourdough", (await _people.Ask("gaps")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_asks_three_times_is_that_persons_own()
    {
        foreach (var channel in new[] { SlackQuoting.Public, SlackQuoting.AnotherPublic, SlackQuoting.Private })
            await _people.Ask(Vain, SlackQuoting.Ada, channel);
        await _people.Ask(Vain, SlackQuoting.Grace);
        await _bot.Pass(GapFlush.Interval * 2);

        Assert.DoesNotContain("sourdough", (await _people.Ask("gaps")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_strangers_read_along_nothing_is_told_of_it()
    {
        foreach (var person in new[] { SlackQuoting.Ada, SlackQuoting.Grace, SlackQuoting.Cy })
            await _people.Ask(Vain, person);
        await Listed();

        var told = await _people.Mention("gaps", channel: SlackQuoting.Shared, isAmongStrangers: true);

        Assert.StartsWith("People of another company read along here", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sourdough", told.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_where_strangers_read_along_is_not_counted()
    {
        foreach (var person in new[] { SlackQuoting.Ada, SlackQuoting.Grace, "UX" })
            await _people.Mention(Vain, person, SlackQuoting.Shared, isAmongStrangers: true);
        foreach (var person in new[] { SlackQuoting.Ada, SlackQuoting.Grace, SlackQuoting.Cy })
            await _people.Ask("chess openings", person);
        await _bot.UntilAnswered(async () => (await _people.Ask("gaps")).GetRawText().Contains("chess openings", StringComparison.Ordinal));

        Assert.DoesNotContain("sourdough", (await _people.Ask("gaps")).GetRawText(), StringComparison.Ordinal);
    }

    private Task Listed() => _bot.UntilAnswered(async () => SlackButtons.Labels(await _people.Ask("gaps")).Contains(Teach));
}
