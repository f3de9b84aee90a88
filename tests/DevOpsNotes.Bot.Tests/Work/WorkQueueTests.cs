using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Work;

/// <summary>Work that is not done, or of which nobody knows it, is told to its handler before it is removed.</summary>
public sealed class WorkQueueTests : IAsyncLifetime
{
    private readonly TemporaryStore _store = new();
    private readonly ManualTime _time = new();
    private readonly WorkInbox _inbox = new();
    private WorkStore _work = null!;

    public async Task InitializeAsync() => _work = await WorkStore.Open(await _store.Tables(), _time, CancellationToken.None);

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task What_is_done_is_not_lost() => Assert.Equal(0, (await Ended(_ => WorkOutcome.Done)).Lost);

    [Fact]
    public async Task What_is_given_up_is_lost_once() => Assert.Equal(1, (await Ended(_ => WorkOutcome.GivenUp("gone"))).Lost);

    [Fact]
    public async Task What_meets_a_fault_is_lost_once() => Assert.Equal(1, (await Ended(_ => throw new InvalidOperationException("a fault"))).Lost);

    [Fact]
    public async Task What_is_put_off_is_lost_only_when_that_has_gone_on_for_too_long()
    {
        var handler = await Ended(_ => WorkOutcome.Later("later", WorkQueue.LongestDelay / 2));

        Assert.Equal((2, 1), (handler.Done, handler.Lost));
    }

    [Fact]
    public async Task What_cannot_be_told_because_the_store_is_away_stays_until_it_can()
    {
        var handler = new Handler(_ => WorkOutcome.GivenUp("gone")) { LostOf = lost => lost < 3 ? throw new StoreException("away") : Task.CompletedTask };

        await Ended(handler);

        Assert.Equal((1, 3), (handler.Done, handler.Lost));
    }

    [Fact]
    public async Task A_handler_that_meets_a_fault_when_it_is_told_does_not_keep_the_work()
    {
        var handler = new Handler(_ => WorkOutcome.GivenUp("gone")) { LostOf = _ => throw new InvalidOperationException("a fault") };

        await Ended(handler);

        Assert.Equal(1, handler.Lost);
    }

    private Task<Handler> Ended(Func<WorkItem, WorkOutcome> doing) => Ended(new Handler(doing));

    /// <summary>Has a piece of work done, until it is in the store no more.</summary>
    private async Task<Handler> Ended(Handler handler)
    {
        var item = await _work.Insert("test", "slack:T1", ["key"], "{}", CancellationToken.None);
        using var queue = new WorkQueue(_work, _inbox, [handler], _time, NullLogger<WorkQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);
        _inbox.Take(item!);
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); (await _work.Adoptable(TimeSpan.Zero, CancellationToken.None)).Count + (await _work.Abandoned(TimeSpan.Zero, CancellationToken.None)).Count > 0 || handler.Done == 0 || handler.IsPutOff;)
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "It never ended.");
            // Hours are not waited for sweep by sweep.
            _time.Advance(handler.IsPutOff ? 6 * WorkQueue.SweepInterval : WorkQueue.SweepInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await queue.StopAsync(CancellationToken.None);
        return handler;
    }

    private sealed class Handler(Func<WorkItem, WorkOutcome> doing) : IWorkHandler
    {
        private int _done;
        private int _lost;

        public int Done => Volatile.Read(ref _done);

        public int Lost => Volatile.Read(ref _lost);

        /// <summary>What was put off is not among what is due, and comes again.</summary>
        public bool IsPutOff { get; private set; }

        public Func<int, Task> LostOf { get; init; } = _ => Task.CompletedTask;

        public IReadOnlyList<string> Kinds => ["test"];

        public Task WaitForTurn(WorkItem item, CancellationToken stopping) => Task.CompletedTask;

        public Task<WorkOutcome> Do(WorkItem item)
        {
            Interlocked.Increment(ref _done);
            var outcome = doing(item);
            IsPutOff = outcome.Again is not null;
            return Task.FromResult(outcome);
        }

        Task IWorkHandler.Lost(WorkItem item)
        {
            IsPutOff = false;
            return LostOf(Interlocked.Increment(ref _lost));
        }
    }
}
