using System.Net;
using System.Net.Sockets;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Opens the connections of <see cref="WebReader"/>. The address that is checked is the one that is connected to, so a
/// name that resolves differently a moment later gains nothing.
/// </summary>
internal static class PublicConnector
{
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, Predicate<IPAddress> mayConnectTo, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(endPoint.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, mayConnectTo);
        if (allowed.Length == 0)
            throw addresses.Length == 0 ? NoSuchHost() : new PrivateAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        // The resolver refuses to look up the unspecified addresses 0.0.0.0 and ::, though they can be connected to.
        if (IPAddress.TryParse(host, out var literal))
            return [literal];

        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (ArgumentException)
        {
            throw NoSuchHost();
        }
    }

    private static SocketException NoSuchHost() => new((int)SocketError.HostNotFound);
}

/// <summary>All addresses of a host are private.</summary>
#pragma warning disable RCS1194 // Thrown in one place, with one meaning.
internal sealed class PrivateAddressException() : IOException("The host has private addresses only.");
