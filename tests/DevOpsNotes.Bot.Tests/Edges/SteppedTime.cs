using System.Diagnostics;
using DevOpsNotes.Bot.Tests.Operations;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>Moves the clock of a host in steps that are small beside the timeouts of calls, so that none is given up that has only begun.</summary>
internal sealed class SteppedTime(ManualTime clock, CallsUnderWay calls)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LargestStep = TimeSpan.FromSeconds(2);

    /// <summary>Waits until something is so, and moves the clock meanwhile, but not while the bot waits for a platform.</summary>
    /// <param name="isSo">What is waited for.</param>
    /// <param name="step">How far the clock moves at a time.</param>
    /// <param name="hangs">The platform does not answer: the clock moves all the same.</param>
    public async Task Until(Func<bool> isSo, TimeSpan? step = null, bool hangs = false)
    {
        var waiting = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(waiting.Elapsed < Patience, "It never came to be.");
            await Move(step ?? TimeSpan.FromMilliseconds(50), hangs);
        }
    }

    /// <summary>Lets time pass, with time for the work of each moment.</summary>
    public Task Pass(TimeSpan time) => Move(time, hangs: false);

    private async Task Move(TimeSpan time, bool hangs)
    {
        var moved = TimeSpan.Zero;
        for (var waiting = Stopwatch.StartNew(); moved < time && waiting.Elapsed < Patience;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            if (!hangs && calls.Any)
                continue;
            var step = TimeSpan.FromTicks(Math.Min((time - moved).Ticks, LargestStep.Ticks));
            clock.Advance(step);
            moved += step;
        }
    }
}
