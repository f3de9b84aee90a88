using System.Threading.Channels;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Daily;

/// <summary>
/// Has posts sent, a lane for each workspace: so many at once, and of one workspace fewer, so that one that is slow leaves room
/// for the others. While a platform asks to wait, only its lane does; what is to be tried again waits by itself and keeps nobody.
/// However many are due, few that were not tried yet are in hand: a lane that is full keeps only where to go on, and what is ready
/// beyond that has the sweep wait.
/// </summary>
internal sealed partial class DailyLanes(SubscriptionStore subscriptions, DailyPoster poster, TimeProvider time, ILogger<DailyLanes> logger) : IDisposable
{
    /// <summary>So many posts are on their way at once: what is lost of a host that dies.</summary>
    public const int AtOnce = 128;

    /// <summary>Of one workspace.</summary>
    public const int OfWorkspace = 32;

    /// <summary>So many of one workspace are in hand that were not tried yet; those beyond are read again when half of these were.</summary>
    public const int InHand = 256;

    /// <summary>So many are ready and not yet worked on, of all workspaces.</summary>
    private const int MostReady = 1024;

    /// <summary>Most of these wait for their turn in a workspace.</summary>
    private const int MostAtWork = 4096;

    /// <summary>When what is not posted is tried again: twice as long after each time.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, DailyLane> _lanes = [];
    private readonly Channel<DuePost> _ready = Channel.CreateBounded<DuePost>(MostReady);
    private readonly SemaphoreSlim _working = new(MostAtWork);
    private readonly SemaphoreSlim _sending = new(AtOnce);

