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
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, mayConnectTo);
        if (allowed.Length == 0)
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new PrivateAddressException();

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
}

/// <summary>All addresses of a host are private.</summary>
#pragma warning disable RCS1194 // Thrown in one place, with one meaning.
internal sealed class PrivateAddressException() : IOException("The host has private addresses only.");
