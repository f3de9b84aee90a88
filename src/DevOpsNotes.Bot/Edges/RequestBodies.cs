using DevOpsNotes.Bot.Operations.Limits;

namespace DevOpsNotes.Bot.Edges;

/// <summary>
/// Reads raw bodies, each once, within a size and a time, and so many at once. When there are more, the one that has been
/// arriving longest makes way: what platforms send is there at once, so who dribbles keeps nobody out.
/// </summary>
internal sealed class RequestBodies(Refusals refusals, TimeProvider time)
{
    /// <summary>Nothing that a platform sends is larger, in bytes.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>What is not there by then is of no platform: these wait as long for the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Bodies that are arriving at once: half of what may be under way, so that strangers alone never fill that.</summary>
    public const int AtOnce = EdgeLimits.OfPlatform / 2;

    private readonly Lock _lock = new();
    private readonly LinkedList<CancellationTokenSource> _arriving = new();

    /// <summary>Reads the body of a request.</summary>
    /// <param name="context">The request; it is refused when there is no body to have.</param>
    /// <param name="edge">Where it came in.</param>
    /// <param name="largest">In bytes.</param>
    /// <returns><see langword="null"/> when it is too large, or took too long to arrive.</returns>
    public async Task<ReadOnlyMemory<byte>?> Read(HttpContext context, string edge, int largest = Largest)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        var place = Enter(late);
        try
        {
            if (await ReadAll(context.Request, largest, either.Token) is { } body)
                return body;
            refusals.Refuse(context, edge, "too large", StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException e)
        {
            // The server watches, too: over the size, under the rate, or no body at all.
            refusals.Refuse(context, edge, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too large" : "arrives badly", e.StatusCode);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            refusals.Refuse(context, edge, "arrives too slowly", StatusCodes.Status408RequestTimeout);
        }
        finally
        {
            lock (_lock)
            {
                if (place.List is not null)
                    _arriving.Remove(place);
            }
        }

        return null;
    }

    private LinkedListNode<CancellationTokenSource> Enter(CancellationTokenSource late)
    {
        lock (_lock)
        {
            if (_arriving.Count == AtOnce)
            {
                // Its time is over now. While it stands here, nobody has disposed of it.
                _arriving.First!.Value.CancelAfter(TimeSpan.Zero);
                _arriving.RemoveFirst();
            }

            return _arriving.AddLast(late);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAll(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[4096];
        for (int length; (length = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + length > largest)
                return null;
            buffer.Write(chunk, 0, length);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
