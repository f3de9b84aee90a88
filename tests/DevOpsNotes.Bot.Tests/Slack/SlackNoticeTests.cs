using System.Text.Json;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>Who is quoted is told privately, once, and has a say.</summary>
public sealed class SlackNoticeTests : IAsyncLifetime
{
    private const string Words = "Nobody reads a dashboard at three in the morning; a runbook with one command they do read.";
    private const string Message = "chat.postMessage";

    private SlackHost _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await SlackHost.Start();
        _bot.Slack.Knows("U2", "Grace Hopper");
        _bot.Slack.Knows("U1", "Ada Lovelace");
        _bot.Slack.HasPublic("C1");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_is_quoted_is_told_by_whom_and_asked()
    {
        await Save();

        var notice = await Notice();
        Assert.Equal("U2", notice.GetProperty("channel").GetString());
        Assert.Contains($"“{Words}”", notice.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("Ada Lovelace saved words of yours. Is that fine?", notice.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Fine here", "Fine elsewhere", "Remove", "Never quote me"], SlackButtons.Labels(notice));
        Assert.Empty(SlackRules.Broken(notice));
    }

    [Fact]
    public async Task Nobody_is_told_twice_nor_of_own_words()
    {
        var saved = await Save();
        await Notice();
        await _bot.Interact(SlackHost.PressedIn(saved, SlackButtons.Labelled(saved, "Undo")));
        await Save();
        await Save(user: "U2", ts: "1767225600.000900");

        await _bot.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await _bot.Quotes()).Count);
        Assert.Single(_bot.Slack.CallsOf(Message));
    }

    [Fact]
    public async Task A_notice_that_slack_does_not_take_yet_is_told_later_and_once()
    {
        _bot.Slack.NextIsTooMany(Message, seconds: 60);
        _bot.Slack.NextIsTooMany(Message, seconds: 30);

        await Save();
        await _bot.Until(() => _bot.Slack.CallsOf(Message).Count == 3, WorkQueue.SweepInterval);
        await _bot.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal(3, _bot.Slack.CallsOf(Message).Count);
        Assert.False(Assert.Single(await _bot.Quotes()).IsUntold);
    }

