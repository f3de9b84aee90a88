using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>The app is removed from the workspace, or said to be.</summary>
public sealed class SlackUninstallTests : IAsyncLifetime
{
    private const string Lesson = "Restart the flamingo queue before the worker, or jobs run twice";

    private SlackHost _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackHost.Start();
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("the bot token is of slack:T1", StringComparison.Ordinal)));
        await _bot.Answer($"add \"{Lesson}\"");
        Assert.Contains(Lesson, await Found(), StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task What_a_workspace_has_is_erased_when_slack_no_longer_takes_the_token()
    {
        Refuse("account_inactive");

        await Tell("app_uninstalled");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("All that was kept of slack:T1 is erased", StringComparison.Ordinal)), WorkQueue.SweepInterval);

        Assert.DoesNotContain(Lesson, await Found(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Word_of_it_that_comes_late_erases_nothing()
    {
        await Tell("app_uninstalled");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("nothing is erased", StringComparison.Ordinal)));
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.Contains(Lesson, await Found(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_slack_does_not_say_nothing_is_erased()
    {
        _bot.Slack.NextIsTooMany("auth.test", seconds: 60);

        await Tell("app_uninstalled");
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("nothing is erased", StringComparison.Ordinal)), WorkQueue.SweepInterval);

        Assert.Contains(Lesson, await Found(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens_revoked", "T1")]
    [InlineData("app_uninstalled", "T2")]
    public async Task Tokens_that_are_revoked_and_other_workspaces_erase_nothing(string type, string team)
    {
        Refuse("token_revoked");

        await Tell(type, team);
        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.Contains(Lesson, await Found(), StringComparison.Ordinal);
        Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains("erased", StringComparison.Ordinal));
    }

    /// <summary>From now on, for as long as any test runs.</summary>
    private void Refuse(string code)
    {
        foreach (var _ in Enumerable.Range(0, 50))
            _bot.Slack.NextFails("auth.test", code);
    }

    private async Task Tell(string type, string team = FakeSlack.Team)
    {
        using var response = await _bot.Event(new { type = "event_callback", team_id = team, event_id = "Ev1", event_time = 1767225600, @event = new { type } });
        response.EnsureSuccessStatusCode();
    }

    private async Task<string> Found() => (await _bot.Answer("flamingo queue")).GetRawText();
}
