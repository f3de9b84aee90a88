using System.Collections.Concurrent;
using System.Net.Sockets;
using Azure;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>How a network or a service fails.</summary>
internal static class Faults
{
    /// <summary>Answers the next requests in the service's place; nothing is applied.</summary>
    public static void Refuse(this InMemoryTableService service, Func<ServiceReply> reply, int times = 1)
    {
        var left = times;
        service.Before = (_, _) => Task.FromResult(Interlocked.Decrement(ref left) >= 0 ? reply() : null);
    }

    /// <summary>Loses the answer to the next write, which was applied.</summary>
    public static void LoseReply(this InMemoryTableService service) => service.LoseReplies(write => write == 1);

    /// <summary>Loses answers to writes, which were applied; of a write and its repetitions, one answer at most.</summary>
    /// <param name="service">The service.</param>
    /// <param name="isLost">Which, counted from 1 without repetitions.</param>
    public static void LoseReplies(this InMemoryTableService service, Func<int, bool> isLost)
    {
        var known = new ConcurrentDictionary<string, bool>();
        var writes = 0;
        // All attempts of a request have the same id.
        service.After = (request, reply) => request.IsWrite && known.TryAdd(request.Header("x-ms-client-request-id")!, true) && isLost(Interlocked.Increment(ref writes)) ? throw Unreachable() : reply;
    }

    /// <summary>Nothing arrives, and nothing comes back.</summary>
    public static void Disconnect(this InMemoryTableService service) => service.Before = (_, _) => throw Unreachable();

    /// <summary>What Azure.Core makes of a broken connection.</summary>
    public static RequestFailedException Unreachable() =>
        new("Connection reset by peer", new HttpRequestException("Connection reset by peer", new SocketException()));
}
