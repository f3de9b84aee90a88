using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Where saved words are found, and who may take them away.</summary>
public sealed class TeamsQuoteVisibilityTests : IAsyncLifetime
{
    private const string AnotherChannel = "19:other@thread.tacv2";

    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start(("Teams:Admins", Quoting.Cy));
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    /// <summary>Of a channel whose kind Teams does not say, it is not assumed that everybody reads along.</summary>
    [Theory]
    [InlineData("standard", true)]
    [InlineData("Standard", true)]
    [InlineData("private", false)]
    [InlineData("shared", false)]
    [InlineData("something-new", false)]
    [InlineData(null, false)]
    public async Task Words_of_a_channel_are_found_elsewhere_only_where_everybody_could_read_them(string? kind, bool isEverywhere)
    {
        await _people.Save(Quoting.Message(), () => Quoting.InChannel(kind), ("Where", "everywhere"));

        Assert.True(await _people.IsFound(Quoting.InChannel(kind)));
        Assert.Equal(isEverywhere, await _people.IsFound(In(AnotherChannel, Quoting.InChannel("standard"))));
        Assert.Equal(isEverywhere, await _people.IsFound(Said.InGroup("")));
        Assert.Equal(isEverywhere, await _people.IsFound(Said.InChat("")));
    }

    [Fact]
    public async Task Words_of_a_chat_stay_in_it()
    {
        await _people.Save(Quoting.Message(), () => Said.InGroup(""), ("Where", "everywhere"));

        Assert.True(await _people.IsFound(Said.InGroup("")));
        Assert.False(await _people.IsFound(In("19:group2@thread.v2", Said.InGroup(""))));
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task Words_that_are_to_stay_here_do()
    {
        await _people.Save(Quoting.Message(), () => Quoting.InChannel("standard"), ("Where", "here"));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
        Assert.False(await _people.IsFound(Said.InGroup("")));
    }

    [Fact]
    public async Task Another_tenant_finds_nothing()
    {
        await _people.Save();
        var elsewhere = Said.InGroup("");
        elsewhere["conversation"]!["tenantId"] = Quoting.Foreign;
        elsewhere["channelData"]!["tenant"]!["id"] = Quoting.Foreign;

        Assert.False(await _people.IsFound(elsewhere));
    }

    /// <summary>In a shared channel people of other companies read along, and may ask.</summary>
    [Fact]
    public async Task Strangers_are_shown_nothing_of_the_tenant_but_what_was_saved_where_they_read_along()
    {
        await _people.Save();
        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));

        Assert.False(await _people.IsFound(Quoting.FromElsewhere(In(AnotherChannel, Quoting.InChannel(null)))));
        Assert.False(await _people.IsFound(In(AnotherChannel, Quoting.InChannel("shared"))));
        await _people.Save(Quoting.Message(id: "2"), () => In(AnotherChannel, Quoting.InChannel("shared")), ("Where", "everywhere"));
        Assert.True(await _people.IsFound(Quoting.FromElsewhere(In(AnotherChannel, Quoting.InChannel(null)))));
    }

    [Fact]
    public async Task What_a_stranger_saves_stays_where_it_was_said()
    {
        await _people.Save(Quoting.Message(), () => Quoting.FromElsewhere(Quoting.InChannel("standard")), ("Where", "everywhere"));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
        Assert.False(await _people.IsFound(Said.InGroup("")));
    }

    [Fact]
    public async Task An_administrator_removes_what_others_saved_and_it_cannot_be_saved_again()
    {
        await _people.Save();
        var bySam = await _people.Ask("zebras zanzibar", Said.InGroup(""));
        var byAdmin = await _people.Ask("zebras zanzibar", Quoting.By(Quoting.Cy, Said.InGroup("")));
        var value = TeamsHost.ButtonOf(byAdmin, "Remove").GetProperty("data").GetProperty("value").GetString()!;

        var refused = await _bot.Answer(Said.Pressed("quote-remove", value, Said.InGroup("")));
        var stranger = Quoting.By(Quoting.Cy, Said.InGroup(""));
        stranger["channelData"]!["tenant"]!["id"] = Quoting.Foreign;
        var refusedToo = await _bot.Answer(Said.Pressed("quote-remove", value, stranger));
        var removed = await _bot.Answer(Said.Pressed("quote-remove", value, Quoting.By(Quoting.Cy, Said.InGroup(""))));

        Assert.DoesNotContain("Remove", TeamsHost.ButtonsOf(bySam));
        Assert.StartsWith("Only the person quoted or an administrator", refused.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal(refused.GetProperty("value").GetString(), refusedToo.GetProperty("value").GetString());
        Assert.StartsWith("Removed, and found no more.", removed.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.False(await _people.IsFound(Said.InGroup("")));
        Assert.StartsWith("A quote of this message was removed", await RemarkOnSaving(), StringComparison.Ordinal);
    }

    /// <summary>No client shows more than six buttons; what is left out is not what takes words away.</summary>
    [Fact]
    public async Task A_card_has_at_most_six_buttons_and_Remove_is_one_of_them()
    {
        await _people.Save(Quoting.Message($"<p>{Quoting.Words} Thus spoke Ada Example.</p>"), () => Quoting.By(Quoting.Cy, Quoting.InChannel("standard")), ("Speaker", "Ada Example"));
        await _people.Save(Quoting.Message($"<p>{Quoting.Words} Really, said Ada Example.</p>", "2"), () => Quoting.By(Quoting.Cy, Quoting.InChannel("standard")), ("Speaker", "Ada Example"));

        var buttons = TeamsHost.ButtonsOf(await _people.Ask("zebras zanzibar", Quoting.By(Quoting.Cy, Said.InGroup(""))));

        Assert.Equal(["Share here", "Another", "Useful", "Edit", "Delete", "Remove"], buttons);
    }

    private async Task<string> RemarkOnSaving()
    {
        var form = await _people.Card(Quoting.Chosen(Quoting.Message()));
        return await _people.Remark(Quoting.Sent(Quoting.Message(), Quoting.DataOf(form, "Save")));
    }

    private static JsonObject In(string conversation, JsonObject activity)
    {
        activity["conversation"]!["id"] = conversation;
        return activity;
    }
}
