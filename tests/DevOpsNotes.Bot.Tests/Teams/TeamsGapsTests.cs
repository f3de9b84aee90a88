using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Commands.Gaps;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What people ask in vain in Teams is told to their team, and taught.</summary>
public sealed class TeamsGapsTests : IAsyncLifetime
{
    private const string Vain = "sourdough recipe";
    private const string Teach = $"Teach “{Vain}”";

    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task What_three_people_ask_in_vain_wherever_they_ask_is_listed_after_a_minute_taught_by_its_button_and_then_gone()
    {
        await _bot.Reply(Said.InChat(Vain + "?"));
        await _bot.Reply(Quoting.By(Quoting.Cy, Said.InGroup($"What is the {Vain}?")));
        Assert.DoesNotContain("sourdough", await Gaps(), StringComparison.Ordinal);
        await _bot.Reply(Quoting.InChatOfBo("SOURDOUGH RECIPE!"));
        await Listed();

        var gaps = await _people.Ask("gaps", Said.InChat(""));
        Assert.Contains("asked 3 times", TeamsHost.TextOf(gaps), StringComparison.Ordinal);
        var form = await _people.Card(Said.Task("task/fetch", Quoting.DataOf(gaps, Teach)));
        Assert.Contains($"What would have answered “{Vain}”?", TeamsHost.TextOf(form), StringComparison.Ordinal);
        var taught = await _people.Card(Said.Task("task/submit", Quoting.DataOf(form, "Teach", ("Text", "Keep the sourdough recipe beside the coffee machine."))));

        Assert.Contains("Your team has a new lesson.", TeamsHost.TextOf(taught), StringComparison.Ordinal);
        Assert.Contains("beside the coffee machine", TeamsHost.TextOf(await _people.Ask(Vain, Said.InGroup(""))), StringComparison.Ordinal);
        Assert.DoesNotContain("sourdough", await Gaps(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_asks_three_times_is_that_persons_own()
    {
        foreach (var where in new[] { Said.InChat(Vain), Said.InGroup(Vain), Said.InChannel(Vain) })
            await _bot.Reply(where);
        await _bot.Pass(GapFlush.Interval * 2);

        Assert.DoesNotContain("sourdough", await Gaps(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_strangers_read_along_or_to_strangers_nothing_is_told_of_it()
    {
        await AskedByThree(Vain, () => Said.InGroup(""));
        await Listed();

        foreach (var where in new[] { InShared(), Quoting.FromElsewhere(Quoting.InChannel(null)) })
        {
            var told = await _bot.Answer(Said.Pressed("say", "gaps", where));

            Assert.StartsWith("People of another company read along here", told.GetProperty("value").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("sourdough", told.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_asked_where_strangers_read_along_is_not_counted()
    {
        await AskedByThree(Vain, InShared);
        await AskedByThree("chess openings", () => Said.InGroup(""));
        await _bot.UntilAnswered(async () => (await Gaps()).Contains("chess openings", StringComparison.Ordinal));

        Assert.DoesNotContain("sourdough", await Gaps(), StringComparison.Ordinal);
    }

    private async Task AskedByThree(string question, Func<JsonObject> where)
    {
        await _people.Ask(question, where());
        await _people.Ask(question, Quoting.By(Quoting.Bo, where()));
        await _people.Ask(question, Quoting.By(Quoting.Cy, where()));
    }

    private Task Listed() => _bot.UntilAnswered(async () => (await Gaps()).Contains(Vain, StringComparison.Ordinal));

    private async Task<string> Gaps() => (await _bot.Answer(Said.Pressed("say", "gaps", Said.InGroup("")))).GetRawText();

    private static JsonObject InShared() => Quoting.InChannel("shared");
}
