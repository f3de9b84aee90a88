using System.Collections.Concurrent;

namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>
/// When the next call may go out: one message a second and channel, and after a 429 none of that method in that workspace
/// until Slack's time has come. One workspace never delays another.
/// </summary>
internal sealed class SlackPacing(TimeProvider time)
{
    public static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    /// <summary>After so many turns entries that are no longer waited for are dropped.</summary>
    private const int ManyTurns = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);
    private long _turns;

    /// <summary>How long a method has to wait in a workspace.</summary>
    public TimeSpan PauseOf(string workspace, SlackMethod method) =>
        _next.TryGetValue(KeyOf(workspace, method), out var until) && until - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;

    /// <summary>Slack asked not to hear of a method for a while.</summary>
    public void Pause(string workspace, SlackMethod method, TimeSpan wait)
    {
        var until = time.GetUtcNow() + wait;
        _next.AddOrUpdate(KeyOf(workspace, method), until, (_, earlier) => earlier > until ? earlier : until);
    }

    /// <summary>Takes the next turn to post into a channel, and says how long that is from now.</summary>
    public TimeSpan TakeTurn(string workspace, string channel)
    {
        var now = time.GetUtcNow();
        if (Interlocked.Increment(ref _turns) % ManyTurns == 0)
            DropPast(now);
        var turn = now;
        _next.AddOrUpdate($"{workspace}|#{channel}", now + BetweenMessages, (_, next) =>
        {
            turn = next > now ? next : now;
            return turn + BetweenMessages;
        });
        return turn - now;
    }

    private void DropPast(DateTimeOffset now)
    {
        foreach (var past in _next.Where(entry => entry.Value <= now))
            _next.TryRemove(past);
    }

    private static string KeyOf(string workspace, SlackMethod method) => $"{workspace}|{method.Name}";
}
