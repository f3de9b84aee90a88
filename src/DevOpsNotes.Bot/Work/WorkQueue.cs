using System.Collections.Frozen;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Work;

/// <summary>
/// Does the work that outlives requests: at once what this host took in, and after a while what a host left that died. What
/// may have been sent is never sent again.
/// </summary>
internal sealed partial class WorkQueue(WorkStore store, WorkInbox inbox, IEnumerable<IWorkHandler> handlers, TimeProvider clock, ILogger<WorkQueue> logger) : BackgroundService
{
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(10);

    /// <summary>Work that is queued for so long was left by its host.</summary>
    public static readonly TimeSpan Left = TimeSpan.FromSeconds(15);

    /// <summary>Work that is claimed for so long came to no end: nobody knows whether it was done.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(5);

    /// <summary>Platforms tell of an event again for at most a day.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    /// <summary>What a platform does not take for so long is no answer any more.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(3);

    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    private const int AtOnce = 16;

    private readonly FrozenDictionary<string, IWorkHandler> _handlers =
        handlers.SelectMany(handler => handler.Kinds, KeyValuePair.Create).ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private readonly SemaphoreSlim _sending = new(AtOnce);

    public override void Dispose()
    {
        _sending.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = Sweep(stoppingToken);
        try
        {
            // What is under way is finished when the host stops; what waits is left to be adopted.
            await Parallel.ForEachAsync(inbox.ReadAll(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = WorkInbox.Most }, async (item, _) => await Do(item, stoppingToken));
        }
        finally
        {
            await sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Do(WorkItem queued, CancellationToken stopping)
    {
        try
        {
            // Only what is on its way may be lost when this host dies, not what waits for its turn.
            await WaitForTurn(queued, stopping);
            await _sending.WaitAsync(stopping);
            try
            {
                if (await store.Claim(queued, CancellationToken.None) is { } claimed)
                {
                    using var span = WorkTelemetry.Begin(claimed, clock);
                    await Settle(claimed, await Outcome(claimed));
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops, and what waits for its turn is still queued.
        }
        catch (StoreException e)
        {
            // Claimed or not, the row tells: queued work is adopted, claimed work is reported as lost.
            Log.Failed(logger, e, queued.Kind, queued.Scope);
        }
        finally
        {
            inbox.Release(queued);
        }
    }

    private async Task WaitForTurn(WorkItem item, CancellationToken stopping)
    {
        try
        {
            await _handlers[item.Kind].WaitForTurn(item, stopping);
        }
        catch (Exception e) when (e is not (StoreException or OperationCanceledException))
        {
            // Nobody understands what was asked: that shows again when it is done.
        }
    }

    private async Task<WorkOutcome> Outcome(WorkItem item)
    {
        try
        {
            return await _handlers[item.Kind].Do(item);
        }
        catch (Exception e) when (e is not StoreException)
        {
            Log.Dropped(logger, e, item.Kind, item.Scope);
            await Lose(item);
            return WorkOutcome.Done;
        }
    }

    private async Task Lose(WorkItem item)
    {
        try
        {
            await _handlers[item.Kind].Lost(item);
        }
        catch (Exception e) when (e is not StoreException)
        {
            Log.Dropped(logger, e, item.Kind, item.Scope);
        }
    }

    private async Task Settle(WorkItem item, WorkOutcome outcome)
    {
        if (outcome.Again is { } wait && (_handlers[item.Kind].IsRepeatable || clock.GetUtcNow() + wait - item.InsertedAt < LongestDelay))
        {
            await store.Requeue(item, clock.GetUtcNow() + wait, CancellationToken.None);
            WorkTelemetry.Ended(item, "later");
            return;
        }

        if (outcome.Problem is { } problem)
        {
            await Lose(item);
            Log.GivenUp(logger, item.Kind, item.Scope, problem);
        }

        await store.Done(item, CancellationToken.None);
        WorkTelemetry.Ended(item, outcome.Problem is null ? "done" : "given-up");
    }

    private async Task Sweep(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepInterval, clock);
        var (tidied, isFailing) = (DateTimeOffset.MinValue, false);
        do
        {
            try
            {
                // What this host has no handler for is left to one that has.
                foreach (var item in (await store.Adoptable(Left, stoppingToken)).Where(item => _handlers.ContainsKey(item.Kind)))
                    inbox.Take(item);
                foreach (var item in (await store.Abandoned(Lost, stoppingToken)).Where(item => _handlers.ContainsKey(item.Kind)))
                    await End(item, stoppingToken);

                if (clock.GetUtcNow() - tidied >= Tidying)
                {
                    await store.DeleteSeen(Remembered, stoppingToken);
                    tidied = clock.GetUtcNow();
                }

                isFailing = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Once, not with every sweep.
                if (!isFailing)
                    Log.SweepFailed(logger, e);
                isFailing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Ends work that came to no end, unless it may be done twice.</summary>
    private async Task End(WorkItem abandoned, CancellationToken stoppingToken)
    {
        if (_handlers[abandoned.Kind].IsRepeatable)
        {
            await store.Requeue(abandoned, clock.GetUtcNow(), stoppingToken);
            return;
        }

        await Lose(abandoned);
        if (!await store.Forget(abandoned, stoppingToken))
            return;
        WorkTelemetry.Ended(abandoned, "lost");
        Log.Lost(logger, abandoned.Kind, abandoned.Scope, abandoned.ClaimedAt);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Work of the kind {Kind} in {Scope} failed; it is adopted or reported later.")]
        public static partial void Failed(ILogger logger, Exception exception, string kind, string scope);

        [LoggerMessage(5, LogLevel.Error, "Work of the kind {Kind} in {Scope} met a fault, and is dropped.")]
        public static partial void Dropped(ILogger logger, Exception exception, string kind, string scope);

        [LoggerMessage(2, LogLevel.Warning, "Work of the kind {Kind} in {Scope} was given up: {Problem}.")]
        public static partial void GivenUp(ILogger logger, string kind, string scope, string problem);

        [LoggerMessage(3, LogLevel.Warning, "Work of the kind {Kind} in {Scope}, begun at {ClaimedAt}, came to no end: it may have been done or not, and is not repeated.")]
        public static partial void Lost(ILogger logger, string kind, string scope, DateTimeOffset? claimedAt);

        [LoggerMessage(4, LogLevel.Error, "Left work could not be looked for; it is tried again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
