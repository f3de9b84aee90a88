namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>Counts the calls of a host that have not come back: while there are any, a test does not move the clock.</summary>
internal sealed class CallsUnderWay
{
    private int _count;

    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>What counts the calls of one client.</summary>
    public DelegatingHandler Handler() => new Counter(this);

    private sealed class Counter(CallsUnderWay calls) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls._count);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref calls._count);
            }
        }
    }
}
