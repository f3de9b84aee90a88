using System.Net;
using System.Net.Sockets;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>Where a request comes from.</summary>
internal static class Network
{
    /// <summary>Who has one address of the sixth version has these bytes of it, and all that follow.</summary>
    private const int OfProvider = 8;

    /// <summary>What all addresses of one sender have in common; empty for none.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, OfProvider)),
        _ => address.ToString(),
    };
}
