namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Somebody has the bot tell what it keeps of them, and forget it, in Slack.</summary>
public sealed class SlackForgettingTests : IAsyncLifetime
{
    private const string RemoveWords = "Forget me, remove my words";
    private const string KeepWords = "Forget me, keep my words without my name";
    private const string WordsOfAda = "Flaky tests erode the marmalade of trust.";
    private const string Lesson = "Restart the quokka queue before the worker, or jobs run twice.";

    private SlackHost _bot = null!;
    private SlackQuoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackQuoting.Start();
        _people = new SlackQuoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_left_nothing_has_nothing_to_forget()
    {
        await Fill();

        Assert.Equal(["Never quote me"], SlackButtons.Labels(await _people.Ask("forget me")));
    }

    [Fact]
    public async Task What_is_kept_is_told_by_kind_to_who_asks_alone_and_stays_until_a_button_is_pressed()
    {
        await Fill();

        var told = await _people.Ask("forget me", SlackQuoting.Ada);

        Assert.Equal("ephemeral", told.GetProperty("response_type").GetString());
        foreach (var kept in new[] { "1 quote you saved", "1 vote", "1 lesson you taught", "1 quote of your words" })
            Assert.Contains(kept, told.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([RemoveWords, KeepWords, "Never quote me"], SlackButtons.Labels(told));
        Assert.Empty(SlackRules.Broken(told));
        Assert.True(await _people.IsFound());
    }

    [Theory]
    [InlineData(RemoveWords, "2 quotes removed.", false)]
    [InlineData(KeepWords, "1 quote without your name now.", true)]
    public async Task Each_button_takes_away_what_it_says_for_others_as_well(string button, string said, bool keepsWords)
    {
        await Fill();

        var forgotten = await _people.Press(await _people.Ask("forget me", SlackQuoting.Ada), button);

        Assert.True(forgotten.GetProperty("replace_original").GetBoolean());
        Assert.Contains(said, forgotten.GetRawText(), StringComparison.Ordinal);
        Assert.False(await _people.IsFound());
        var others = (await _people.Ask("erode marmalade")).GetRawText();
        Assert.Equal(keepsWords, others.Contains(WordsOfAda, StringComparison.Ordinal));
        Assert.DoesNotContain("Ada Lovelace", others, StringComparison.Ordinal);
        Assert.Contains("jobs run twice", (await _people.Ask("quokka queue")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Lovelace", (await _people.Ask("export")).GetRawText(), StringComparison.Ordinal);
        var again = await _people.Ask("forget me", SlackQuoting.Ada);
        Assert.Equal(["Never quote me"], SlackButtons.Labels(again));
        Assert.DoesNotContain("Take it back", SlackButtons.Labels(await _people.Ask("quokka queue", SlackQuoting.Ada)));
    }

    [Fact]
    public async Task Pressed_again_it_forgets_what_is_there_by_then_and_harms_nobody()
    {
        await Fill();
        var told = await _people.Ask("forget me", SlackQuoting.Ada);
        await _people.Press(told, RemoveWords);

        var again = await _people.Press(told, RemoveWords);

        Assert.DoesNotContain("removed", again.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("jobs run twice", (await _people.Ask("quokka queue")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_forgets_nobody_but_who_asked()
    {
        await Fill();
        var told = await _people.Ask("forget me", SlackQuoting.Ada);

        var refused = await _people.Press(told, RemoveWords, SlackQuoting.Grace, isEphemeral: false);

        Assert.StartsWith("This button is for who asked.", refused.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(refused.GetProperty("replace_original").GetBoolean());
        Assert.Equal(2, (await _bot.Quotes()).Count);

        var forgotten = await _people.Press(told, RemoveWords, isEphemeral: false);

        Assert.Equal(("ephemeral", false), (forgotten.GetProperty("response_type").GetString(), forgotten.GetProperty("replace_original").GetBoolean()));
        Assert.Empty(await _bot.Quotes());
    }

    /// <summary>How much there is of somebody is nobody else's business.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Asked_where_others_read_along_it_tells_nothing(bool isAmongStrangers)
    {
        await Fill();

        var told = isAmongStrangers ? await _people.Mention("forget me", channel: SlackQuoting.Shared, isAmongStrangers: true) : await _people.Mention("forget me");

        Assert.StartsWith("Others read along here.", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1 quote", told.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(SlackButtons.Labels(told));
    }

    /// <summary>Ada saved words of Grace's, Grace saved words of Ada's, and Ada taught and voted.</summary>
    private async Task Fill()
    {
        await _people.Save();
        await _people.Save(SlackQuoting.Message(WordsOfAda, SlackQuoting.Ada, "1767225600.000200"), SlackQuoting.Grace);
        await _people.Ask($"add \"{Lesson}\"", SlackQuoting.Ada);
        await _people.Press(await _people.Ask("toil", SlackQuoting.Ada), "Useful");
    }
}
