using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Bot.Tests.Slack;

/// <summary>By whose name words from outside are saved, and by whose not.</summary>
public sealed partial class SlackQuoteTests
{
    /// <summary>Also who never said anything that was saved.</summary>
    [Fact]
    public async Task Words_from_outside_are_nobodys_who_works_here()
    {
        _bot.Slack.Knows("U8", "Mallory Sample");

        foreach (var name in new[] { "Mallory Sample", "mallory  sample", "Mållory Sample, CTO" })
            Assert.Contains("That may be a colleague", (await _bot.Answer($"save \"We should fire everybody\" by {name}")).GetRawText(), StringComparison.Ordinal);

        Assert.Contains("Saved.", (await _bot.Answer("save \"A backup is a restore that works\" by Kim Strange")).GetRawText(), StringComparison.Ordinal);
        var pages = _bot.Slack.CallsOf("users.list").Count;
        await _bot.Answer("save \"Another one\" by Mallory Sample");
        Assert.Equal(pages, _bot.Slack.CallsOf("users.list").Count);
    }

    [Fact]
    public async Task While_slack_is_still_telling_who_works_here_nobody_is_quoted_by_name_and_then_they_are()
    {
        _bot.Slack.Knows("U8", "Mallory Sample");
        var gate = new TaskCompletionSource();
        _bot.Slack.Next("users.list", async context =>
        {
            await gate.Task;
            await context.Response.WriteAsync("""{"ok":true,"members":[{"id":"U8","profile":{"real_name":"Mallory Sample"}}]}""");
        });

        var asked = _bot.Answer("save \"We should fire everybody\" by Kim Strange");
        await _bot.Until(() => asked.IsCompleted, hangs: true);
        Assert.Contains("still being asked", (await asked).GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await Quotes());

        gate.SetResult();
        JsonElement saved = default;
        for (var tries = 0; tries < 50 && !saved.ToString().Contains("Saved.", StringComparison.Ordinal); tries++)
            saved = await _bot.Answer("save \"We should fire everybody\" by Kim Strange");
        Assert.Single(await Quotes());
        Assert.Contains("That may be a colleague", (await _bot.Answer("save \"Fine words\" by Mallory Sample")).GetRawText(), StringComparison.Ordinal);
    }
}