    /// <summary>Nothing is on its way, and nothing is about to be read.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (_lock)
                return _lanes.Values.All(lane => lane is { Running: 0, IsToBeFilled: false });
        }
    }

    public void Dispose()
    {
        _working.Dispose();
        _sending.Dispose();
    }

    /// <summary>Waits until there is room for what is ready at once.</summary>
    public async ValueTask WaitForRoom(CancellationToken cancellationToken) => await _ready.Writer.WaitToWriteAsync(cancellationToken);

    /// <summary>Takes a post that is due, unless it is here already.</summary>
    /// <returns><see langword="false"/> when the lane is full. It reads this one again, and those that follow it at the same time in the same part of the zone.</returns>
    public bool Add(DuePost post)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(post.Row.Workspace, out var lane))
                _lanes[post.Row.Workspace] = lane = new DailyLane();
            if (lane.Known.Contains((post.Row.Conversation, post.Date)))
                return true;
            if (lane.Untried >= InHand)
            {
                lane.Left.Add(post);
                return false;
            }

            post.IsFoundInTime = !PostTelemetry.IsOverdue(post.At, time.Now());
            lane.Known.Add((post.Row.Conversation, post.Date));
            lane.Waiting.Enqueue(post, post.NotBefore);
            Admit(post.Row.Workspace, lane);
            return true;
        }
    }

    /// <summary>Tells of what waits that is overdue, once: an alert is to come while posts are stuck, and not when they go out.</summary>
    public void TellOverdue()
    {
        var now = time.Now();
        lock (_lock)
        {
            foreach (var (workspace, lane) in _lanes)
            {
                foreach (var (post, _) in lane.Waiting.UnorderedItems)
                {
                    if (post.IsToldOverdue || !post.IsFoundInTime || !PostTelemetry.IsOverdue(post.At, now))
                        continue;
                    post.IsToldOverdue = true;
                    PostTelemetry.Overdue(workspace, now - post.At);
                }
            }
        }
    }

    /// <summary>Goes on with what has waited long enough, and reads what did not fit into lanes that have room again: a stretch of each in turn, so that none waits for all of another.</summary>
    public async Task GoOn(CancellationToken cancellationToken)
    {
        var failing = new HashSet<Scope>();
        while (Ahead(failing) is { Count: > 0 } ahead)
        {
            foreach (var first in ahead)
            {
                if (!await Fill(first, cancellationToken))
                    failing.Add(first.Row.Workspace);
            }
        }
    }

    /// <summary>Posts what comes. What is on its way is finished when the host stops; what waits is found again by a host that starts.</summary>
    public async Task Run(CancellationToken stopping)
    {
        var going = KeepGoing(stopping);
        try
        {
            while (await _ready.Reader.WaitToReadAsync(stopping))
            {
                while (_ready.Reader.TryRead(out var post))
                {
                    await _working.WaitAsync(stopping);
                    _ = Work(post, stopping);
                }
            }
        }
        finally
        {
            // Whoever has all the places knows that nobody else has one.
            for (var i = 0; i < MostAtWork; i++)
                await _working.WaitAsync(CancellationToken.None);
            await going.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepGoing(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stopping))
            await GoOn(stopping);
    }

    /// <summary>Admits what is ready, and gives where each lane that has room reads on.</summary>
    private List<DuePost> Ahead(HashSet<Scope> failing)
    {
        lock (_lock)
        {
            foreach (var (workspace, lane) in _lanes)
                Admit(workspace, lane);
            return [.. _lanes.Where(lane => lane.Value.IsToBeFilled && !failing.Contains(lane.Key)).Select(lane => lane.Value.Left[0])];
        }
    }

    /// <summary>Reads a stretch where the lane was full; what it cannot read, or does not fit again, stays to be read.</summary>
    /// <returns>Whether it could be read.</returns>
    private async Task<bool> Fill(DuePost first, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in subscriptions.DueFrom(first.Row, cancellationToken))
            {
                if (!Add(new DuePost(row, first.Date)))
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRead(logger, e, first.Row.Workspace);
            return false;
        }

        lock (_lock)
        {
            if (_lanes.TryGetValue(first.Row.Workspace, out var lane) && lane.Left.Remove(first))
                Forget(first.Row.Workspace, lane);
        }

        return true;
    }

    private async Task Work(DuePost post, CancellationToken stopping)
    {
        try
        {
            if (await Step(post, stopping) is { } step)
                Return(post, step);
        }
        finally
        {
            _working.Release();
        }
    }

    /// <summary>What came of a post; <see langword="null"/> when the host stops before it was tried.</summary>
    private async Task<PostStep?> Step(DuePost post, CancellationToken stopping)
    {
        try
        {
            var step = await InTurn(() => poster.Check(post), stopping);
            if (step is not PostStep.Ready ready)
                return step;
            await poster.WaitForTurn(post, stopping);
            return await InTurn(() => poster.Post(post, ready, stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (StoreException e)
        {
            Log.StoreAway(logger, e, post.Row.Workspace);
            return new PostStep.Later("the store did not answer", Wait: null);
        }
        catch (Exception e)
        {
            // Nobody knows how far it came, so it is not tried again.
            Log.Fault(logger, e, post.Row.Workspace);
            return PostStep.Over;
        }
    }

    private async Task<PostStep> InTurn(Func<Task<PostStep>> work, CancellationToken stopping)
    {
        await _sending.WaitAsync(stopping);
        var span = PostTelemetry.Begin();
        try
        {
            return await work();
        }
        finally
        {
            PostTelemetry.End(span);
            _sending.Release();
        }
    }

    private void Return(DuePost post, PostStep step)
    {
        lock (_lock)
        {
            var lane = _lanes[post.Row.Workspace];
            lane.Running--;
            if (step is PostStep.Later later)
            {
                lane.ToTryAgain += post.Attempts == 0 ? 1 : 0;
                var wait = later.Wait ?? FirstWait * Math.Pow(2, Math.Min(post.Attempts, 10));
                var again = post with { Problem = later.Problem, Attempts = post.Attempts + 1, NotBefore = time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait) };
                lane.Waiting.Enqueue(again, again.NotBefore);
            }
            else
            {
                lane.ToTryAgain -= post.Attempts > 0 ? 1 : 0;
                lane.Known.Remove((post.Row.Conversation, post.Date));
            }

            Admit(post.Row.Workspace, lane);
            Forget(post.Row.Workspace, lane);
        }
    }

    private void Forget(Scope workspace, DailyLane lane)
    {
        if (lane is { Running: 0, Waiting.Count: 0, Left.Count: 0 })
            _lanes.Remove(workspace);
    }

    private void Admit(Scope workspace, DailyLane lane)
    {
        if (lane.Waiting.Count == 0 || lane.Running == OfWorkspace || poster.PauseOf(workspace) > TimeSpan.Zero)
            return;
        var now = time.GetUtcNow();
        // One that is further away than anything waits was put there by a clock that was wrong.
        while (lane.Running < OfWorkspace && lane.Waiting.TryPeek(out var post, out var notBefore) && (notBefore <= now || notBefore > now + LongestWait) && _ready.Writer.TryWrite(post))
        {
            lane.Waiting.Dequeue();
            lane.Running++;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store failed while a lesson of the day was to be posted in {Workspace}; it is tried again as long as it is not too late.")]
        public static partial void StoreAway(ILogger logger, Exception exception, Scope workspace);

        [LoggerMessage(2, LogLevel.Error, "A lesson of the day in {Workspace} met a fault.")]
        public static partial void Fault(ILogger logger, Exception exception, Scope workspace);

        [LoggerMessage(3, LogLevel.Error, "What else is due in {Workspace} could not be read; it is tried again.")]
        public static partial void NotRead(ILogger logger, Exception exception, Scope workspace);
    }
}
