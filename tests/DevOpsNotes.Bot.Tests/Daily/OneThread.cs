using System.Collections.Concurrent;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>
/// Runs what hosts do on one thread, of which they take turns wherever they wait: in the same order each time, and without the
/// cost of waking threads.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _turns = [];

    private OneThread()
    {
    }

    public static void Run(Func<Task> work)
    {
        var (before, thread) = (Current, new OneThread());
        SetSynchronizationContext(thread);
        try
        {
            var running = work();
            _ = running.ContinueWith(_ => thread._turns.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            foreach (var (callback, state) in thread._turns.GetConsumingEnumerable())
                callback(state);
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _turns.Add((d, state));
}
