using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DevOpsNotes.Bot.Teams.Trust;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the health of a host tells of the keys that Teams signs with.</summary>
public sealed class SigningKeysHealthTests
{
    [Fact]
    public async Task The_keys_are_read_before_anybody_needs_them_and_their_age_is_told()
    {
        await using var bot = await TeamsHost.Start();
        await Until(bot, "Healthy");
        var before = (await Keys(bot)).GetProperty("age_seconds").GetInt64();

        bot.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before + 300, (await Keys(bot)).GetProperty("age_seconds").GetInt64());
        Assert.Equal(1, bot.Identity.Fetches);
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_take_no_host_out_of_rotation_and_are_read_without_a_request_as_soon_as_they_can()
    {
        var reach = new KeySwitch();
        await using var bot = await TeamsHost.Start(reach.Reach);

        var keys = await Until(bot, "Degraded");
        Assert.Contains("could not be read yet", keys.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(keys.TryGetProperty("age_seconds", out _));
        // Answered as soon as there are notes, of whatever platform.
        await bot.UntilAnswered(async () => (await bot.Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
        Assert.Equal("Degraded", (await Keys(bot)).GetProperty("status").GetString());

        reach.On();
        await Until(bot, "Healthy");
    }

    [Fact]
    public async Task Keys_that_grow_old_because_they_cannot_be_read_again_are_told_and_used_on()
    {
        await using var bot = await TeamsHost.Start();
        await Until(bot, "Healthy");

        bot.Identity.Fail();
        bot.Time.Advance(SigningKeysHealth.Old + TimeSpan.FromSeconds(1));
        var keys = await Keys(bot);
        Assert.Equal("Degraded", keys.GetProperty("status").GetString());
        Assert.Contains("for more than a day", keys.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.InRange(keys.GetProperty("age_seconds").GetInt64(), (long)SigningKeysHealth.Old.TotalSeconds, long.MaxValue);
        await bot.Reply(Said.InChat("toil"));

        bot.Identity.Recover();
        await Until(bot, "Healthy");
    }

    private static async Task<JsonElement> Keys(TeamsHost bot)
    {
        using var ready = await bot.Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("checks").GetProperty("teams-keys");
    }

    /// <summary>Moves the clock until the check says so, slowly, since a fetch is given up by it.</summary>
    private static async Task<JsonElement> Until(TeamsHost bot, string status)
    {
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System))
        {
            var keys = await Keys(bot);
            if (keys.GetProperty("status").ValueEquals(status))
                return keys;
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), $"The keys are not {status}: {keys}");
            bot.Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
