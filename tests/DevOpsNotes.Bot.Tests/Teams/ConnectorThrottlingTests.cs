using System.Globalization;
using DevOpsNotes.Bot.Teams.Calls;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What the client does when Teams, or an administrator, wants to hear less of it.</summary>
public sealed class ConnectorThrottlingTests : IAsyncLifetime
{
    private TestConnector _test = null!;

    public async Task InitializeAsync() => _test = await TestConnector.Start();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task A_short_pause_is_waited_for()
    {
        _test.Teams.NextIsTooMany(seconds: 3);

        Assert.True((await _test.Send()).IsOk);
        Assert.InRange(Gaps().Single(), 3, 4);
    }

    [Fact]
    public async Task Others_in_the_conversation_wait_for_a_short_pause_too()
    {
        _test.Teams.NextIsTooMany(seconds: 10);
        var first = _test.Client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), CancellationToken.None);
        await _test.Until(() => _test.Pacing.PauseOf(TestConnector.Target()) > TimeSpan.Zero);
        var second = _test.Client.Send(TestConnector.Target(), null, false, TestConnector.Json("{}"), CancellationToken.None);
        var elsewhere = _test.Client.Send(TestConnector.Target("a:2x"), null, false, TestConnector.Json("{}"), CancellationToken.None);
        await _test.Until(() => elsewhere.IsCompleted);
        Assert.False(first.IsCompleted || second.IsCompleted);
        await _test.Until(() => first.IsCompleted && second.IsCompleted);

        Assert.All(_test.Teams.Calls.Skip(2), call => Assert.True(call.At - _test.Teams.Calls.First().At >= TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_long_pause_is_told_and_holds_for_one_conversation_until_it_ends()
    {
        _test.Teams.NextIsTooMany(seconds: 60);

        var result = await _test.Send(TestConnector.Target("19:chan;messageid=1"));
        Assert.Equal((ConnectorErrorClass.RateLimited, "Throttled", TimeSpan.FromSeconds(60)), (result.Error!.Value, result.Code, result.RetryAfter));
        await _test.Client.WaitForTurn(TestConnector.Target("19:chan"), CancellationToken.None);
        var paused = await _test.Send(TestConnector.Target("19:chan"));
        Assert.Equal((ConnectorErrorClass.RateLimited, "paused"), (paused.Error!.Value, paused.Code));
        Assert.True((await _test.Send(TestConnector.Target("19:other"))).IsOk);
        Assert.True((await _test.Send(TestConnector.Target("19:chan", tenant: "another"))).IsOk);
        Assert.Equal(3, _test.Teams.Calls.Count);

        _test.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.True((await _test.Send(TestConnector.Target("19:chan"))).IsOk);
    }

    [Fact]
    public async Task A_pause_may_be_told_as_a_date()
    {
        _test.Teams.Next(429, "", ("Retry-After", _test.Time.GetUtcNow().AddMinutes(2).ToString("R", CultureInfo.InvariantCulture)));

        Assert.InRange((await _test.Send()).RetryAfter!.Value.TotalSeconds, 110, 120);
    }

    [Fact]
    public async Task Where_no_pause_is_told_each_is_twice_as_long_and_then_it_is_given_up()
    {
        for (var i = 0; i < 5; i++)
            _test.Teams.NextIsTooMany(seconds: null);

        var result = await _test.Send();

        Assert.Equal((ConnectorErrorClass.RateLimited, ConnectorRetry.LongestWait), (result.Error!.Value, result.RetryAfter));
        Assert.Equal(ConnectorRetry.Tries, _test.Teams.Calls.Count);
        Assert.All(Gaps().Zip([2.0, 4.0, 8.0]), pair => Assert.InRange(pair.First, pair.Second * 0.8, (pair.Second * 1.2) + 0.5));
        Assert.True(_test.Pacing.PauseOf(TestConnector.Target()) > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_tenant_whose_administrator_turned_the_app_off_is_left_alone_for_a_day()
    {
        _test.Teams.NextFails(403, "BotDisabledByAdmin");
        Assert.Equal((ConnectorErrorClass.DisabledByAdmin, ConnectorClient.DisabledPause), (await _test.Send()) is var result ? (result.Error!.Value, result.RetryAfter) : default);

        await _test.Client.WaitForTurn(TestConnector.Target("a:2x"), CancellationToken.None);
        Assert.Equal(ConnectorErrorClass.DisabledByAdmin, (await _test.Send(TestConnector.Target("a:2x"))).Error);
        Assert.True((await _test.Send(TestConnector.Target("a:3x", tenant: "another"))).IsOk);
        Assert.Equal(2, _test.Teams.Calls.Count);
        Assert.Null(_test.Client.HealthProblem);

        _test.Time.Advance(ConnectorClient.DisabledPause);
        Assert.True((await _test.Send()).IsOk);
    }

    [Fact]
    public async Task A_tenant_from_which_something_comes_is_answered_again()
    {
        _test.Teams.NextFails(403, "BotDisabledByAdmin");
        await _test.Send();
        _test.Pacing.Resume(TestConnector.Tenant);

        Assert.True((await _test.Send()).IsOk);
    }

    /// <summary>Seconds between one call and the next.</summary>
    private IEnumerable<double> Gaps() => _test.Teams.Calls.Zip(_test.Teams.Calls.Skip(1), (one, next) => (next.At - one.At).TotalSeconds);
}