    [Theory]
    [InlineData("cannot_dm_bot")]
    [InlineData("user_disabled")]
    [InlineData("messages_tab_disabled")]
    [InlineData("missing_scope")]
    [InlineData("a_code_from_the_future")]
    public async Task Where_nobody_can_be_told_remove_stands_under_the_quote_for_who_was_quoted(string code)
    {
        _bot.Slack.NextFails(Message, code);

        await Save();
        await GivenUp();

        var shown = await _bot.Answer("runbook with one command", ("user_id", "U3"));
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(shown, "Remove"), user: "U3"));
        Assert.True(Assert.Single(await _bot.Quotes()).IsUntold);
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(shown, "Remove"), user: "U2"));
        Assert.Empty(await _bot.Quotes());
        Assert.Single(_bot.Slack.CallsOf(Message));
    }

    [Fact]
    public async Task What_may_have_been_told_is_not_told_again_and_remove_stands_under_the_quote()
    {
        _bot.Slack.Next(Message, context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });

        await Save();
        await GivenUp();
        await _bot.Pass(TimeSpan.FromMinutes(6));

        Assert.Single(_bot.Slack.CallsOf(Message));
        Assert.True(Assert.Single(await _bot.Quotes()).IsUntold);
    }

    [Fact]
    public async Task What_slack_puts_off_for_hours_counts_as_untold()
    {
        _bot.Slack.NextIsTooMany(Message, seconds: (int)WorkQueue.LongestDelay.TotalSeconds);

        await Save();
        await GivenUp();

        Assert.True(Assert.Single(await _bot.Quotes()).IsUntold);
    }

    [Fact]
    public async Task Where_a_host_died_while_it_told_remove_stands_under_the_quote()
    {
        // Own words, so that nobody was told by this host.
        await Save(user: "U2");
        var quote = Assert.Single(await _bot.Quotes()).Note.Id;
        var past = new ManualTime();
        past.Advance(-WorkQueue.Lost * 2);
        var left = await WorkStore.Open(await _bot.Store.Tables(), past, CancellationToken.None);
        var item = await left.Insert("slack-quoted", "slack:T1", ["q"], new QuoteNoticeWork("slack:T1", "U2", quote).ToString(), CancellationToken.None);
        Assert.NotNull(await left.Claim(item!, CancellationToken.None));

        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("came to no end", StringComparison.Ordinal)), WorkQueue.SweepInterval);

        Assert.True(Assert.Single(await _bot.Quotes()).IsUntold);
        Assert.Empty(_bot.Slack.CallsOf(Message));
    }

    [Fact]
    public async Task A_store_that_is_away_when_somebody_is_to_be_told_delays_it()
    {
        await using var elsewhere = new TemporaryStore();
        var tables = await elsewhere.Tables();
        await Restart(tables);
        _bot.Slack.NextIsTooMany(Message, seconds: 60);
        await Save();
        await Notice();

        tables.IsDown = _ => true;
        await _bot.Pass(TimeSpan.FromMinutes(3));
        Assert.Single(_bot.Slack.CallsOf(Message));
        tables.IsDown = _ => false;
        await _bot.Until(() => _bot.Slack.CallsOf(Message).Count == 2, WorkQueue.SweepInterval);
        await _bot.Pass(WorkQueue.Lost * 2);

        Assert.Equal(2, _bot.Slack.CallsOf(Message).Count);
        Assert.False(Assert.Single(await Quotes(tables)).IsUntold);
    }

    [Fact]
    public async Task That_nobody_could_be_told_is_kept_once_the_store_is_back()
    {
        await using var elsewhere = new TemporaryStore();
        var tables = await elsewhere.Tables();
        await Restart(tables);
        _bot.Slack.Next(Message, context =>
        {
            tables.IsDown = _ => true;
            return context.Response.WriteAsync("""{"ok":false,"error":"user_disabled"}""");
        });

        await Save();
        await Notice();
        await _bot.Pass(WorkQueue.Lost * 2);
        tables.IsDown = _ => false;
        Assert.False(Assert.Single(await Quotes(tables)).IsUntold);
        await _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("came to no end", StringComparison.Ordinal)), WorkQueue.SweepInterval);

        Assert.True(Assert.Single(await Quotes(tables)).IsUntold);
        Assert.Single(_bot.Slack.CallsOf(Message));
    }

    [Fact]
    public async Task Fine_elsewhere_and_fine_here_change_where_it_is_found()
    {
        _bot.Slack.Channels["G1"] = new { id = "G1", is_private = true };
        await Save(channel: "G1");
        var notice = await Notice();
        Assert.DoesNotContain(Words, (await Found("C5")).GetRawText(), StringComparison.Ordinal);

        var elsewhere = await Press(notice, "Fine elsewhere");
        Assert.Contains("Everybody in this workspace finds it.", elsewhere.GetRawText(), StringComparison.Ordinal);
        Assert.True(elsewhere.GetProperty("replace_original").GetBoolean());
        Assert.Contains(Words, (await Found("C5")).GetRawText(), StringComparison.Ordinal);

        var here = await Press(elsewhere, "Fine here");
        Assert.Contains("found only in the conversation where you said it", here.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await Found("C5")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Words, (await Found("G1")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_removes_it_for_good()
    {
        await Save();

        Assert.StartsWith("Removed, and found no more.", (await Press(await Notice(), "Remove")).GetProperty("text").GetString(), StringComparison.Ordinal);

        Assert.Empty(await _bot.Quotes());
        Assert.Contains("was removed", (await Save()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_quote_me_holds_for_all_messages_until_it_is_taken_back()
    {
        await Save();
        var never = await Press(await Notice(), "Never quote me");

        Assert.Empty(await _bot.Quotes());
        Assert.Contains("does not want to be quoted", (await Save(ts: "1767225600.000200")).GetRawText(), StringComparison.Ordinal);

        await Press(never, "Allow quoting me again");
        Assert.Contains("Saved.", (await Save(ts: "1767225600.000200")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_presses_the_buttons_of_a_notice()
    {
        await Save();
        var notice = await Notice();

        foreach (var label in new[] { "Fine here", "Remove" })
            await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(notice, label), isEphemeral: false, channel: "D3", user: "U3"));

        Assert.Equal(Consent.None, Assert.Single(await _bot.Quotes()).Consent);
    }

    private async Task<JsonElement> Save(string user = "U1", string ts = "1767225600.000100", string channel = "C1")
    {
        await _bot.Shortcut(new { type = "message", user = "U2", ts, text = Words }, user, channel);
        return (await _bot.Submit(_bot.Slack.CallsOf("views.open")[^1].GetProperty("view"), user, ("Where", "everywhere"))).GetProperty("view");
    }

    private async Task<JsonElement> Notice()
    {
        await _bot.Until(() => _bot.Slack.CallsOf(Message).Count == 1);
        return _bot.Slack.CallsOf(Message)[0];
    }

    /// <summary>Begins again with quotes in a store that can be taken away; work is kept in another.</summary>
    private async Task Restart(SwitchedTables tables)
    {
        await _bot.DisposeAsync();
        var quotes = await QuoteStore.Open(tables, TimeProvider.System, CancellationToken.None);
        _bot = await SlackHost.Start(services => services.AddSingleton(quotes));
        _bot.Slack.HasPublic("C1");
    }

    private static async Task<IReadOnlyList<SavedQuote>> Quotes(SwitchedTables tables) =>
        await (await QuoteStore.Open(tables, TimeProvider.System, CancellationToken.None)).All(Scope.Of("slack:T1"), CancellationToken.None);

    private Task GivenUp() => _bot.Until(() => _bot.Logs.Lines.Any(line => line.Contains("slack-quoted in slack:T1 was given up", StringComparison.Ordinal)));

    /// <summary>As who was quoted, in the direct message with the bot.</summary>
    private async Task<JsonElement> Press(JsonElement message, string label)
    {
        await _bot.Interact(_bot.Pressed(SlackButtons.Labelled(message, label), isEphemeral: false, channel: "D2", user: "U2"));
        return _bot.Slack.CallsOf("hooks")[^1];
    }

    private Task<JsonElement> Found(string channel) => _bot.Answer("runbook with one command", ("channel_id", channel), ("user_id", "U3"));
}
