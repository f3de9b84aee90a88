namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>
/// Runs what hosts do on one thread, of which they take turns wherever they wait: in the same order each time, and without the
/// cost of waking threads.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _turns = new();
    private bool _isOver;

    private OneThread()
    {
    }

    public static void Run(Func<Task> work)
    {
        var (before, thread) = (Current, new OneThread());
        SetSynchronizationContext(thread);
        try
        {
            var running = thread.RunToEnd(work);
            while (thread.Next() is var (callback, state))
                callback(state);
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_turns)
        {
            if (!_isOver)
            {
                _turns.Enqueue((d, state));
                Monitor.Pulse(_turns);
                return;
            }
        }

        // The last of a service that was told to stop, for which nobody waits.
        base.Post(d, state);
    }

    private async Task RunToEnd(Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            lock (_turns)
            {
                _isOver = true;
                Monitor.Pulse(_turns);
            }
        }
    }

    /// <summary>Whose turn it is; <see langword="null"/> when it is over.</summary>
    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (_turns)
        {
            while (_turns.Count == 0 && !_isOver)
                Monitor.Wait(_turns);
            return _turns.TryDequeue(out var turn) ? turn : null;
        }
    }
}
