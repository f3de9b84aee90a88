using DevOpsNotes.Bot.Teams.Calls;
using DevOpsNotes.Bot.Tests.Operations;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>No window of Teams' limits is ever exceeded, and nobody waits for others' sake.</summary>
public sealed class ConnectorPacingTests
{
    private static readonly (int Turns, TimeSpan Span)[] Limits = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Messages_into_one_conversation_arrive_within_the_limits(int count)
    {
        await using var test = await TestConnector.Start();
        await test.Credential.Get(CancellationToken.None);
        test.Teams.NextIsTooMany(seconds: 1);
        test.Teams.NextFails(412, "PreconditionFailed");
        var sending = Task.WhenAll(Enumerable.Range(0, count).Select(i => TestConnector.Begin(async () =>
        {
            var target = TestConnector.Target(i % 2 == 0 ? "19:chan@thread.tacv2" : $"19:chan@thread.tacv2;messageid={i}");
            await test.Client.WaitForTurn(target, CancellationToken.None);
            return await test.Client.Send(target, null, false, TestConnector.Json("{}"), CancellationToken.None);
        })));
        await test.Until(() => sending.IsCompleted, step: TimeSpan.FromMilliseconds(100));

        Assert.All(await sending, result => Assert.True(result.IsOk));
        Assert.Equal(count + 2, test.Teams.Calls.Count);
        AssertWithin(Limits, test.Teams.Calls.Select(call => call.At));
    }

    [Fact]
    public void Thousands_of_turns_keep_the_limit_of_the_hour_and_come_as_soon_as_they_may()
    {
        var pacing = new ConnectorPacing(_time);
        var turns = Enumerable.Range(0, 2000).Select(_ => _time.GetUtcNow() + pacing.TakeTurn(TestConnector.Target())).ToList();

        AssertWithin(Limits, turns);
        Assert.Equal(7, turns.Count(turn => turn == _time.GetUtcNow()));
        Assert.Equal(TimeSpan.FromHours(1) + ConnectorPacing.Unevenness, turns[1800] - turns[0]);
        Assert.True(turns[1799] - turns[0] < TimeSpan.FromMinutes(16));
    }

    [Fact]
    public void Turns_at_odd_moments_and_after_waits_keep_the_limits()
    {
        var (pacing, random, turns) = (new ConnectorPacing(_time), new Random(17), new List<DateTimeOffset>());
        for (var i = 0; i < 1000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(900)));
            turns.Add(_time.GetUtcNow() + pacing.TakeTurn(TestConnector.Target(), after: random.Next(5) == 0 ? TimeSpan.FromMilliseconds(random.Next(20_000)) : TimeSpan.Zero));
        }

        AssertWithin(Limits, turns);
    }

    [Fact]
    public void A_turn_is_not_squeezed_in_before_others_that_are_to_come()
    {
        var pacing = new ConnectorPacing(_time);
        for (var i = 0; i < 7; i++)
            Assert.Equal(TimeSpan.FromSeconds(10), pacing.TakeTurn(TestConnector.Target(), after: TimeSpan.FromSeconds(10)));

        Assert.Equal(TimeSpan.Zero, pacing.TakeTurn(TestConnector.Target()));
        _time.Advance(TimeSpan.FromSeconds(9.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5) + ConnectorPacing.Unevenness, pacing.TakeTurn(TestConnector.Target()));
    }

    [Fact]
    public void A_tenant_has_a_limit_for_all_its_conversations_and_delays_no_other()
    {
        var pacing = new ConnectorPacing(_time);
        var turns = Enumerable.Range(0, 300).Select(i => _time.GetUtcNow() + pacing.TakeTurn(TestConnector.Target($"a:{i}"))).ToList();

        AssertWithin([(30, TimeSpan.FromSeconds(1))], turns);
        Assert.Equal(9 * (TimeSpan.FromSeconds(1) + ConnectorPacing.Unevenness), turns.Max() - turns.Min());
        Assert.Equal(TimeSpan.Zero, pacing.TakeTurn(TestConnector.Target("a:1", tenant: "another")));
    }

    [Fact]
    public void A_full_conversation_does_not_delay_others_of_its_tenant()
    {
        var pacing = new ConnectorPacing(_time);
        for (var i = 0; i < 200; i++)
            pacing.TakeTurn(TestConnector.Target("a:busy"));

        Assert.Equal(TimeSpan.Zero, pacing.TakeTurn(TestConnector.Target("a:quiet")));
    }

    [Fact]
    public void Pauses_are_of_a_conversation_or_of_a_tenant_and_end()
    {
        var pacing = new ConnectorPacing(_time);
        pacing.Pause(TestConnector.Target("19:chan;messageid=1"), TimeSpan.FromMinutes(1));
        pacing.Pause(TestConnector.Target("19:chan"), TimeSpan.FromSeconds(1));
        pacing.Pause("closed", TimeSpan.FromHours(24));

        Assert.Equal(TimeSpan.FromMinutes(1), pacing.PauseOf(TestConnector.Target("19:chan;messageid=2")));
        Assert.Equal(TimeSpan.Zero, pacing.PauseOf(TestConnector.Target("19:other")));
        Assert.Equal(TimeSpan.Zero, pacing.PauseOf(TestConnector.Target("19:chan", tenant: "closed")));
        Assert.Equal((TimeSpan.FromHours(24), TimeSpan.Zero), (pacing.PauseOf("closed"), pacing.PauseOf(TestConnector.Tenant)));

        pacing.Resume("closed");
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (pacing.PauseOf("closed"), pacing.PauseOf(TestConnector.Target("19:chan"))));
    }

    [Fact]
    public void What_is_not_used_is_forgotten_but_no_pause_is()
    {
        var pacing = new ConnectorPacing(_time);
        pacing.Pause("closed", TimeSpan.FromHours(24));
        for (var i = 0; i < 50_000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            pacing.TakeTurn(TestConnector.Target($"a:{i}"));
        }

        Assert.InRange(pacing.Count, 1, 11_000);
        Assert.True(pacing.PauseOf("closed") > TimeSpan.FromHours(23));
    }

    [Fact]
    public async Task Many_threads_take_turns_at_once_and_no_limit_is_exceeded()
    {
        var pacing = new ConnectorPacing(_time);
        var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 50).Select(_ => _time.GetUtcNow() + pacing.TakeTurn(TestConnector.Target())).ToList())));

        AssertWithin(Limits, turns.SelectMany(some => some));
    }

    /// <summary>One more than fit into a window are never closer together than the window is long.</summary>
    private static void AssertWithin((int Turns, TimeSpan Span)[] limits, IEnumerable<DateTimeOffset> times)
    {
        var ordered = times.Order().ToList();
        foreach (var (turns, span) in limits)
            Assert.All(ordered.Zip(ordered.Skip(turns)), pair => Assert.True(pair.Second - pair.First >= span, $"{turns + 1} from {pair.First:O} to {pair.Second:O}"));
    }
}
