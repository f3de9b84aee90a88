using System.Threading.Channels;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>
/// Has posts sent, a lane for each workspace: so many at once, and of one workspace fewer, so that one that is slow leaves room
/// for the others. While a platform asks to wait, only its lane does; what is to be tried again waits by itself.
/// </summary>
internal sealed partial class DailyLanes(DailyPoster poster, TimeProvider time, ILogger<DailyLanes> logger) : IDisposable
{
    /// <summary>So many posts are on their way at once: what is lost of a host that dies.</summary>
    public const int AtOnce = 128;

    /// <summary>Of one workspace.</summary>
    public const int OfWorkspace = 32;

    /// <summary>Most of these wait for their turn in a workspace.</summary>
    private const int MostAtWork = 4096;

    /// <summary>When what is not posted is tried again: twice as long after each time.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, Lane> _lanes = [];
    private readonly Channel<DuePost> _ready = Channel.CreateUnbounded<DuePost>();
    private readonly SemaphoreSlim _working = new(MostAtWork);
    private readonly SemaphoreSlim _sending = new(AtOnce);

    /// <summary>How many posts are on their way; others wait.</summary>
    internal int Running
    {
        get
        {
            lock (_lock)
                return _lanes.Values.Sum(lane => lane.Running);
        }
    }

    public void Dispose()
    {
        _working.Dispose();
        _sending.Dispose();
    }

    /// <summary>Takes a post that is due, unless it is here already.</summary>
    public void Add(DuePost post)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(post.Row.Workspace, out var lane))
                _lanes[post.Row.Workspace] = lane = new Lane();
            if (!lane.Known.Add((post.Row.Conversation, post.Date)))
                return;
            lane.Waiting.Enqueue(post, post.NotBefore);
            Admit(post.Row.Workspace, lane);
        }
    }

    /// <summary>Goes on with what has waited long enough.</summary>
    public void GoOn()
    {
        lock (_lock)
        {
            foreach (var (workspace, lane) in _lanes)
                Admit(workspace, lane);
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
            GoOn();
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
            return await InTurn(() => poster.Post(post, ready), stopping);
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
        try
        {
            return await work();
        }
        finally
        {
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
                var wait = later.Wait ?? FirstWait * Math.Pow(2, Math.Min(post.Attempts, 10));
                var again = post with { Problem = later.Problem, Attempts = post.Attempts + 1, NotBefore = time.GetUtcNow() + (wait < LongestWait ? wait : LongestWait) };
                lane.Waiting.Enqueue(again, again.NotBefore);
            }
            else
            {
                lane.Known.Remove((post.Row.Conversation, post.Date));
            }

            Admit(post.Row.Workspace, lane);
            if (lane is { Running: 0, Waiting.Count: 0 })
                _lanes.Remove(post.Row.Workspace);
        }
    }

    private void Admit(Scope workspace, Lane lane)
    {
        if (lane.Waiting.Count == 0 || lane.Running == OfWorkspace || poster.PauseOf(workspace) > TimeSpan.Zero)
            return;
        var now = time.GetUtcNow();
        // One that is further away than anything waits was put there by a clock that was wrong.
        while (lane.Running < OfWorkspace && lane.Waiting.TryPeek(out var post, out var notBefore) && (notBefore <= now || notBefore > now + LongestWait))
        {
            lane.Waiting.Dequeue();
            lane.Running++;
            _ready.Writer.TryWrite(post);
        }
    }

    private sealed class Lane
    {
        public PriorityQueue<DuePost, DateTimeOffset> Waiting { get; } = new();

        /// <summary>What is here, waiting or on its way.</summary>
        public HashSet<(string Conversation, LocalDate Date)> Known { get; } = [];

        public int Running { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store failed while a lesson of the day was to be posted in {Workspace}; it is tried again as long as it is not too late.")]
        public static partial void StoreAway(ILogger logger, Exception exception, Scope workspace);

        [LoggerMessage(2, LogLevel.Error, "A lesson of the day in {Workspace} met a fault.")]
        public static partial void Fault(ILogger logger, Exception exception, Scope workspace);
    }
}
