namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>With the last conversation of a tenant goes all that is kept of the tenant.</summary>
public sealed class TeamsUninstallTests : IAsyncLifetime
{
    private TeamsHost _bot = null!;
    private Quoting _people = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsHost.Start();
        _people = new Quoting(_bot);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_removal_from_the_last_conversation_erases_all_of_the_tenant()
    {
        await _bot.Reply(Said.InChat("topics"));
        await _people.Save();

        (await _bot.Tell(Said.Installation("remove", Said.InChat("")))).EnsureSuccessStatusCode();

        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("All that was kept of", StringComparison.Ordinal)), TimeSpan.FromSeconds(1));
        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
        Assert.DoesNotContain("zanzibar", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_bot.Store.PathOf("devopsnotes.db"))), StringComparison.Ordinal);
        Assert.Contains("Saved.", TeamsHost.TextOf(await _people.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_team_is_the_last_conversation_whatever_channels_it_has()
    {
        await _bot.Reply(Said.Installation("add"));
        await _bot.Reply(Said.InChannel("topics"));
        await _people.Save();

        (await _bot.Tell(Said.Installation("remove"))).EnsureSuccessStatusCode();

        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task A_removal_from_one_of_two_conversations_erases_nothing_else()
    {
        await _bot.Reply(Said.InChat("topics"));
        await _bot.Reply(Said.InGroup("topics"));
        await _people.Save();

        (await _bot.Tell(Said.Installation("remove", Said.InChat("")))).EnsureSuccessStatusCode();
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
    }

    /// <summary>The action saves where the bot is not installed; whoever is told of a removal again has nothing to erase.</summary>
    [Fact]
    public async Task A_removal_from_a_conversation_that_is_not_known_erases_nothing()
    {
        await _people.Save();

        (await _bot.Tell(Said.Installation("remove", Said.InChat("")))).EnsureSuccessStatusCode();
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
    }

    [Fact]
    public async Task A_removal_that_is_told_after_the_bot_was_installed_anew_erases_nothing()
    {
        var removal = Said.Installation("remove", Said.InChat(""));
        await _bot.Pass(TimeSpan.FromMinutes(6));
        await _bot.Reply(Said.InChat("topics"));
        await _people.Save();

        (await _bot.Tell(removal)).EnsureSuccessStatusCode();
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
        Assert.Single(await _bot.Conversations.All(TeamsHost.Workspace, CancellationToken.None));
    }

    [Theory]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    public async Task An_upgrade_erases_nothing(string action)
    {
        await _bot.Reply(Said.InChat("topics"));
        await _people.Save();

        (await _bot.Tell(Said.Installation(action, Said.InChat("")))).EnsureSuccessStatusCode();
        await _bot.Pass(TimeSpan.FromMinutes(1));

        Assert.True(await _people.IsFound(Quoting.InChannel("standard")));
    }

    /// <summary>Teams tells again of what was not acknowledged: the conversation must then still be known.</summary>
    [Fact]
    public async Task A_removal_that_the_store_does_not_take_erases_when_it_is_told_again()
    {
        await _bot.Reply(Said.InChat("topics"));
        await _people.Save();
        var removal = Said.Installation("remove", Said.InChat(""));
        _bot.Tables.IsDown = table => table == "workspaces";
        using (var refused = await _bot.Tell(removal.DeepClone().AsObject()))
            Assert.False(refused.IsSuccessStatusCode);
        _bot.Tables.IsDown = _ => false;

        (await _bot.Tell(removal)).EnsureSuccessStatusCode();

        Assert.False(await _people.IsFound(Quoting.InChannel("standard")));
    }
}
