using System.Collections.Concurrent;
using System.Threading.Channels;
using DevOpsNotes.Storage.Work;

namespace DevOpsNotes.Bot.Work;

/// <summary>What this host has in hand of the work that was kept: <see cref="WorkQueue"/> does it.</summary>
internal sealed class WorkInbox
{
    /// <summary>So many are in hand, because most of them only wait for their turn in a channel.</summary>
    public const int Most = 5000;

    private readonly ConcurrentDictionary<string, WorkItem> _inHand = new(StringComparer.Ordinal);
    private readonly Channel<WorkItem> _queue = Channel.CreateUnbounded<WorkItem>();

    /// <summary>Takes work that was kept, unless it is in hand. Should this host not come to it, a sweep does, of whichever host.</summary>
    public void Take(WorkItem item)
    {
        if (_inHand.Count < Most && _inHand.TryAdd(item.Id, item))
            _queue.Writer.TryWrite(item);
    }

    /// <summary>The work, as it comes.</summary>
    public IAsyncEnumerable<WorkItem> ReadAll(CancellationToken cancellationToken) => _queue.Reader.ReadAllAsync(cancellationToken);

    /// <summary>It is no longer in hand, done or not.</summary>
    public void Release(WorkItem item) => _inHand.TryRemove(item.Id, out _);
}
