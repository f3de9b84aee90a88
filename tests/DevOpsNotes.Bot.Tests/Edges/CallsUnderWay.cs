namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>Counts the calls of a host that have not come back: while there are any, a test does not move the clock.</summary>
internal sealed class CallsUnderWay : DelegatingHandler
{
    private int _count;

    public bool Any => Volatile.Read(ref _count) > 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
