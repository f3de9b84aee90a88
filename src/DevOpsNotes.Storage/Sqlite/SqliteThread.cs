using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace DevOpsNotes.Storage.Sqlite;

/// <summary>
/// The one thread that uses the connection. SQLite blocks, also behind its async methods
/// (https://learn.microsoft.com/dotnet/standard/data/sqlite/async), so its callers queue here and await.
/// </summary>
internal sealed class SqliteThread : IAsyncDisposable
{
    // A caller that finds the queue full waits for room, which is what slows a bulk import down to the disk's speed.
    private const int QueueLength = 256;

    private readonly string _path;
    private readonly TimeSpan _busyTimeout;
    private readonly Channel<Job> _queue = Channel.CreateBounded<Job>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SqliteThread(string path, TimeSpan busyTimeout) => (_path, _busyTimeout) = (path, busyTimeout);

    /// <summary>Starts the thread and awaits that it has opened the file.</summary>
    /// <exception cref="StoreException">The file cannot be opened.</exception>
    public static async Task<SqliteThread> Start(string path, TimeSpan busyTimeout)
    {
        var thread = new SqliteThread(path, busyTimeout);
        new Thread(thread.Work) { IsBackground = true, Name = $"SQLite {Path.GetFileName(path)}" }.Start();
        await thread._opened.Task;
        return thread;
    }

    /// <summary>
    /// Queues work and awaits its result. Cancelling gives up what is still queued; work that has begun runs to its end
    /// and reports it, since a write may be done by then.
    /// </summary>
    /// <exception cref="StoreException">The store failed.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task<T> Run<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var job = new Job<T>(work, _path, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteTables), $"The store '{_path}' is closed.");
        }

        await using var registration = cancellationToken.UnsafeRegister(static job => ((Job<T>)job!).Cancel(), job);
        return await job.Outcome;
    }

    /// <summary>Accepts nothing more, runs what was accepted and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private void Work()
    {
        try
        {
            using var session = SqliteSession.Open(_path, _busyTimeout);
            _opened.SetResult();
            // Blocking is what this thread is for.
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_queue.Reader.TryRead(out var job))
                    job.Execute(session);
            }
        }
        catch (SqliteException e)
        {
            _opened.TrySetException(SqliteErrors.Explain(e, _path));
        }
        catch (Exception e)
        {
            _opened.TrySetException(e);
        }
        finally
        {
            // Whoever waits for a job that nobody will run must hear of it.
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var job))
                job.Fail(new StoreException("The store stopped working; start again."));
            _ended.SetResult();
        }
    }

    private abstract class Job
    {
        public abstract void Fail(Exception exception);

        public abstract void Execute(SqliteSession session);
    }

    private sealed class Job<T>(Func<SqliteSession, T> work, string path, CancellationToken cancellationToken) : Job
    {
        // Callers go on elsewhere: this thread has the next job to do.
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _claimed;

        public Task<T> Outcome => _outcome.Task;

        public override void Fail(Exception exception) => _outcome.TrySetException(exception);

        public override void Execute(SqliteSession session)
        {
            if (!Claim())
                return;

            try
            {
                _outcome.SetResult(work(session));
            }
            catch (SqliteException e)
            {
                _outcome.SetException(SqliteErrors.Explain(e, path));
            }
            catch (Exception e)
            {
                _outcome.SetException(e);
            }
        }

        public void Cancel()
        {
            if (Claim())
                _outcome.SetCanceled(cancellationToken);
        }

        // Either the thread executes the job or the caller cancels it, never both.
        private bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;
    }
}
