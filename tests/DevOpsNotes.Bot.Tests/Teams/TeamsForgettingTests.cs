using System.Text.Json;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Somebody has the bot tell what it keeps of them, and forget it, in Teams.</summary>
public sealed class TeamsForgettingTests : IAsyncLifetime
{
    private const string RemoveWords = "Forget me, remove my words";
    private const string KeepWords = "Forget me, keep my words without my name";
    private const string WordsOfBo = "Zebras drain";

    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_left_nothing_has_nothing_to_forget()
    {
        await Fill();

        Assert.Equal(["Never quote me"], TeamsHost.ButtonsOf(await _people.Ask("forget me", Quoting.By(Quoting.Cy, Said.InGroup("")))));
    }

    [Fact]
    public async Task What_is_kept_is_told_by_kind_with_both_buttons_and_stays_until_one_is_pressed()
    {
        await Fill();

        var told = TeamsHost.CardOf(await _bot.Reply(Quoting.InChatOfBo("forget me")));

        foreach (var kept in new[] { "1 quote you saved", "1 vote", "1 lesson you taught", "1 quote of your words" })
            Assert.Contains(kept, TeamsHost.TextOf(told), StringComparison.Ordinal);
        Assert.Equal([RemoveWords, KeepWords, "Never quote me"], TeamsHost.ButtonsOf(told));
        Assert.True(await _people.IsFound(Said.InGroup("")));
    }

    [Theory]
    [InlineData(RemoveWords, "2 quotes removed.", false)]
    [InlineData(KeepWords, "1 quote without your name now.", true)]
    public async Task Each_button_takes_away_what_it_says_for_others_as_well(string button, string said, bool keepsWords)
    {
        await Fill();
        var told = TeamsHost.CardOf(await _bot.Reply(Quoting.InChatOfBo("forget me")));

        var forgotten = await Press(told, button, Quoting.InChatOfBo());

        Assert.Contains(said, TeamsHost.TextOf(forgotten), StringComparison.Ordinal);
        var others = TeamsHost.TextOf(await _people.Ask("zebras zanzibar", Said.InGroup("")));
        Assert.Equal(keepsWords, others.Contains(WordsOfBo, StringComparison.Ordinal));
        Assert.DoesNotContain("Bo Writer", others, StringComparison.Ordinal);
        Assert.DoesNotContain("Flaky", TeamsHost.TextOf(await _people.Ask("erode marmalade", Said.InGroup(""))), StringComparison.Ordinal);
        Assert.Contains("jobs run twice", TeamsHost.TextOf(await _people.Ask("quokka queue", Said.InGroup(""))), StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Writer", TeamsHost.TextOf(await _people.Ask("export", Said.InGroup(""))), StringComparison.Ordinal);
        Assert.Equal(["Never quote me"], TeamsHost.ButtonsOf(TeamsHost.CardOf(await _bot.Reply(Quoting.InChatOfBo("forget me")))));
    }

    /// <summary>A client that knows only the older buttons sends a message.</summary>
    [Fact]
    public async Task A_press_by_an_older_client_forgets_as_well_and_once()
    {
        await Fill();
        var data = TeamsHost.ButtonOf(TeamsHost.CardOf(await _bot.Reply(Quoting.InChatOfBo("forget me"))), RemoveWords).GetProperty("fallback").GetProperty("data");
        var press = Said.Submitted(data.GetProperty("action").GetString()!, data.GetProperty("value").GetString()!, Quoting.InChatOfBo());

        var answer = await _bot.Reply(press.DeepClone().AsObject());
        (await _bot.Tell(press)).EnsureSuccessStatusCode();
        await _bot.Pass(TimeSpan.FromSeconds(30));

        Assert.Contains("2 quotes removed.", TeamsHost.TextOf(TeamsHost.CardOf(answer)), StringComparison.Ordinal);
        Assert.Equal(answer, _bot.Sent[^1]);
        Assert.False(await _people.IsFound(Said.InGroup("")));
    }

    [Fact]
    public async Task A_button_forgets_nobody_but_who_asked()
    {
        await Fill();
        var told = await _people.Ask("forget me", Quoting.By(Quoting.Bo, Said.InGroup("")));

        var refused = await Press(told, RemoveWords, Quoting.By(Quoting.Cy, Said.InGroup("")));

        Assert.Contains("This button is for who asked.", TeamsHost.TextOf(refused), StringComparison.Ordinal);
        Assert.True(await _people.IsFound(Said.InGroup("")));

        await Press(told, RemoveWords, Quoting.By(Quoting.Bo, Said.InGroup("")));
        Assert.False(await _people.IsFound(Said.InGroup("")));
    }

    /// <summary>How much there is of somebody is nobody else's business.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Asked_where_others_read_along_it_tells_nothing(bool isAmongStrangers)
    {
        await Fill();

        var told = TeamsHost.CardOf(await _bot.Reply(Quoting.By(Quoting.Bo, isAmongStrangers ? InShared("forget me") : Said.InGroup("forget me"))));

        Assert.StartsWith("Others read along here.", TeamsHost.TextOf(told), StringComparison.Ordinal);
        Assert.DoesNotContain("1 quote", TeamsHost.TextOf(told), StringComparison.Ordinal);
        Assert.Empty(TeamsHost.ButtonsOf(told));
    }

    /// <summary>In a shared channel people of other companies are quoted too.</summary>
    [Fact]
    public async Task Somebody_of_another_company_is_told_of_and_forgotten_too()
    {
        await Fill();
        await _people.Save(Quoting.Message("<p>Ferrets guard the firewall.</p>", "3"), () => Quoting.FromElsewhere(InShared("")));
        var told = await _people.Ask("forget me", Quoting.FromElsewhere(InShared("")));
        Assert.Contains("1 quote you saved", TeamsHost.TextOf(told), StringComparison.Ordinal);

        await Press(told, RemoveWords, Quoting.FromElsewhere(InShared("")));

        Assert.DoesNotContain("Ferrets", TeamsHost.TextOf(await _people.Ask("ferrets firewall", InShared(""))), StringComparison.Ordinal);
        Assert.True(await _people.IsFound(Said.InGroup("")));
    }

    /// <summary>Sam saved words of Bo's, Bo saved words of Sam's, and Bo taught and voted.</summary>
    private async Task Fill()
    {
        await _people.Save();
        var ofSam = Quoting.Message("<p>Flaky tests erode the marmalade of trust.</p>", "2");
        ofSam["from"]!["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = Said.SamAad, ["displayName"] = "Sam Reader" };
        await _people.Save(ofSam, () => Quoting.By(Quoting.Bo, Quoting.InChannel("standard")));
        await _people.Ask("add \"Restart the quokka queue before the worker, or jobs run twice.\"", Quoting.InChatOfBo());
        await Press(await _people.Ask("toil", Quoting.InChatOfBo()), "Useful", Quoting.InChatOfBo());
    }

    private async Task<JsonElement> Press(JsonElement card, string button, JsonObject where)
    {
        var data = TeamsHost.ButtonOf(card, button).GetProperty("data");
        return (await _bot.Answer(Said.Pressed(data.GetProperty("action").GetString()!, data.GetProperty("value").GetString()!, where))).GetProperty("value");
    }

    private static JsonObject InShared(string text)
    {
        var where = Said.InChannel(text);
        where["channelData"]!["channel"]!["type"] = "shared";
        where["conversation"]!["id"] = "19:shared@thread.tacv2";
        return where;
    }
}
