using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Gaps;

/// <summary>Keeps each minute what was counted, and at the end of the host. What cannot be kept stays counted.</summary>
internal sealed partial class GapFlush(GapCounter counter, GapStore store, TimeProvider time, ILogger<GapFlush> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>So often a workspace is rid of what is old or too much, if anything is asked in vain there.</summary>
    private static readonly TimeSpan Tidying = TimeSpan.FromDays(1);

    /// <summary>And after so many were kept, however soon that is.</summary>
    private const int Many = GapStore.Most / 2;

    private readonly Dictionary<Scope, (DateTimeOffset At, int Since)> _tidied = [];
    private readonly Lock _lock = new();
    private Task _flushing = Task.CompletedTask;
    private bool _isFailing;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Flush(stoppingToken);
    }

    /// <summary>One after the other: who stops the host waits for what is being flushed.</summary>
    private Task Flush(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _flushing = FlushAfter(_flushing, cancellationToken);
    }

    private async Task FlushAfter(Task before, CancellationToken cancellationToken)
    {
        await before;
        var gaps = counter.Take();
        var kept = 0;
        try
        {
            for (; kept < gaps.Count; kept++)
            {
                var gap = gaps[kept];
                await store.Count(gap.Workspace, gap.Words, gap.Askers, gap.LastAskedAt, cancellationToken);
            }

            await Tidy(gaps.CountBy(gap => gap.Workspace), cancellationToken);
            _isFailing = false;
        }
        catch (Exception e)
        {
            foreach (var gap in gaps.Skip(kept))
                counter.Add(gap);
            // The end of the host is no failure; and a store that stays away is told once.
            if (e is not OperationCanceledException && !_isFailing)
                Log.Failed(logger, e);
            _isFailing = e is not OperationCanceledException;
        }
    }

    private async Task Tidy(IEnumerable<KeyValuePair<Scope, int>> counted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Of who asked nothing in vain for so long, nothing is remembered.
        foreach (var (idle, _) in _tidied.Where(entry => now - entry.Value.At >= Tidying))
            _tidied.Remove(idle);
        foreach (var (workspace, count) in counted)
        {
            if (_tidied.TryGetValue(workspace, out var tidied) && tidied.Since + count < Many)
            {
                _tidied[workspace] = tidied with { Since = tidied.Since + count };
                continue;
            }

            await store.Tidy(workspace, cancellationToken);
            _tidied[workspace] = (now, 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was asked in vain could not be kept; it is tried again each minute.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
